-- What an outside provider of sign-in gave for a session of ours, sealed by the server with a key that is made from the
-- session's secret: neither is of use without the cookie. Its rows go with the session.

create table provider_sessions (
    session_id uuid primary key references sessions (id) on delete cascade,
    sealed_tokens bytea not null
        constraint provider_sessions_tokens_size check (octet_length(sealed_tokens) between 1 and 65536),
    access_expires_at timestamptz not null,
    updated_at timestamptz not null default now()
);

-- The system's alone.
revoke all on provider_sessions from public, anon, authenticated, service_role;
alter table provider_sessions enable row level security;
