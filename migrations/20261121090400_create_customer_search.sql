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
create function search_customers(content text, only_status text, out ids uuid[], out narrowed boolean)
language plpgsql stable security definer set search_path = '' as $$
declare
    workspace constant uuid := public.current_workspace();
    me constant uuid := auth.uid();
    recent_rows constant int := 2000;
    enough constant int := 200;
    most constant int := 1000;
    wanted tsquery;
    lookup tsquery;
    seen int;
    rare uuid[];
begin
    ids := '{}';
    narrowed := false;
    if public.current_role_in_workspace() in ('owner', 'admin', 'manager', 'advisor', 'viewer') then
        -- Nothing in a word can end the quotes: they are characters that words are cut at. The index is asked
        -- for the two longest, which are the rarest as a rule; the rows found are checked for the others.
        select string_agg(term, ' & ')::tsquery, (string_agg(term, ' & ') filter (where place <= 2))::tsquery
            into wanted, lookup
            from (
                select '''' || right(workspace::text, 12) || word || ''':*' as term,
                    row_number() over (order by length(word) desc) as place
                from unnest(public.search_words(content, 8)) word
            ) terms;
    end if;
    if wanted is null then
        return;
    end if;

    -- A word that many customers have is found among the few thousand most recent ones, without asking the
    -- index for all that match.
    if only_status is null then
        select array_agg(id) filter (where search @@ wanted), count(*) into ids, seen from (
            (select id, search, last_activity_at from public.customers
                where workspace_id = workspace and private_to is null and deleted_at is null
                order by private_to desc, last_activity_at desc, id desc limit recent_rows)
            union all
            (select id, search, last_activity_at from public.customers
                where workspace_id = workspace and private_to = me and deleted_at is null
                order by private_to desc, last_activity_at desc, id desc limit recent_rows)
            order by last_activity_at desc, id desc limit recent_rows) recent;
    else
        select array_agg(id) filter (where search @@ wanted), count(*) into ids, seen from (
            (select id, search, last_activity_at from public.customers
                where workspace_id = workspace and private_to is null and status = only_status and deleted_at is null
                order by private_to desc, last_activity_at desc, id desc limit recent_rows)
            union all
            (select id, search, last_activity_at from public.customers
                where workspace_id = workspace and private_to = me and status = only_status and deleted_at is null
                order by private_to desc, last_activity_at desc, id desc limit recent_rows)
            order by last_activity_at desc, id desc limit recent_rows) recent;
    end if;
    ids := coalesce(ids, '{}');
    if seen < recent_rows then
        return;
    end if;
    if cardinality(ids) >= enough then
        narrowed := true;
        return;
    end if;

    -- `is true` keeps a condition away from every index but this one.
    select array_agg(id) into rare from (
        select id from public.customers
        where search @@ lookup and deleted_at is null
            and (search @@ wanted) is true and (workspace_id = workspace) is true
            and (private_to is null or private_to = me)
            and (only_status is null or status = only_status)
        limit most + 1) matches;
    rare := coalesce(rare, '{}');
    narrowed := cardinality(rare) > most;
    ids := array(select unnest(ids) union select unnest(rare));
end
$$;

revoke all on function search_customers(text, text) from public, anon, authenticated, service_role;
grant execute on function search_customers(text, text) to authenticated;
