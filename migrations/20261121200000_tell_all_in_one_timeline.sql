-- One timeline of a customer: changes of it, of its records, and its events, in the order of time; and an archive for
-- what is older than a year.

-- What the record was called after the change, so that a timeline names it without looking at seven tables.
alter table activity_log add column title text not null default '';
create index activity_log_in_time on activity_log (customer_id, at, id);
-- What housekeeping archives next: entries of customers.
create index activity_log_by_age on activity_log (at) where customer_id is not null;

-- As before, and the title.
create or replace function log_record() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
    technical constant text[] := array['id', 'workspace_id', 'customer_id', 'private_to', 'customer_deleted_at',
        'created_by', 'created_at', 'updated_at', 'deleted_at'] || tg_argv[1:tg_nargs - 1];
    before constant jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
    after constant jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
    was_there constant boolean := before is not null and before ->> 'deleted_at' is null;
    is_there constant boolean := after is not null and after ->> 'deleted_at' is null;
    changes constant jsonb := public.record_changes(before - technical, after - technical);
    subject constant jsonb := coalesce(after, before);
    through constant text := auth.jwt() ->> 'source';
    what text := 'updated';
begin
    if tg_op = 'INSERT' then
        what := 'created';
    elsif was_there and not is_there then
        what := 'deleted';
    elsif is_there and not was_there then
        what := 'restored';
    elsif tg_op = 'DELETE' or changes = '[]' then
        -- Purged, which the log knows as deleted; or touched by a trigger only.
        return null;
    end if;
    update public.customers set last_activity_at = greatest(clock_timestamp(), last_activity_at)
        where id = (subject ->> 'customer_id')::uuid;
    if not found then
        -- It is being deleted for good, with its log.
        return null;
    end if;
    insert into public.activity_log
        (workspace_id, private_to, entity, entity_id, customer_id, actor_id, source, action, changes, title)
    values ((subject ->> 'workspace_id')::uuid, (subject ->> 'private_to')::uuid, tg_argv[0], (subject ->> 'id')::uuid,
        (subject ->> 'customer_id')::uuid, auth.uid(),
        case when through in ('person', 'agent', 'import', 'api', 'sync') then through
            when auth.uid() is not null then 'api'
            else 'system' end, what, changes,
        -- Whatever the kind of record calls its name.
        left(coalesce(subject ->> 'title', subject ->> 'name', subject ->> 'number', subject ->> 'scope',
            subject ->> 'reference', subject ->> 'description', ''), 200));
    return null;
end
$$;

create table activity_log_archive (
    id bigint primary key,
    workspace_id uuid not null references workspaces (id) on delete cascade,
    private_to uuid,
    entity text not null,
    entity_id uuid not null,
    customer_id uuid not null references customers (id) on delete cascade,
    actor_id uuid,
    source text not null,
    action text not null,
    changes jsonb not null,
    at timestamptz not null,
    title text not null
);
create index activity_log_archive_in_time on activity_log_archive (customer_id, at, id);
create index activity_log_archive_of_entity on activity_log_archive (entity_id, id);
create index activity_log_archive_of_workspace on activity_log_archive (workspace_id, id);

-- As `log_customer` does for the log.
create function pass_on_to_archive() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
    if new.private_to is distinct from old.private_to then
        update public.activity_log_archive set private_to = new.private_to where customer_id = new.id;
    end if;
    return null;
end
$$;

create trigger customers_pass_on_to_archive after update of visibility, user_id on customers
    for each row execute function pass_on_to_archive();

-- Moves the oldest entries that are due, and says how many. Their customers are locked meanwhile, as by whoever hides
-- one, so that no entry slips from one table to the other while it is hidden. Customers that somebody is just changing
-- are left for the next time.
create function archive_activity(before timestamptz, most int) returns bigint
language plpgsql set search_path = '' as $$
declare
    due constant bigint[] := array(select id from public.activity_log
        where at < before and customer_id is not null order by at limit most);
    locked constant uuid[] := array(select id from public.customers
        where id in (select customer_id from public.activity_log where id = any (due))
        order by id for no key update skip locked);
    moved bigint;
begin
    with gone as (delete from public.activity_log where id = any (due) and customer_id = any (locked) returning *)
    insert into public.activity_log_archive (id, workspace_id, private_to, entity, entity_id, customer_id, actor_id, source,
        action, changes, at, title)
    select id, workspace_id, private_to, entity, entity_id, customer_id, actor_id, source, action, changes, at, title from gone;
    get diagnostics moved = row_count;
    return moved;
end
$$;

revoke all on function pass_on_to_archive(), archive_activity(timestamptz, int)
    from public, anon, authenticated, service_role;

alter table activity_log_archive enable row level security;
revoke all on activity_log_archive from public, anon, authenticated, service_role;
grant select on activity_log_archive to authenticated;
create policy activity_log_archive_select on activity_log_archive for select to authenticated
    using (workspace_id = (select current_workspace())
        and (private_to is null or private_to = (select auth.uid())) is true
        and (select current_role_in_workspace()) in ('owner', 'admin', 'manager', 'advisor', 'viewer'));
