-- What the sign-in keeps: sessions, links in e-mails, counted attempts. Secrets only as hashes.

create table sessions (
    id uuid primary key default gen_random_uuid(),
    user_id uuid not null references auth.users (id) on delete cascade,
    -- The workspace the session acts in. Without one it gets another at its next request.
    workspace_id uuid references workspaces (id) on delete set null,
    token_hash bytea not null constraint sessions_token_hash_unique unique,
    user_agent text not null default '' constraint sessions_user_agent_length check (char_length(user_agent) <= 300),
    address text not null default '' constraint sessions_address_length check (char_length(address) <= 100),
    created_at timestamptz not null default now(),
    last_seen_at timestamptz not null default now(),
    expires_at timestamptz not null
);
create index sessions_of_user on sessions (user_id, last_seen_at);
create index sessions_of_workspace on sessions (workspace_id);
create index sessions_to_purge on sessions (expires_at);

create table account_tokens (
    token_hash bytea primary key,
    user_id uuid not null references auth.users (id) on delete cascade,
    purpose text not null constraint account_tokens_purpose_known
        check (purpose in ('confirm', 'magic_link', 'recovery', 'email_change')),
    new_email text,
    expires_at timestamptz not null,
    created_at timestamptz not null default now(),
    constraint account_tokens_new_email_given check ((purpose = 'email_change') = (new_email is not null))
);
create index account_tokens_of_user on account_tokens (user_id, purpose);
create index account_tokens_to_purge on account_tokens (expires_at);

-- Unlogged: what is lost in a crash is a few counted attempts.
create unlogged table rate_limits (
    key_hash bytea primary key,
    window_ends_at timestamptz not null,
    hits int not null
);
create index rate_limits_to_purge on rate_limits (window_ends_at);

revoke all on sessions, account_tokens, rate_limits from public, anon, authenticated, service_role;

-- People see and end their own sessions, never the hash. The rest is the sign-in's alone.
alter table sessions enable row level security;
grant select (id, user_id, workspace_id, user_agent, address, created_at, last_seen_at, expires_at), delete
    on sessions to authenticated;
create policy sessions_select on sessions for select to authenticated
    using (user_id = (select auth.uid()));
create policy sessions_delete on sessions for delete to authenticated
    using (user_id = (select auth.uid()));

alter table account_tokens enable row level security;
alter table rate_limits enable row level security;
