//! The statements of conversations, messages and proposals. `$1` is an id and `$2` the workspace unless said otherwise;
//! that a row is the actor's own is what row-level security says.

/// The columns of one conversation.
macro_rules! conversation {
    () => {
        "k.id, k.customer_id, k.title, k.pinned_agent, k.created_at, k.updated_at"
    };
}

/// The columns of one message.
macro_rules! message {
    () => {
        "m.id, m.conversation_id, m.role, m.content, m.agent_type, m.state, m.rating, m.metadata, m.created_at"
    };
}

/// The columns of one proposal.
macro_rules! proposal {
    () => {
        "p.id, p.message_id, p.conversation_id, p.customer_id, p.draft, p.differences, p.state, p.record, p.created_at"
    };
}

/// The condition of a message that is there: neither it nor its conversation is in the trash.
macro_rules! message_there {
    () => {
        " m.id = $1 and m.workspace_id = $2 and m.deleted_at is null \
         and exists (select from customer_chat_conversations k where k.id = m.conversation_id and k.deleted_at is null)"
    };
}

/// The condition of a proposal whose message is there.
macro_rules! proposal_there {
    () => {
        " p.id = $1 and p.workspace_id = $2 and exists (select from customer_chat_messages m \
         join customer_chat_conversations k on k.id = m.conversation_id and k.deleted_at is null \
         where m.id = p.message_id and m.deleted_at is null)"
    };
}

/// A page of somebody's conversations about a customer. `$1` the customer, `$3` whose, `$4` and `$5` the mark, `$6`
/// rows.
macro_rules! conversations {
    ($search:literal) => {
        concat!(
            "select ",
            conversation!(),
            " from customers c left join lateral (select * from customer_chat_conversations k \
             where k.customer_id = $1 and k.workspace_id = $2 and k.user_id = $3 and k.deleted_at is null \
             and (k.updated_at, k.id) < ($4, $5) ",
            $search,
            " order by k.updated_at desc, k.id desc limit $6) k on true \
             where c.id = $1 and c.workspace_id = $2 and c.deleted_at is null order by k.updated_at desc, k.id desc"
        )
    };
}

pub(super) const CONVERSATIONS: &str = conversations!("");

/// The same of those whose title or one message has every word. `$7` is what somebody typed; nothing in a word can end
/// the quotes: they are characters that words are cut at. What one person said about one customer is little enough to be
/// looked through: no index knows the words.
pub(super) const FOUND: &str = concat!(
    "with wanted as materialized (select string_agg('''' || word || ''':*', ' & ')::tsquery as words \
     from unnest(search_words($7, 8)) word) ",
    conversations!(
        "and (k.search @@ (select words from wanted) or exists (select from customer_chat_messages m \
         where m.conversation_id = k.id and m.deleted_at is null and m.search @@ (select words from wanted)))"
    )
);

pub(super) const CONVERSATION: &str = concat!(
    "select ",
    conversation!(),
    " from customer_chat_conversations k where k.id = $1 and k.workspace_id = $2 and k.deleted_at is null"
);

/// `$1` the customer, `$3` whose it is, `$4` its id, `$5` its title.
pub(super) const BEGIN: &str = concat!(
    "insert into customer_chat_conversations as k (id, customer_id, user_id, title) \
     select $4, id, $3, $5 from customers where id = $1 and workspace_id = $2 and deleted_at is null returning ",
    conversation!()
);

pub(super) const RENAME: &str = "update customer_chat_conversations set title = $3 \
    where id = $1 and workspace_id = $2 and deleted_at is null";
pub(super) const PIN: &str = "update customer_chat_conversations set pinned_agent = $3 \
    where id = $1 and workspace_id = $2 and deleted_at is null";

pub(super) const DELETE: &str = "update customer_chat_conversations set deleted_at = now() \
    where id = $1 and workspace_id = $2 and deleted_at is null and customer_deleted_at is null";

/// Restoring what is not in the trash succeeds: Undo may be pressed twice.
pub(super) const RESTORE: &str = "update customer_chat_conversations set deleted_at = null \
    where id = $1 and workspace_id = $2 and customer_deleted_at is null";

/// Notes that something is said in a conversation, and locks it: whoever else wants to say something waits.
pub(super) const TOUCH: &str = "update customer_chat_conversations set updated_at = clock_timestamp() \
    where id = $1 and workspace_id = $2 and deleted_at is null and customer_deleted_at is null returning id";

/// The same by one of its messages.
pub(super) const TOUCH_BY_MESSAGE: &str = "update customer_chat_conversations set updated_at = clock_timestamp() \
    where id = (select conversation_id from customer_chat_messages \
    where id = $1 and workspace_id = $2 and deleted_at is null) \
    and workspace_id = $2 and deleted_at is null and customer_deleted_at is null returning id";

/// What was said in a conversation. `$3` the mark, `$4` rows.
pub(super) const MESSAGES: &str = concat!(
    "select ",
    message!(),
    " from customer_chat_conversations k left join lateral (select * from customer_chat_messages m \
     where m.conversation_id = $1 and m.deleted_at is null and m.id < $3 order by m.id desc limit $4) m on true \
     where k.id = $1 and k.workspace_id = $2 and k.deleted_at is null order by m.id desc"
);

pub(super) const MESSAGE: &str = concat!(
    "select ",
    message!(),
    " from customer_chat_messages m where",
    message_there!()
);

/// Whether an answer of the conversation `$1` is being written.
pub(super) const STREAMING: &str = "select exists (select from customer_chat_messages \
    where conversation_id = $1 and workspace_id = $2 and state = 'streaming')";

/// The question `$3`, which says `$4`, and the empty answer `$5`.
pub(super) const ASK: &str = concat!(
    "insert into customer_chat_messages as m (id, conversation_id, role, content, state) \
     select said.id, k.id, said.role, said.content, said.state from customer_chat_conversations k, \
     (values (1, $3::uuid, 'user', $4, 'done'), (2, $5::uuid, 'assistant', '', 'streaming')) \
     said (place, id, role, content, state) \
     where k.id = $1 and k.workspace_id = $2 order by said.place returning ",
    message!()
);

/// Takes a question and what came after it out of the conversation `$3`.
pub(super) const FORGET: &str = "update customer_chat_messages set deleted_at = now() \
    where conversation_id = $3 and workspace_id = $2 and id >= $1 and deleted_at is null \
    and exists (select from customer_chat_messages q where q.id = $1 and q.role = 'user')";

pub(super) const EMPTY: &str = concat!(
    "update customer_chat_messages m set content = '', agent_type = null, state = 'streaming', rating = null, \
     metadata = '{}', kept_at = clock_timestamp() where m.role = 'assistant' and",
    message_there!(),
    " returning ",
    message!()
);

/// What was done stays, and what it was proposed in.
pub(super) const DROP_PROPOSALS: &str = "delete from customer_chat_proposals \
    where message_id = $1 and workspace_id = $2 and state in ('open', 'discarded')";

/// `$3` how far the answer is, `$4` who answers, `$5` its text, `$6` how it came about. Also in a conversation that is in
/// the trash: Undo brings back all of it.
pub(super) const KEEP: &str = concat!(
    "update customer_chat_messages m set state = $3, agent_type = $4, content = $5, metadata = $6, \
     kept_at = clock_timestamp() where m.id = $1 and m.workspace_id = $2 and m.deleted_at is null \
     and m.state = 'streaming' returning ",
    message!()
);

pub(super) const RATE: &str = concat!(
    "update customer_chat_messages m set rating = $3 where m.role = 'assistant' and",
    message_there!()
);

/// `$1` since when nothing was kept.
pub(super) const INTERRUPT: &str = "update customer_chat_messages set state = 'interrupted' \
    where state = 'streaming' and kept_at < $1";

/// What was proposed in a conversation.
pub(super) const PROPOSALS: &str = concat!(
    "select ",
    proposal!(),
    " from customer_chat_conversations k left join (customer_chat_proposals p \
     join customer_chat_messages m on m.id = p.message_id and m.deleted_at is null) on p.conversation_id = k.id \
     where k.id = $1 and k.workspace_id = $2 and k.deleted_at is null order by p.id"
);

pub(super) const PROPOSAL: &str = concat!(
    "select ",
    proposal!(),
    " from customer_chat_proposals p where",
    proposal_there!()
);

/// `$1` the answer, `$3` the id, `$4` what would be done, `$5` field by field.
pub(super) const PROPOSE: &str = concat!(
    "insert into customer_chat_proposals as p (id, message_id, draft, differences) \
     select $3, m.id, $4, $5 from customer_chat_messages m where m.role = 'assistant' and",
    message_there!(),
    " returning ",
    proposal!()
);

pub(super) const AMEND: &str = concat!(
    "update customer_chat_proposals p set draft = $3, differences = $4 where p.state = 'open' and",
    proposal_there!(),
    " returning ",
    proposal!()
);

/// `$3` the state that it must be in, `$4` the state that it comes to, `$5` the record or null: what was done keeps the
/// one it has.
pub(super) const DECIDE: &str = concat!(
    "update customer_chat_proposals p set state = $4, \
     record = case when $4 in ('applied', 'undone') then coalesce($5, p.record) end where p.state = $3 and",
    proposal_there!(),
    " returning ",
    proposal!()
);

/// Every reading statement with values for its parameters, for the test that looks at their plans.
#[cfg(feature = "testing")]
pub(crate) fn all(
    workspace: &str,
    user: &str,
    customer: &str,
    [conversation, message, proposal]: [&str; 3],
) -> Vec<(String, &'static str, String)> {
    let last = "ffffffff-ffff-ffff-ffff-ffffffffffff";
    let one = |id: &str| format!("'{id}', '{workspace}'");
    let list =
        format!("'{customer}', '{workspace}', '{user}', '9999-12-31T00:00:00Z', '{last}', 51");
    let found = |words: &str| format!("{list}, '{words}'");
    let named = |name: &str, statement, values| (name.to_owned(), statement, values);
    vec![
        named("conversations", CONVERSATIONS, list.clone()),
        named("conversations with a word", FOUND, found("pricing")),
        named("conversations without a word", FOUND, found("zzz")),
        named("one conversation", CONVERSATION, one(conversation)),
        named(
            "messages",
            MESSAGES,
            format!("{}, '{last}', 51", one(conversation)),
        ),
        named("one message", MESSAGE, one(message)),
        named("an answer that is written", STREAMING, one(conversation)),
        named("proposals", PROPOSALS, one(conversation)),
        named("one proposal", PROPOSAL, one(proposal)),
    ]
}
