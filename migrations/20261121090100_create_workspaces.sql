-- Workspaces, who is in them, and what people tell about themselves.

create table workspaces (
    id uuid primary key default gen_random_uuid(),
    name text not null constraint workspaces_name_length check (char_length(name) between 1 and 200),
    created_by uuid references auth.users (id) on delete set null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
);
create index workspaces_created_by on workspaces (created_by);

create table workspace_members (
    workspace_id uuid not null references workspaces (id) on delete cascade,
    user_id uuid not null references auth.users (id) on delete cascade,
    role text not null constraint workspace_members_role_known
        check (role in ('owner', 'admin', 'manager', 'advisor', 'partner', 'viewer')),
    created_at timestamptz not null default now(),
    primary key (workspace_id, user_id)
);
create index workspace_members_user on workspace_members (user_id, created_at);

create table profiles (
    id uuid primary key references auth.users (id) on delete cascade,
    name text not null constraint profiles_name_length check (char_length(name) between 1 and 200),
    -- A copy for display; the address to sign in with is in auth.users.
    email text not null,
    theme text not null default 'system'
        constraint profiles_theme_known check (theme in ('system', 'light', 'dark')),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
);

create function set_updated_at() returns trigger language plpgsql set search_path = '' as $$
begin
    new.updated_at := clock_timestamp();
    return new;
end
$$;

create trigger workspaces_updated_at before update on workspaces
    for each row execute function set_updated_at();
create trigger profiles_updated_at before update on profiles
    for each row execute function set_updated_at();

-- A request acts in one workspace: the one its claims name, if the user is a member of it; else in none.
-- Written in plpgsql, not sql: its plan is kept for the connection, where sql would plan anew at each call.
create function current_workspace() returns uuid
language plpgsql stable security definer set search_path = '' as $$
begin
    return (select workspace_id from public.workspace_members
        where workspace_id = nullif(auth.jwt() ->> 'workspace', '')::uuid and user_id = auth.uid());
end
$$;

create function current_role_in_workspace() returns text
language plpgsql stable security definer set search_path = '' as $$
begin
    return (select role from public.workspace_members
        where workspace_id = nullif(auth.jwt() ->> 'workspace', '')::uuid and user_id = auth.uid());
end
$$;

-- Gives a user a profile and a workspace unless they have them, and says in which one they act.
-- Two sign-ins of one user at once wait for each other at the user's own lock.
create function ensure_personal_workspace(who uuid, new_workspace uuid) returns uuid
language plpgsql set search_path = '' as $$
declare
    address text;
    called text;
    found_workspace uuid;
begin
    select workspace_id into found_workspace from public.workspace_members
        where user_id = who order by created_at, workspace_id limit 1;
    if found_workspace is not null and exists (select from public.profiles where id = who) then
        return found_workspace;
    end if;

    perform pg_advisory_xact_lock(hashtextextended('personal workspace ' || who, 0));
    select u.email, coalesce(
        nullif(trim(u.raw_user_meta_data ->> 'name'), ''),
        nullif(trim(u.raw_user_meta_data ->> 'full_name'), ''),
        nullif(split_part(u.email, '@', 1), ''),
        'Somebody')
        into strict address, called from auth.users u where u.id = who;
    called := left(called, 200);
    insert into public.profiles (id, name, email) values (who, called, coalesce(address, ''))
        on conflict do nothing;

    select workspace_id into found_workspace from public.workspace_members
        where user_id = who order by created_at, workspace_id limit 1;
    if found_workspace is null then
        found_workspace := new_workspace;
        insert into public.workspaces (id, name, created_by)
            values (new_workspace, left(called, 180) || '’s workspace', who);
        insert into public.workspace_members (workspace_id, user_id, role)
            values (new_workspace, who, 'owner');
    end if;
    return found_workspace;
end
$$;

-- Functions are open to everybody unless said otherwise; Supabase opens them to its roles by name.
revoke all on function set_updated_at(), current_workspace(), current_role_in_workspace(),
    ensure_personal_workspace(uuid, uuid) from public, anon, authenticated, service_role;
grant execute on function current_workspace(), current_role_in_workspace() to authenticated;

-- The same for tables: take everything, give what is meant.
revoke all on _sqlx_migrations, workspaces, workspace_members, profiles
    from public, anon, authenticated, service_role;

alter table workspaces enable row level security;
grant select, update (name) on workspaces to authenticated;
create policy workspaces_select on workspaces for select to authenticated
    using (id = (select current_workspace()));
create policy workspaces_update on workspaces for update to authenticated
    using (id = (select current_workspace())
        and (select current_role_in_workspace()) in ('owner', 'admin'))
    with check (id = (select current_workspace())
        and (select current_role_in_workspace()) in ('owner', 'admin'));

alter table workspace_members enable row level security;
grant select on workspace_members to authenticated;
create policy workspace_members_select on workspace_members for select to authenticated
    using (workspace_id = (select current_workspace())
        and ((select current_role_in_workspace()) <> 'partner' or user_id = (select auth.uid())));

-- Oneself, and the people one may see as members of the workspace (the policy above decides).
alter table profiles enable row level security;
grant select, update (name, theme) on profiles to authenticated;
create policy profiles_select on profiles for select to authenticated
    using (id = (select auth.uid()) or exists (
        select from workspace_members m
        where m.workspace_id = (select current_workspace()) and m.user_id = profiles.id));
create policy profiles_update on profiles for update to authenticated
    using (id = (select auth.uid())) with check (id = (select auth.uid()));
