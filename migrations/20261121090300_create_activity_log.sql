-- What happened, written by triggers in the transaction in which it happened, so that no path can forget it.

create table activity_log (
    id bigint generated always as identity primary key,
    workspace_id uuid not null references workspaces (id) on delete cascade,
    private_to uuid,
    entity text not null,
    entity_id uuid not null,
    customer_id uuid references customers (id) on delete cascade,
    -- No foreign key: what somebody did stays done after their account is gone.
    actor_id uuid,
    source text not null constraint activity_log_source_known
        check (source in ('person', 'agent', 'import', 'api', 'sync', 'system')),
    action text not null constraint activity_log_action_known
        check (action in ('created', 'updated', 'deleted', 'restored')),
    -- [{"field": "info.vertical", "before": …, "after": …}], whole values: any of them may be wanted back.
    changes jsonb not null default '[]',
    at timestamptz not null default clock_timestamp()
);
create index activity_log_of_customer on activity_log (customer_id, id);
create index activity_log_of_workspace on activity_log (workspace_id, id);

-- The document of a customer as fields: one per key, the product's keys each on their own, the team whole.
create function customer_info_fields(info jsonb) returns table (field text, value jsonb)
language sql immutable parallel safe set search_path = '' as $$
    select 'info.' || key, value from jsonb_each(info)
        where key <> 'product' or jsonb_typeof(value) <> 'object'
    union all
    select 'info.product.' || key, value
        from jsonb_each(case jsonb_typeof(info -> 'product') when 'object' then info -> 'product' else '{}' end)
$$;

create function customer_changes(before public.customers, after public.customers) returns jsonb
language sql stable set search_path = '' as $$
    with changed (place, field, was, is_now) as (
        values (1, 'name', to_jsonb((before).name), to_jsonb((after).name)),
            (2, 'status', to_jsonb((before).status), to_jsonb((after).status)),
            (3, 'visibility', to_jsonb((before).visibility), to_jsonb((after).visibility)),
            (4, 'user_id', to_jsonb((before).user_id), to_jsonb((after).user_id))
        union all
        select 5, coalesce(b.field, a.field), b.value, a.value
        from public.customer_info_fields((before).info) b
        full join public.customer_info_fields((after).info) a on a.field = b.field
        where (before).info is distinct from (after).info
    )
    select coalesce(jsonb_agg(jsonb_build_object('field', field, 'before', was, 'after', is_now)
        order by place, field), '[]')
    from changed where was is distinct from is_now
$$;

create function log_customer() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
    what text := 'updated';
    through text := auth.jwt() ->> 'source';
    changes jsonb;
begin
    if tg_op = 'INSERT' then
        what := 'created';
        -- The rest is in the row, and in the first change of each field.
        changes := jsonb_build_array(
            jsonb_build_object('field', 'name', 'before', null, 'after', new.name),
            jsonb_build_object('field', 'status', 'before', null, 'after', new.status));
    else
        changes := public.customer_changes(old, new);
        if old.deleted_at is null and new.deleted_at is not null then
            what := 'deleted';
        elsif old.deleted_at is not null and new.deleted_at is null then
            what := 'restored';
        elsif changes = '[]' then
            return null;
        end if;
        if new.private_to is distinct from old.private_to then
            update public.activity_log set private_to = new.private_to where customer_id = new.id;
        end if;
    end if;
    insert into public.activity_log
        (workspace_id, private_to, entity, entity_id, customer_id, actor_id, source, action, changes)
    values (new.workspace_id, new.private_to, 'customer', new.id, new.id, auth.uid(),
        case when through in ('person', 'agent', 'import', 'api', 'sync') then through
            -- Somebody with claims that are not from NextUp, such as Supabase's own API.
            when auth.uid() is not null then 'api'
            else 'system' end, what, changes);
    return null;
end
$$;

create trigger customers_log after insert or update on customers
    for each row execute function log_customer();

revoke all on function customer_info_fields(jsonb), customer_changes(public.customers, public.customers), log_customer()
    from public, anon, authenticated, service_role;

alter table activity_log enable row level security;
revoke all on sequence activity_log_id_seq from public, anon, authenticated, service_role;
revoke all on activity_log from public, anon, authenticated, service_role;
grant select on activity_log to authenticated;
create policy activity_log_select on activity_log for select to authenticated
    using (workspace_id = (select current_workspace())
        and (private_to is null or private_to = (select auth.uid())) is true
        and (select current_role_in_workspace()) in ('owner', 'admin', 'manager', 'advisor', 'viewer'));
