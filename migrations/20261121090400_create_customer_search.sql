-- Searching customers.
--
-- `@@` is not leakproof, so under row-level security Postgres would filter row by row instead of using the
-- index. This function looks past the policy, repeats its conditions, and returns no more than ids; the
-- caller joins them back to the table under the policy.

-- Without a pending list: a search must not pay for the writes before it.
create index customers_search on customers using gin (search) with (fastupdate = off)
    where deleted_at is null;

-- Ids of customers in which every word begins some word, with this status unless it is null. `narrowed`: there
-- are more than these, and the most recently active ones are among these.
--
-- 1. Of the thousand most recently active customers (shared, and as many of one's own) the matching ones are
--    taken. Where there are no more customers, that is the answer. A word that many customers have is answered
--    here too, after a few hundred rows: asking the index for all that match would take longest for it.
-- 2. A word found rarely there is looked up in the index.
--
-- Reading the table until a limit is met can look cheap to the planner and is not where a workspace's rows lie
-- behind everybody else's: hence no sequential scans.
create function search_customers(content text, only_status text, out ids uuid[], out narrowed boolean)
language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
declare
    workspace constant uuid := public.current_workspace();
    me constant uuid := auth.uid();
    recent_rows constant int := 1000;
    enough constant int := 200;
    most constant int := 1000;
    terms tsquery[];
    wanted tsquery;
    lookup tsquery;
    more_rows boolean;
    indexed uuid[];
begin
    ids := '{}';
    narrowed := false;
    if public.current_role_in_workspace() in ('owner', 'admin', 'manager', 'advisor', 'viewer') then
        -- Nothing in a word can end the quotes: they are characters that words are cut at.
        terms := array(select ('''' || right(workspace::text, 12) || word || ''':*')::tsquery
            from unnest(public.search_words(content, 8)) word);
        wanted := array_to_string(terms, ' & ')::tsquery;
    end if;
    if coalesce(cardinality(terms), 0) = 0 then
        return;
    end if;

    -- One statement for each: a plan for "this status or any" would read the workspace.
    if only_status is null then
        more_rows := exists (select from public.customers
                where workspace_id = workspace and private_to is null and deleted_at is null offset recent_rows)
            or exists (select from public.customers
                where workspace_id = workspace and private_to = me and deleted_at is null offset recent_rows);
        ids := array(
            select id from (select id, search from public.customers
                where workspace_id = workspace and private_to is null and deleted_at is null
                order by private_to desc, last_activity_at desc, id desc limit recent_rows) shared
            where search @@ wanted limit case when more_rows then enough end
        ) || array(
            select id from (select id, search from public.customers
                where workspace_id = workspace and private_to = me and deleted_at is null
                order by private_to desc, last_activity_at desc, id desc limit recent_rows) mine
            where search @@ wanted limit case when more_rows then enough end
        );
    else
        more_rows := exists (select from public.customers
                where workspace_id = workspace and private_to is null and status = only_status
                    and deleted_at is null offset recent_rows)
            or exists (select from public.customers
                where workspace_id = workspace and private_to = me and status = only_status
                    and deleted_at is null offset recent_rows);
        ids := array(
            select id from (select id, search from public.customers
                where workspace_id = workspace and private_to is null and status = only_status and deleted_at is null
                order by private_to desc, last_activity_at desc, id desc limit recent_rows) shared
            where search @@ wanted limit case when more_rows then enough end
        ) || array(
            select id from (select id, search from public.customers
                where workspace_id = workspace and private_to = me and status = only_status and deleted_at is null
                order by private_to desc, last_activity_at desc, id desc limit recent_rows) mine
            where search @@ wanted limit case when more_rows then enough end
        );
    end if;
    narrowed := more_rows and cardinality(ids) >= enough;
    if narrowed or not more_rows then
        return;
    end if;

    -- The index is asked for the rarest word only, or the rarest two where both are common, going by a sample;
    -- the rows it finds are checked for the others. A common word costs most to look up and excludes least.
    if cardinality(terms) = 1 then
        lookup := wanted;
    else
        with sample as materialized (
            select search from (select search from public.customers
                where workspace_id = workspace and private_to is null and deleted_at is null
                order by private_to desc, last_activity_at desc, id desc limit 300) shared
            union all
            select search from (select search from public.customers
                where workspace_id = workspace and private_to = me and deleted_at is null
                order by private_to desc, last_activity_at desc, id desc limit 300) mine
        ), ranked as (
            select term, hits, row_number() over (order by hits, length(term::text) desc) as place
            from unnest(terms) term, lateral (select count(*) as hits from sample where search @@ term) counted
        )
        select string_agg(term::text, ' & ')::tsquery into lookup from ranked
            where place = 1 or (place = 2 and (select hits from ranked where place = 1) > 9);
    end if;

    -- `is true` keeps a condition away from every index but this one.
    indexed := array(
        select id from public.customers
        where search @@ lookup and deleted_at is null
            and (search @@ wanted) is true and (workspace_id = workspace) is true
            and (private_to is null or private_to = me) is true
            and (only_status is null or status = only_status)
        limit most + 1);
    narrowed := cardinality(indexed) > most;
    ids := array(select unnest(ids) union select unnest(indexed));
end
$$;

revoke all on function search_customers(text, text) from public, anon, authenticated, service_role;
grant execute on function search_customers(text, text) to authenticated;
