-- What Supabase brings along and other databases lack: its roles, its `auth` schema and pgvector.
-- Everything here is made only where it does not exist, because on Supabase it belongs to others.

-- The migrator's own table, like every table: nothing for the roles of the API.
alter table _sqlx_migrations enable row level security;

-- Roles belong to the whole server, so another database's migration may be making them right now.
do $$
declare
    missing text;
begin
    foreach missing in array array['anon', 'authenticated', 'service_role'] loop
        if not exists (select from pg_roles where rolname = missing) then
            begin
                execute format('create role %I nologin noinherit', missing);
            exception
                when duplicate_object or unique_violation then null;
                when insufficient_privilege then
                    raise exception 'NextUp needs the role "%", and may not make it', missing
                        using hint = 'Let an administrator run: create role anon nologin; create role authenticated nologin; create role service_role nologin; grant authenticated to '
                            || quote_ident(current_user);
            end;
        end if;
    end loop;
end
$$;

-- Each request acts as `authenticated` (`set local role`), which only its members may.
do $$
declare
    may_act boolean := (select rolsuper from pg_roles where rolname = current_user)
        or pg_has_role(current_user, 'authenticated',
            case when current_setting('server_version_num')::int >= 160000 then 'set' else 'member' end);
begin
    if not may_act then
        execute format('grant authenticated to %I', current_user);
    end if;
exception
    when insufficient_privilege then
        raise exception 'NextUp may not act as the role "authenticated"'
            using hint = 'Let an administrator run: grant authenticated to ' || quote_ident(current_user);
end
$$;

do $$
begin
    if not has_schema_privilege('authenticated', 'public', 'usage') then
        grant usage on schema public to authenticated;
    end if;
end
$$;

do $$
begin
    if to_regnamespace('auth') is null then
        create schema auth;
        grant usage on schema auth to anon, authenticated, service_role;
    end if;
end
$$;

-- The columns of Supabase's table that NextUp reads or writes.
do $$
begin
    if to_regclass('auth.users') is null then
        create table auth.users (
            id uuid primary key,
            aud text,
            role text,
            email text,
            encrypted_password text,
            email_confirmed_at timestamptz,
            phone text unique,
            phone_confirmed_at timestamptz,
            confirmed_at timestamptz generated always as (least(email_confirmed_at, phone_confirmed_at)) stored,
            last_sign_in_at timestamptz,
            raw_app_meta_data jsonb,
            raw_user_meta_data jsonb,
            is_anonymous boolean not null default false,
            is_sso_user boolean not null default false,
            banned_until timestamptz,
            deleted_at timestamptz,
            created_at timestamptz,
            updated_at timestamptz
        );
        create unique index users_email_partial_key on auth.users (email) where is_sso_user = false;
        alter table auth.users enable row level security;
    end if;
end
$$;

do $$
begin
    if to_regprocedure('auth.jwt()') is null then
        create function auth.jwt() returns jsonb language sql stable as $f$
            select coalesce(
                nullif(current_setting('request.jwt.claim', true), ''),
                nullif(current_setting('request.jwt.claims', true), '')
            )::jsonb
        $f$;
    end if;
    if to_regprocedure('auth.uid()') is null then
        create function auth.uid() returns uuid language sql stable as $f$
            select coalesce(
                nullif(current_setting('request.jwt.claim.sub', true), ''),
                nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub'
            )::uuid
        $f$;
    end if;
    if to_regprocedure('auth.role()') is null then
        create function auth.role() returns text language sql stable as $f$
            select coalesce(
                nullif(current_setting('request.jwt.claim.role', true), ''),
                nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'role'
            )
        $f$;
    end if;
    if to_regprocedure('auth.email()') is null then
        create function auth.email() returns text language sql stable as $f$
            select coalesce(
                nullif(current_setting('request.jwt.claim.email', true), ''),
                nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'email'
            )
        $f$;
    end if;
end
$$;

-- pgvector is asked for now, so that a database without it is met at the first start and not at an update.
do $$
begin
    if exists (select from pg_extension where extname = 'vector') then
        return;
    end if;
    if not exists (select from pg_available_extensions where name = 'vector') then
        raise exception 'NextUp needs the extension pgvector, which this Postgres server does not have'
            using hint = 'Install pgvector on the server (https://github.com/pgvector/pgvector), or use a Postgres that has it';
    end if;
    if to_regnamespace('extensions') is not null then
        create extension vector schema extensions;
    else
        create extension vector;
    end if;
exception
    when insufficient_privilege then
        raise exception 'NextUp needs the extension pgvector, and may not create it'
            using hint = 'Let an administrator run in this database: create extension vector';
end
$$;
