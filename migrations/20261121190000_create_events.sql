-- Events of a customer: what people write down about it.

create table customer_events (
    id uuid primary key default gen_random_uuid(),
    workspace_id uuid not null,
    customer_id uuid not null references customers (id) on delete cascade,
    private_to uuid,
    customer_deleted_at timestamptz,
    event_type text not null default 'update' constraint customer_events_type_known
        check (event_type in ('meeting', 'call', 'email', 'note', 'milestone', 'update', 'decision')),
    title text not null constraint customer_events_title_length check (char_length(title) between 1 and 200),
    description text not null default ''
        constraint customer_events_description_length check (char_length(description) <= 20000),
    -- Ids of members of the customer's team, and names of others.
    participants text[] not null default '{}' constraint customer_events_participants_few
        check (cardinality(participants) <= 100 and pg_column_size(participants) <= 100000),
    metadata jsonb not null default '{}'
        constraint customer_events_metadata_object check (jsonb_typeof(metadata) = 'object')
        constraint customer_events_metadata_size check (pg_column_size(metadata) <= 100000),
    event_date timestamptz not null default now(),
    created_by uuid,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    deleted_at timestamptz
);
create index customer_events_of_customer on customer_events (customer_id, event_date, id);
-- One type among many: without it Postgres may read all events of a busy customer for a page of meetings.
create index customer_events_of_type on customer_events (customer_id, event_type, event_date, id);
create index customer_events_of_workspace on customer_events (workspace_id, private_to);
create index customer_events_to_purge on customer_events (deleted_at) where deleted_at is not null;

create trigger customer_events_inherit before insert on customer_events
    for each row execute function inherit_customer();
create trigger customer_events_touch before update on customer_events
    for each row execute function touch_record();
create trigger customer_events_log after insert or update or delete on customer_events
    for each row execute function log_record('event', 'metadata');
create trigger customers_pass_on_to_events after update of visibility, user_id, deleted_at on customers
    for each row execute function pass_on_customer('customer_events');

alter table customer_events enable row level security;
revoke all on customer_events from public, anon, authenticated, service_role;
grant select on customer_events to authenticated;
grant insert (id, customer_id, event_type, title, description, participants, metadata, event_date)
    on customer_events to authenticated;
grant update (event_type, title, description, participants, metadata, event_date, deleted_at)
    on customer_events to authenticated;

create policy customer_events_select on customer_events for select to authenticated
    using (workspace_id = (select current_workspace())
        and (private_to is null or private_to = (select auth.uid())) is true
        and (select current_role_in_workspace()) in ('owner', 'admin', 'manager', 'advisor', 'viewer')
        and ((deleted_at is null and customer_deleted_at is null) or (select showing_trash())));
create policy customer_events_insert on customer_events for insert to authenticated
    with check (workspace_id = (select current_workspace())
        and (private_to is null or private_to = (select auth.uid())) is true
        and (select current_role_in_workspace()) in ('owner', 'admin', 'manager', 'advisor')
        and deleted_at is null and customer_deleted_at is null);
create policy customer_events_update on customer_events for update to authenticated
    using (workspace_id = (select current_workspace())
        and (private_to is null or private_to = (select auth.uid())) is true
        and (select current_role_in_workspace()) in ('owner', 'admin', 'manager', 'advisor')
        and ((deleted_at is null and customer_deleted_at is null) or (select showing_trash())))
    with check (workspace_id = (select current_workspace())
        and (private_to is null or private_to = (select auth.uid())) is true
        and (select current_role_in_workspace()) in ('owner', 'admin', 'manager', 'advisor'));
