-- Artifacts of a project, and every version of them.

create table customer_artifacts (
    id uuid primary key default gen_random_uuid(),
    workspace_id uuid not null,
    customer_id uuid not null references customers (id) on delete cascade,
    project_id uuid not null,
    private_to uuid,
    customer_deleted_at timestamptz,
    type text not null default 'custom' constraint customer_artifacts_type_known
        check (type in ('strategy', 'research', 'roadmap', 'prd', 'personas', 'competitive_analysis', 'okrs',
            'success_metrics', 'user_stories', 'meeting_notes', 'custom')),
    title text not null constraint customer_artifacts_title_length check (char_length(title) between 1 and 200),
    content text not null default ''
        constraint customer_artifacts_content_size check (octet_length(content) <= 1048576),
    status text not null default 'draft' constraint customer_artifacts_status_known
        check (status in ('draft', 'in_progress', 'review', 'final', 'archived')),
    metadata jsonb not null default '{}'
        constraint customer_artifacts_metadata_object check (jsonb_typeof(metadata) = 'object')
        constraint customer_artifacts_metadata_size check (pg_column_size(metadata) <= 100000),
    -- How the latest text came: the triggers below make versions of it.
    autosaved boolean not null default false,
    restored_from int,
    version int not null default 1,
    revision int not null default 1,
    -- A tsvector holds a megabyte at most; the beginning of a text says what it is about.
    search tsvector generated always as (setweight(to_tsvector('simple', title), 'A')
        || setweight(to_tsvector('simple', left(content, 200000)), 'B')) stored,
    created_by uuid,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    deleted_at timestamptz,
    constraint customer_artifacts_project_of_customer foreign key (project_id, customer_id)
        references customer_projects (id, customer_id) on delete cascade
);
create index customer_artifacts_of_customer on customer_artifacts (customer_id, updated_at, id);
create index customer_artifacts_of_project on customer_artifacts (project_id, customer_id, updated_at, id);
create index customer_artifacts_of_workspace on customer_artifacts (workspace_id, private_to);
create index customer_artifacts_to_purge on customer_artifacts (deleted_at) where deleted_at is not null;

create table customer_artifact_versions (
    artifact_id uuid not null references customer_artifacts (id) on delete cascade,
    number int not null,
    workspace_id uuid not null,
    customer_id uuid not null references customers (id) on delete cascade,
    private_to uuid,
    customer_deleted_at timestamptz,
    title text not null,
    content text not null,
    actor_id uuid,
    source text not null,
    -- Made by autosaves only: the next one of the same person may still go into it.
    open boolean not null,
    restored_from int,
    began_at timestamptz not null default clock_timestamp(),
    at timestamptz not null default clock_timestamp(),
    primary key (artifact_id, number)
);
create index customer_artifact_versions_of_customer on customer_artifact_versions (customer_id);
create index customer_artifact_versions_of_workspace on customer_artifact_versions (workspace_id, private_to);

-- Through what the transaction changes something, in the words of the activity log.
create function source_of_change() returns text
language sql stable set search_path = '' as $$
    select case
        when auth.jwt() ->> 'source' in ('person', 'agent', 'import', 'api', 'sync') then auth.jwt() ->> 'source'
        when auth.uid() is not null then 'api'
        else 'system' end
$$;

-- Into which version a change of title or text goes: into the latest one, if that is made of autosaves of the same person
-- through the same source, the last of them not five minutes ago and the first not thirty; otherwise into a new one.
-- What was restored is always new. A save that somebody asked for closes the version it goes into, and closes the
-- latest one also when it changes nothing more. (`domain::artifacts::ArtifactVersion` tells people.)
create function artifacts_before_save() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
    continues boolean;
begin
    new.version := old.version;
    new.revision := old.revision;
    if (new.title, new.content) is not distinct from (old.title, old.content) then
        return new;
    end if;
    new.revision := old.revision + 1;
    select open and actor_id is not distinct from auth.uid() and source = public.source_of_change()
            and at > clock_timestamp() - interval '5 minutes' and began_at > clock_timestamp() - interval '30 minutes'
        into continues
        from public.customer_artifact_versions where artifact_id = old.id and number = old.version;
    if new.restored_from is not null or continues is not true then
        new.version := old.version + 1;
    end if;
    return new;
end
$$;

create function artifacts_keep_version() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
    if tg_op = 'UPDATE' and new.revision = old.revision then
        if not new.autosaved then
            update public.customer_artifact_versions set open = false
                where artifact_id = new.id and number = new.version and open;
        end if;
        return null;
    end if;
    insert into public.customer_artifact_versions (artifact_id, number, workspace_id, customer_id, private_to,
        customer_deleted_at, title, content, actor_id, source, open, restored_from)
    values (new.id, new.version, new.workspace_id, new.customer_id, new.private_to, new.customer_deleted_at,
        new.title, new.content, auth.uid(), public.source_of_change(), new.autosaved, new.restored_from)
    on conflict (artifact_id, number) do update
        set title = excluded.title, content = excluded.content, open = excluded.open, at = clock_timestamp();
    return null;
end
$$;

create trigger customer_artifacts_inherit before insert on customer_artifacts
    for each row execute function inherit_customer();
create trigger customer_artifacts_before_save before update on customer_artifacts
    for each row execute function artifacts_before_save();
create trigger customer_artifacts_touch before update on customer_artifacts
    for each row execute function touch_record();
create trigger customer_artifacts_keep_version after insert or update of title, content, autosaved on customer_artifacts
    for each row execute function artifacts_keep_version();
-- A text of half a megabyte is in the versions, not in the log: it says from which version to which.
create trigger customer_artifacts_log after insert or update or delete on customer_artifacts
    for each row execute function log_record('artifact', 'content', 'search', 'revision', 'autosaved', 'restored_from', 'metadata');
create trigger customers_pass_on_to_artifacts after update of visibility, user_id, deleted_at on customers
    for each row execute function pass_on_customer('customer_artifacts');
create trigger customers_pass_on_to_artifact_versions after update of visibility, user_id, deleted_at on customers
    for each row execute function pass_on_customer('customer_artifact_versions');

revoke all on function source_of_change(), artifacts_before_save(), artifacts_keep_version()
    from public, anon, authenticated, service_role;

alter table customer_artifacts enable row level security;
revoke all on customer_artifacts from public, anon, authenticated, service_role;
grant select on customer_artifacts to authenticated;
grant insert (id, customer_id, project_id, type, title, content, status, metadata) on customer_artifacts to authenticated;
grant update (project_id, type, title, content, status, metadata, autosaved, restored_from, deleted_at)
    on customer_artifacts to authenticated;

create policy customer_artifacts_select on customer_artifacts for select to authenticated
    using (workspace_id = (select current_workspace())
        and (private_to is null or private_to = (select auth.uid())) is true
        and (select current_role_in_workspace()) in ('owner', 'admin', 'manager', 'advisor', 'viewer')
        and ((deleted_at is null and customer_deleted_at is null) or (select showing_trash())));
create policy customer_artifacts_insert on customer_artifacts for insert to authenticated
    with check (workspace_id = (select current_workspace())
        and (private_to is null or private_to = (select auth.uid())) is true
        and (select current_role_in_workspace()) in ('owner', 'admin', 'manager', 'advisor')
        and deleted_at is null and customer_deleted_at is null);
create policy customer_artifacts_update on customer_artifacts for update to authenticated
    using (workspace_id = (select current_workspace())
        and (private_to is null or private_to = (select auth.uid())) is true
        and (select current_role_in_workspace()) in ('owner', 'admin', 'manager', 'advisor')
        and ((deleted_at is null and customer_deleted_at is null) or (select showing_trash())))
    with check (workspace_id = (select current_workspace())
        and (private_to is null or private_to = (select auth.uid())) is true
        and (select current_role_in_workspace()) in ('owner', 'admin', 'manager', 'advisor'));

-- History: nobody writes it but the trigger.
alter table customer_artifact_versions enable row level security;
revoke all on customer_artifact_versions from public, anon, authenticated, service_role;
grant select on customer_artifact_versions to authenticated;
create policy customer_artifact_versions_select on customer_artifact_versions for select to authenticated
    using (workspace_id = (select current_workspace())
        and (private_to is null or private_to = (select auth.uid())) is true
        and (select current_role_in_workspace()) in ('owner', 'admin', 'manager', 'advisor', 'viewer')
        and (customer_deleted_at is null or (select showing_trash())));
