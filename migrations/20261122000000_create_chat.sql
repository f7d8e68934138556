-- Conversations with the agents about a customer. Each belongs to the person who began it: `user_id` in every table, and
-- in every policy. Like all that belongs to a customer they carry to whom it is private and since when it is in the
-- trash, so that whoever does not see the customer any more does not see what they said about it either. The log tells
-- nothing of them: what is said is nobody else's, and a proposal that is applied changes a record, which has a log.

create table customer_chat_conversations (
    id uuid primary key default gen_random_uuid(),
    workspace_id uuid not null,
    customer_id uuid not null references customers (id) on delete cascade,
    private_to uuid,
    customer_deleted_at timestamptz,
    user_id uuid not null,
    title text not null
        constraint customer_chat_conversations_title_length check (char_length(title) between 1 and 200),
    -- Who answers, whatever the messages say.
    pinned_agent text constraint customer_chat_conversations_pinned_agent_known
        check (pinned_agent in ('customer_mgmt', 'product_mgmt')),
    search tsvector generated always as (array_to_tsvector(search_words(title))) stored,
    created_at timestamptz not null default now(),
    -- When something was last said in it.
    updated_at timestamptz not null default now(),
    deleted_at timestamptz,
    -- Whoever leaves a workspace takes their conversations along.
    constraint customer_chat_conversations_user_is_member foreign key (workspace_id, user_id)
        references workspace_members (workspace_id, user_id) on delete cascade
);
create index customer_chat_conversations_of_user
    on customer_chat_conversations (customer_id, user_id, updated_at, id);
create index customer_chat_conversations_of_workspace on customer_chat_conversations (workspace_id, user_id);
create index customer_chat_conversations_to_purge on customer_chat_conversations (deleted_at)
    where deleted_at is not null;

create table customer_chat_messages (
    id uuid primary key default gen_random_uuid(),
    workspace_id uuid not null,
    customer_id uuid not null references customers (id) on delete cascade,
    private_to uuid,
    customer_deleted_at timestamptz,
    user_id uuid not null,
    conversation_id uuid not null references customer_chat_conversations (id) on delete cascade,
    role text not null constraint customer_chat_messages_role_known check (role in ('user', 'assistant')),
    content text not null default '',
    agent_type text constraint customer_chat_messages_agent_type_known
        check (agent_type in ('customer_mgmt', 'product_mgmt')),
    state text not null default 'done' constraint customer_chat_messages_state_known
        check (state in ('streaming', 'done', 'stopped', 'interrupted', 'failed')),
    rating text constraint customer_chat_messages_rating_known check (rating in ('good', 'bad')),
    -- How an answer came about: `domain::chat::Details`.
    metadata jsonb not null default '{}'
        constraint customer_chat_messages_metadata_object check (jsonb_typeof(metadata) = 'object')
        constraint customer_chat_messages_metadata_size check (pg_column_size(metadata) <= 1000000),
    -- An answer is found once it is written: while it grows, nobody pays for cutting it into words.
    search tsvector generated always as (case when state <> 'streaming'
        then array_to_tsvector(search_words(content)) else '' end) stored,
    created_at timestamptz not null default now(),
    -- When its writer last kept how far it is.
    kept_at timestamptz not null default now(),
    deleted_at timestamptz,
    constraint customer_chat_messages_question_length
        check (role <> 'user' or char_length(content) between 1 and 20000),
    constraint customer_chat_messages_answer_length check (char_length(content) <= 400000),
    constraint customer_chat_messages_question_plain
        check (role <> 'user' or (state = 'done' and agent_type is null and rating is null))
);
create index customer_chat_messages_of_conversation on customer_chat_messages (conversation_id, id);
create index customer_chat_messages_of_customer on customer_chat_messages (customer_id);
create index customer_chat_messages_to_purge on customer_chat_messages (deleted_at) where deleted_at is not null;
-- A conversation has one answer at a time.
create unique index customer_chat_messages_one_streaming on customer_chat_messages (conversation_id)
    where state = 'streaming';
create index customer_chat_messages_abandoned on customer_chat_messages (kept_at) where state = 'streaming';

create table customer_chat_proposals (
    id uuid primary key default gen_random_uuid(),
    workspace_id uuid not null,
    customer_id uuid not null references customers (id) on delete cascade,
    private_to uuid,
    customer_deleted_at timestamptz,
    user_id uuid not null,
    conversation_id uuid not null references customer_chat_conversations (id) on delete cascade,
    message_id uuid not null references customer_chat_messages (id) on delete cascade,
    -- `domain::chat::ChangeDraft` and `Difference`: at most the text of an artifact, and that text before and after.
    draft jsonb not null
        constraint customer_chat_proposals_draft_object check (jsonb_typeof(draft) = 'object')
        constraint customer_chat_proposals_draft_size check (pg_column_size(draft) <= 2000000),
    differences jsonb not null
        constraint customer_chat_proposals_differences_array check (jsonb_typeof(differences) = 'array')
        constraint customer_chat_proposals_differences_size check (pg_column_size(differences) <= 4000000),
    state text not null default 'open' constraint customer_chat_proposals_state_known
        check (state in ('open', 'applied', 'discarded', 'undone')),
    -- What was made or changed: `domain::chat::Record`.
    record jsonb constraint customer_chat_proposals_record_object check (jsonb_typeof(record) = 'object'),
    created_at timestamptz not null default now()
);
create index customer_chat_proposals_of_conversation on customer_chat_proposals (conversation_id, id);
create index customer_chat_proposals_of_message on customer_chat_proposals (message_id);
create index customer_chat_proposals_of_customer on customer_chat_proposals (customer_id);

-- As `inherit_customer`, but for whoever may read the customer: talking about it does not change it. It looks past the
-- policies, and the new row's own policy decides: of a customer of somebody else and of none it says the same. The lock
-- keeps the customer from being hidden until the row is there to be told.
create function inherit_customer_to_read() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
    select workspace_id, private_to, deleted_at
        into new.workspace_id, new.private_to, new.customer_deleted_at
        from public.customers where id = new.customer_id for share;
    return new;
end
$$;

-- Runs as whoever inserts: a conversation of somebody else is none.
create function inherit_conversation() returns trigger
language plpgsql set search_path = '' as $$
begin
    select workspace_id, customer_id, private_to, customer_deleted_at, user_id
        into new.workspace_id, new.customer_id, new.private_to, new.customer_deleted_at, new.user_id
        from public.customer_chat_conversations where id = new.conversation_id for share;
    if not found then
        raise no_data_found using message = 'no such conversation';
    end if;
    return new;
end
$$;

create function inherit_message() returns trigger
language plpgsql set search_path = '' as $$
begin
    select workspace_id, customer_id, private_to, customer_deleted_at, user_id, conversation_id
        into new.workspace_id, new.customer_id, new.private_to, new.customer_deleted_at, new.user_id,
            new.conversation_id
        from public.customer_chat_messages where id = new.message_id for share;
    if not found then
        raise no_data_found using message = 'no such message';
    end if;
    return new;
end
$$;

revoke all on function inherit_customer_to_read(), inherit_conversation(), inherit_message()
    from public, anon, authenticated, service_role;

create trigger customer_chat_conversations_inherit before insert on customer_chat_conversations
    for each row execute function inherit_customer_to_read();
create trigger customer_chat_messages_inherit before insert on customer_chat_messages
    for each row execute function inherit_conversation();
create trigger customer_chat_proposals_inherit before insert on customer_chat_proposals
    for each row execute function inherit_message();
-- Triggers fire in the order of their names: what inherits from another is told after it.
create trigger customers_pass_on_to_chat_conversations after update of visibility, user_id, deleted_at on customers
    for each row execute function pass_on_customer('customer_chat_conversations');
create trigger customers_pass_on_to_chat_messages after update of visibility, user_id, deleted_at on customers
    for each row execute function pass_on_customer('customer_chat_messages');
create trigger customers_pass_on_to_chat_proposals after update of visibility, user_id, deleted_at on customers
    for each row execute function pass_on_customer('customer_chat_proposals');

alter table customer_chat_conversations enable row level security;
revoke all on customer_chat_conversations from public, anon, authenticated, service_role;
grant select on customer_chat_conversations to authenticated;
grant insert (id, customer_id, user_id, title, pinned_agent) on customer_chat_conversations to authenticated;
grant update (title, pinned_agent, updated_at, deleted_at) on customer_chat_conversations to authenticated;

create policy customer_chat_conversations_select on customer_chat_conversations for select to authenticated
    using (workspace_id = (select current_workspace())
        and user_id = (select auth.uid())
        and (private_to is null or private_to = (select auth.uid())) is true
        and (select current_role_in_workspace()) in ('owner', 'admin', 'manager', 'advisor', 'viewer')
        and ((deleted_at is null and customer_deleted_at is null) or (select showing_trash())));
create policy customer_chat_conversations_insert on customer_chat_conversations for insert to authenticated
    with check (workspace_id = (select current_workspace())
        and user_id = (select auth.uid())
        and (private_to is null or private_to = (select auth.uid())) is true
        and (select current_role_in_workspace()) in ('owner', 'admin', 'manager', 'advisor', 'viewer')
        and deleted_at is null and customer_deleted_at is null);
create policy customer_chat_conversations_update on customer_chat_conversations for update to authenticated
    using (workspace_id = (select current_workspace())
        and user_id = (select auth.uid())
        and (private_to is null or private_to = (select auth.uid())) is true
        and (select current_role_in_workspace()) in ('owner', 'admin', 'manager', 'advisor', 'viewer')
        and ((deleted_at is null and customer_deleted_at is null) or (select showing_trash())))
    with check (workspace_id = (select current_workspace())
        and user_id = (select auth.uid())
        and (private_to is null or private_to = (select auth.uid())) is true
        and (select current_role_in_workspace()) in ('owner', 'admin', 'manager', 'advisor', 'viewer'));

alter table customer_chat_messages enable row level security;
revoke all on customer_chat_messages from public, anon, authenticated, service_role;
grant select on customer_chat_messages to authenticated;
grant insert (id, conversation_id, role, content, agent_type, state, metadata)
    on customer_chat_messages to authenticated;
grant update (content, agent_type, state, rating, metadata, kept_at, deleted_at)
    on customer_chat_messages to authenticated;

create policy customer_chat_messages_select on customer_chat_messages for select to authenticated
    using (workspace_id = (select current_workspace())
        and user_id = (select auth.uid())
        and (private_to is null or private_to = (select auth.uid())) is true
        and (select current_role_in_workspace()) in ('owner', 'admin', 'manager', 'advisor', 'viewer')
        and ((deleted_at is null and customer_deleted_at is null) or (select showing_trash())));
create policy customer_chat_messages_insert on customer_chat_messages for insert to authenticated
    with check (workspace_id = (select current_workspace())
        and user_id = (select auth.uid())
        and (private_to is null or private_to = (select auth.uid())) is true
        and (select current_role_in_workspace()) in ('owner', 'admin', 'manager', 'advisor', 'viewer')
        and deleted_at is null and customer_deleted_at is null);
create policy customer_chat_messages_update on customer_chat_messages for update to authenticated
    using (workspace_id = (select current_workspace())
        and user_id = (select auth.uid())
        and (private_to is null or private_to = (select auth.uid())) is true
        and (select current_role_in_workspace()) in ('owner', 'admin', 'manager', 'advisor', 'viewer')
        and ((deleted_at is null and customer_deleted_at is null) or (select showing_trash())))
    with check (workspace_id = (select current_workspace())
        and user_id = (select auth.uid())
        and (private_to is null or private_to = (select auth.uid())) is true
        and (select current_role_in_workspace()) in ('owner', 'admin', 'manager', 'advisor', 'viewer'));

alter table customer_chat_proposals enable row level security;
revoke all on customer_chat_proposals from public, anon, authenticated, service_role;
grant select, delete on customer_chat_proposals to authenticated;
grant insert (id, message_id, draft, differences) on customer_chat_proposals to authenticated;
grant update (draft, differences, state, record) on customer_chat_proposals to authenticated;

create policy customer_chat_proposals_select on customer_chat_proposals for select to authenticated
    using (workspace_id = (select current_workspace())
        and user_id = (select auth.uid())
        and (private_to is null or private_to = (select auth.uid())) is true
        and (select current_role_in_workspace()) in ('owner', 'admin', 'manager', 'advisor', 'viewer')
        and (customer_deleted_at is null or (select showing_trash())));
create policy customer_chat_proposals_insert on customer_chat_proposals for insert to authenticated
    with check (workspace_id = (select current_workspace())
        and user_id = (select auth.uid())
        and (private_to is null or private_to = (select auth.uid())) is true
        and (select current_role_in_workspace()) in ('owner', 'admin', 'manager', 'advisor', 'viewer')
        and customer_deleted_at is null);
create policy customer_chat_proposals_update on customer_chat_proposals for update to authenticated
    using (workspace_id = (select current_workspace())
        and user_id = (select auth.uid())
        and (private_to is null or private_to = (select auth.uid())) is true
        and (select current_role_in_workspace()) in ('owner', 'admin', 'manager', 'advisor', 'viewer')
        and (customer_deleted_at is null or (select showing_trash())))
    with check (workspace_id = (select current_workspace())
        and user_id = (select auth.uid())
        and (private_to is null or private_to = (select auth.uid())) is true
        and (select current_role_in_workspace()) in ('owner', 'admin', 'manager', 'advisor', 'viewer'));
-- With the answer that is written anew goes what it proposed; what was done stays.
create policy customer_chat_proposals_delete on customer_chat_proposals for delete to authenticated
    using (workspace_id = (select current_workspace())
        and user_id = (select auth.uid())
        and (private_to is null or private_to = (select auth.uid())) is true
        and (select current_role_in_workspace()) in ('owner', 'admin', 'manager', 'advisor', 'viewer')
        and customer_deleted_at is null and state in ('open', 'discarded'));
