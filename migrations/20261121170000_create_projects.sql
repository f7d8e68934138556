-- Projects of a customer.

create table customer_projects (
    id uuid primary key default gen_random_uuid(),
    workspace_id uuid not null,
    customer_id uuid not null references customers (id) on delete cascade,
    private_to uuid,
    customer_deleted_at timestamptz,
    name text not null constraint customer_projects_name_length check (char_length(name) between 1 and 200),
    description text not null default ''
        constraint customer_projects_description_length check (char_length(description) <= 20000),
    status text not null default 'planning' constraint customer_projects_status_known
        check (status in ('planning', 'active', 'on_hold', 'completed', 'archived')),
    agreement_id uuid,
    starts_on date,
    ends_on date,
    progress smallint not null default 0
        constraint customer_projects_progress_percent check (progress between 0 and 100),
    metadata jsonb not null default '{}'
        constraint customer_projects_metadata_object check (jsonb_typeof(metadata) = 'object')
        constraint customer_projects_metadata_size check (pg_column_size(metadata) <= 100000),
    created_by uuid,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    deleted_at timestamptz,
    constraint customer_projects_end_after_start check (ends_on >= starts_on),
    -- What belongs to a project belongs to the project's customer.
    constraint customer_projects_with_customer unique (id, customer_id)
);
create index customer_projects_of_customer on customer_projects (customer_id, id);
create index customer_projects_of_workspace on customer_projects (workspace_id, private_to);
create index customer_projects_to_purge on customer_projects (deleted_at) where deleted_at is not null;

create trigger customer_projects_inherit before insert on customer_projects
    for each row execute function inherit_customer();
create trigger customer_projects_touch before update on customer_projects
    for each row execute function touch_record();
create trigger customer_projects_log after insert or update or delete on customer_projects
    for each row execute function log_record('project', 'metadata');
create trigger customers_pass_on_to_projects after update of visibility, user_id, deleted_at on customers
    for each row execute function pass_on_customer('customer_projects');

alter table customer_projects enable row level security;
revoke all on customer_projects from public, anon, authenticated, service_role;
grant select on customer_projects to authenticated;
grant insert (id, customer_id, name, description, status, agreement_id, starts_on, ends_on, progress, metadata)
    on customer_projects to authenticated;
grant update (name, description, status, agreement_id, starts_on, ends_on, progress, metadata, deleted_at)
    on customer_projects to authenticated;

create policy customer_projects_select on customer_projects for select to authenticated
    using (workspace_id = (select current_workspace())
        and (private_to is null or private_to = (select auth.uid())) is true
        and (select current_role_in_workspace()) in ('owner', 'admin', 'manager', 'advisor', 'viewer')
        and ((deleted_at is null and customer_deleted_at is null) or (select showing_trash())));
create policy customer_projects_insert on customer_projects for insert to authenticated
    with check (workspace_id = (select current_workspace())
        and (private_to is null or private_to = (select auth.uid())) is true
        and (select current_role_in_workspace()) in ('owner', 'admin', 'manager', 'advisor')
        and deleted_at is null and customer_deleted_at is null);
create policy customer_projects_update on customer_projects for update to authenticated
    using (workspace_id = (select current_workspace())
        and (private_to is null or private_to = (select auth.uid())) is true
        and (select current_role_in_workspace()) in ('owner', 'admin', 'manager', 'advisor')
        and ((deleted_at is null and customer_deleted_at is null) or (select showing_trash())))
    with check (workspace_id = (select current_workspace())
        and (private_to is null or private_to = (select auth.uid())) is true
        and (select current_role_in_workspace()) in ('owner', 'admin', 'manager', 'advisor'));
