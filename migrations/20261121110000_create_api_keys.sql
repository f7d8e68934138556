-- Keys with which programs work for a person, and the replies to requests that may be sent twice.

create table api_keys (
    id uuid primary key default gen_random_uuid(),
    user_id uuid not null,
    workspace_id uuid not null,
    name text not null constraint api_keys_name_length check (char_length(name) between 1 and 200),
    token_hash bytea not null constraint api_keys_token_hash_unique unique,
    -- The first characters of the secret, for people to tell their keys apart.
    prefix text not null constraint api_keys_prefix_length check (char_length(prefix) between 4 and 16),
    scopes text[] not null constraint api_keys_scopes_known
        check (cardinality(scopes) > 0 and scopes <@ array['customers:read', 'customers:write']),
    created_at timestamptz not null default now(),
    -- Null: until it is revoked.
    expires_at timestamptz,
    last_used_at timestamptz,
    -- Whoever leaves the workspace leaves no key to it behind.
    constraint api_keys_of_member foreign key (workspace_id, user_id)
        references workspace_members (workspace_id, user_id) on delete cascade
);
create index api_keys_of_user on api_keys (workspace_id, user_id, created_at);
create index api_keys_to_purge on api_keys (expires_at) where expires_at is not null;

-- The system's alone: the first reply to each key, for whoever asks again within a day.
create table idempotency_keys (
    api_key_id uuid not null references api_keys (id) on delete cascade,
    key_hash bytea not null,
    request_hash bytea not null,
    -- Null while the first request runs.
    status int,
    headers jsonb,
    body text,
    created_at timestamptz not null default now(),
    primary key (api_key_id, key_hash),
    constraint idempotency_keys_reply_whole
        check ((status is null) = (headers is null) and (status is null) = (body is null))
);
create index idempotency_keys_to_purge on idempotency_keys (created_at);

revoke all on api_keys, idempotency_keys from public, anon, authenticated, service_role;

-- People see, make and revoke their own keys of the workspace they act in. The hash is written and never read back;
-- nothing of a key is changed later, so that it means for ever what it meant when it was made.
alter table api_keys enable row level security;
grant select (id, user_id, workspace_id, name, prefix, scopes, created_at, expires_at, last_used_at),
    insert (id, user_id, workspace_id, name, token_hash, prefix, scopes, expires_at), delete
    on api_keys to authenticated;
create policy api_keys_select on api_keys for select to authenticated
    using (workspace_id = (select current_workspace()) and user_id = (select auth.uid()));
create policy api_keys_insert on api_keys for insert to authenticated
    with check (workspace_id = (select current_workspace()) and user_id = (select auth.uid()));
create policy api_keys_delete on api_keys for delete to authenticated
    using (workspace_id = (select current_workspace()) and user_id = (select auth.uid()));

alter table idempotency_keys enable row level security;
