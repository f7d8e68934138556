-- Finding artifacts of the whole workspace by the words of their titles and of their customers.

-- The words of a title, each with the tail of the workspace's id in front like those of a customer, so that both are
-- searched for with the same words and a lookup never meets another workspace's.
create function title_search_vector(workspace uuid, title text) returns tsvector
language sql immutable parallel safe set search_path = '' as $$
    select array_to_tsvector(array(
        select right(workspace::text, 12) || word from unnest(public.search_words(title)) word))
$$;

alter table customer_artifacts add column title_search tsvector
    generated always as (title_search_vector(workspace_id, title)) stored;
create index customer_artifacts_titles on customer_artifacts using gin (title_search) with (fastupdate = off)
    where deleted_at is null and customer_deleted_at is null;
create index customer_artifacts_changed on customer_artifacts (workspace_id, private_to, updated_at, id)
    where deleted_at is null and customer_deleted_at is null;

-- What only a search needs is nothing that happened to an artifact.
drop trigger customer_artifacts_log on customer_artifacts;
create trigger customer_artifacts_log after insert or update or delete on customer_artifacts
    for each row execute function log_record('artifact', 'content', 'search', 'title_search', 'revision', 'autosaved',
        'restored_from', 'metadata');

-- Ids of artifacts in which every word begins a word of the title or of the customer, the last changed first. Runs past
-- row-level security and repeats its conditions, for the reason that `search_customers` gives; the caller joins them back.
--
-- 1. The artifacts that changed last (shared, and as many of one's own) answer what is common, and in a small workspace all.
-- 2. Where they have too few, the indexes are asked: for titles with one of the words, and for customers that few have
--    one of the words in common with. Both are bounded: a word that thousands have has been answered by then.
create function search_artifacts(content text, most int) returns uuid[]
language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
declare
    workspace constant uuid := public.current_workspace();
    me constant uuid := auth.uid();
    recent_rows constant int := 500;
    looked_up constant int := 1000;
    words text[];
    wanted tsquery;
    one_of tsquery;
    customers_found uuid[];
    found_ids uuid[];
begin
    if public.current_role_in_workspace() in ('owner', 'admin', 'manager', 'advisor', 'viewer') then
        words := public.search_words(content, 8);
    end if;
    if coalesce(cardinality(words), 0) = 0 then
        return '{}';
    end if;
    -- Nothing in a word can end the quotes: they are characters that words are cut at.
    select string_agg(term, ' & ')::tsquery, string_agg(term, ' | ')::tsquery into wanted, one_of
        from (select '''' || right(workspace::text, 12) || word || ''':*' as term from unnest(words) word) terms;

    found_ids := array(
        select a.id from (
            (select id, customer_id, project_id, title_search, updated_at from public.customer_artifacts
                where workspace_id = workspace and private_to is null
                    and deleted_at is null and customer_deleted_at is null
                order by private_to desc, updated_at desc, id desc limit recent_rows)
            union all
            (select id, customer_id, project_id, title_search, updated_at from public.customer_artifacts
                where workspace_id = workspace and private_to = me
                    and deleted_at is null and customer_deleted_at is null
                order by private_to desc, updated_at desc, id desc limit recent_rows)
        ) a
        join public.customers c on c.id = a.customer_id
        join public.customer_projects j on j.id = a.project_id and j.deleted_at is null
        where (a.title_search || c.search) @@ wanted
        order by a.updated_at desc, a.id desc limit most);
    if cardinality(found_ids) >= most then
        return found_ids;
    end if;

    customers_found := array(
        select distinct id from unnest(words) word, public.search_customers(word, null) found, unnest(found.ids) id
        where not found.narrowed limit looked_up);
    -- `is true` keeps a condition away from every index but those of the search.
    return array(
        select a.id from (
            (select id, customer_id, project_id, title_search, updated_at from public.customer_artifacts
                where title_search @@ one_of and deleted_at is null and customer_deleted_at is null
                    and (workspace_id = workspace) is true and (private_to is null or private_to = me) is true
                limit looked_up)
            union
            (select id, customer_id, project_id, title_search, updated_at from public.customer_artifacts
                where customer_id = any (customers_found) and deleted_at is null and customer_deleted_at is null
                    and (workspace_id = workspace) is true and (private_to is null or private_to = me) is true
                limit looked_up)
            union
            (select id, customer_id, project_id, title_search, updated_at from public.customer_artifacts
                where id = any (found_ids))
        ) a
        join public.customers c on c.id = a.customer_id
        join public.customer_projects j on j.id = a.project_id and j.deleted_at is null
        where (a.title_search || c.search) @@ wanted
        order by a.updated_at desc, a.id desc limit most);
end
$$;

revoke all on function title_search_vector(uuid, text), search_artifacts(text, int)
    from public, anon, authenticated, service_role;
-- The first is run by whoever writes an artifact.
grant execute on function title_search_vector(uuid, text), search_artifacts(text, int) to authenticated;
