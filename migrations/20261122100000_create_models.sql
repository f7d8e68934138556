-- Language models that a workspace brings along, and what answers took.

create table workspace_model_providers (
    id uuid primary key default gen_random_uuid(),
    workspace_id uuid not null references workspaces (id) on delete cascade,
    -- Whoever has the lowest is asked first.
    place int not null,
    kind text not null constraint workspace_model_providers_kind_known
        check (kind in ('ollama', 'anthropic', 'openai')),
    name text not null constraint workspace_model_providers_name_length check (char_length(name) between 1 and 200),
    model text not null constraint workspace_model_providers_model_length check (char_length(model) between 1 and 200),
    base_url text not null constraint workspace_model_providers_base_url_length
        check (char_length(base_url) between 1 and 2100),
    -- Sealed with a secret that the database does not have.
    key_sealed bytea constraint workspace_model_providers_key_size check (octet_length(key_sealed) <= 2000),
    -- The last characters of the key, for people to tell keys apart; empty of a short one.
    key_hint text constraint workspace_model_providers_key_hint_length check (char_length(key_hint) <= 4),
    timeout_seconds int not null constraint workspace_model_providers_timeout_range
        check (timeout_seconds between 1 and 600),
    output_tokens int not null constraint workspace_model_providers_output_range check (output_tokens > 0),
    context_tokens int not null constraint workspace_model_providers_context_range
        check (context_tokens >= output_tokens),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    deleted_at timestamptz,
    constraint workspace_model_providers_key_whole check ((key_sealed is null) = (key_hint is null))
);
create index workspace_model_providers_of_workspace on workspace_model_providers (workspace_id, place, id);
create index workspace_model_providers_to_purge on workspace_model_providers (deleted_at)
    where deleted_at is not null;
create trigger workspace_model_providers_updated_at before update on workspace_model_providers
    for each row execute function set_updated_at();

-- What the answers of a day took, by person and model. The trigger below writes it and nobody else.
create table workspace_model_usage (
    workspace_id uuid not null references workspaces (id) on delete cascade,
    user_id uuid not null references auth.users (id) on delete cascade,
    day date not null,
    provider text not null,
    model text not null,
    answers bigint not null,
    input_tokens bigint not null,
    output_tokens bigint not null,
    milliseconds bigint not null,
    primary key (workspace_id, user_id, day, provider, model)
);
create index workspace_model_usage_of_days on workspace_model_usage (workspace_id, day);
create index workspace_model_usage_of_user on workspace_model_usage (user_id);

-- An answer that is written again was paid for twice: it counts each time that it ends. The row is the person's own, so
-- nobody waits for a colleague.
create function count_model_usage() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
    used jsonb := new.metadata -> 'usage';
begin
    insert into public.workspace_model_usage as sums
        (workspace_id, user_id, day, provider, model, answers, input_tokens, output_tokens, milliseconds)
    values (new.workspace_id, new.user_id, (now() at time zone 'utc')::date,
        left(coalesce(used ->> 'provider', ''), 200), left(coalesce(used ->> 'model', ''), 200), 1,
        coalesce((used ->> 'input_tokens')::bigint, 0), coalesce((used ->> 'output_tokens')::bigint, 0),
        coalesce((used ->> 'total_ms')::bigint, 0))
    on conflict (workspace_id, user_id, day, provider, model) do update set
        answers = sums.answers + 1,
        input_tokens = sums.input_tokens + excluded.input_tokens,
        output_tokens = sums.output_tokens + excluded.output_tokens,
        milliseconds = sums.milliseconds + excluded.milliseconds;
    return null;
end
$$;
revoke all on function count_model_usage() from public, anon, authenticated, service_role;
create trigger customer_chat_messages_count_usage after update of state on customer_chat_messages
    for each row when (old.state = 'streaming' and new.state <> 'streaming'
        and jsonb_typeof(new.metadata -> 'usage') = 'object')
    execute function count_model_usage();

revoke all on workspace_model_providers, workspace_model_usage from public, anon, authenticated, service_role;

-- Every member sees who is asked. A sealed key is written and never read back but by the server itself.
alter table workspace_model_providers enable row level security;
grant select (id, workspace_id, place, kind, name, model, base_url, key_hint, timeout_seconds, output_tokens,
        context_tokens, created_at, updated_at, deleted_at),
    insert (id, workspace_id, place, kind, name, model, base_url, key_sealed, key_hint, timeout_seconds,
        output_tokens, context_tokens),
    update (place, kind, name, model, base_url, key_sealed, key_hint, timeout_seconds, output_tokens,
        context_tokens, deleted_at)
    on workspace_model_providers to authenticated;
create policy workspace_model_providers_select on workspace_model_providers for select to authenticated
    using (workspace_id = (select current_workspace())
        and (deleted_at is null or (select showing_trash())));
create policy workspace_model_providers_insert on workspace_model_providers for insert to authenticated
    with check (workspace_id = (select current_workspace())
        and (select current_role_in_workspace()) in ('owner', 'admin') and deleted_at is null);
create policy workspace_model_providers_update on workspace_model_providers for update to authenticated
    using (workspace_id = (select current_workspace())
        and (select current_role_in_workspace()) in ('owner', 'admin')
        and (deleted_at is null or (select showing_trash())))
    with check (workspace_id = (select current_workspace())
        and (select current_role_in_workspace()) in ('owner', 'admin'));

-- People see what their own answers took, owners and admins what all did.
alter table workspace_model_usage enable row level security;
grant select on workspace_model_usage to authenticated;
create policy workspace_model_usage_select on workspace_model_usage for select to authenticated
    using (workspace_id = (select current_workspace())
        and (user_id = (select auth.uid()) or (select current_role_in_workspace()) in ('owner', 'admin')));
