use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{
    Agent, ChangeDraft, Conversation, Details, Difference, Message, MessageState, Proposal,
    ProposalState, Rating, Record,
};
use crate::actor::Actor;
use crate::error::Result;
use crate::id::{ConversationId, CustomerId, MessageId, ProposalId};
use crate::page::{Cursor, Page};
use crate::title::Title;

/// Which conversations about a customer a list shows.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ConversationQuery {
    /// Only those in which something like this was said or that are called so; empty is all.
    pub search: String,
    /// Where the page begins; `None` is the first.
    pub after: Option<Cursor>,
}

/// How an answer ended, or how far it is: written while it grows, so that nothing is lost with the process.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerEnd {
    /// How far it is.
    pub state: MessageState,
    /// Who answers.
    pub agent: Option<Agent>,
    /// The text so far.
    pub content: String,
    /// How it came about so far.
    pub details: Details,
}

/// Where conversations are kept. Every call sees and changes the conversations of its actor and nobody else's, and only as
/// long as they see the customer; anything else is [`crate::Error::NotFound`].
#[async_trait]
pub trait ChatStore: Send + Sync {
    /// Conversations about a customer, the last used first.
    async fn conversations(
        &self,
        actor: &Actor,
        customer: CustomerId,
        query: &ConversationQuery,
    ) -> Result<Page<Conversation>>;
    /// One of them.
    async fn conversation(&self, actor: &Actor, id: ConversationId) -> Result<Conversation>;
    /// Begins one.
    async fn begin(
        &self,
        actor: &Actor,
        customer: CustomerId,
        title: &Title,
    ) -> Result<Conversation>;
    /// Calls it something else.
    async fn rename(&self, actor: &Actor, id: ConversationId, title: &Title) -> Result<()>;
    /// Pins an agent, or lets every message be routed.
    async fn pin(&self, actor: &Actor, id: ConversationId, agent: Option<Agent>) -> Result<()>;
    /// Moves it to the trash, where it stays for thirty days.
    async fn delete(&self, actor: &Actor, id: ConversationId) -> Result<()>;
    /// Takes it out of the trash.
    async fn restore(&self, actor: &Actor, id: ConversationId) -> Result<()>;

    /// What was said, the latest first.
    async fn messages(
        &self,
        actor: &Actor,
        id: ConversationId,
        after: Option<&Cursor>,
    ) -> Result<Page<Message>>;
    /// One message.
    async fn message(&self, actor: &Actor, id: MessageId) -> Result<Message>;
    /// Stores a question and the empty answer to it in one transaction.
    async fn ask(
        &self,
        actor: &Actor,
        id: ConversationId,
        question: &str,
    ) -> Result<(Message, Message)>;
    /// Takes a question and everything after it out, so that it can be asked in other words.
    async fn forget_from(&self, actor: &Actor, question: MessageId) -> Result<()>;
    /// Empties an answer that is not being written, so that it can be written again.
    async fn begin_again(&self, actor: &Actor, answer: MessageId) -> Result<Message>;
    /// Keeps how far an answer is. One that ended otherwise meanwhile stays as it is: the answer says how it is kept.
    async fn keep(&self, actor: &Actor, answer: MessageId, end: &AnswerEnd) -> Result<Message>;
    /// Says what the person thinks of an answer.
    async fn rate(&self, actor: &Actor, answer: MessageId, rating: Option<Rating>) -> Result<()>;
    /// Marks answers as interrupted whose writer has not kept anything since `since`. Of everybody; not for requests.
    async fn interrupt_abandoned(&self, since: DateTime<Utc>) -> Result<u64>;

    /// What the answers of a conversation propose, the oldest first.
    async fn proposals(&self, actor: &Actor, id: ConversationId) -> Result<Vec<Proposal>>;
    /// One proposal.
    async fn proposal(&self, actor: &Actor, id: ProposalId) -> Result<Proposal>;
    /// Keeps a proposal of an answer.
    async fn propose(
        &self,
        actor: &Actor,
        answer: MessageId,
        draft: &ChangeDraft,
        differences: &[Difference],
    ) -> Result<Proposal>;
    /// Keeps it with other words, while nobody decided.
    async fn amend(
        &self,
        actor: &Actor,
        id: ProposalId,
        draft: &ChangeDraft,
        differences: &[Difference],
    ) -> Result<Proposal>;
    /// Moves it from one state to another; [`crate::Error::Stale`] when it is in none of `from`.
    async fn decide(
        &self,
        actor: &Actor,
        id: ProposalId,
        from: ProposalState,
        to: ProposalState,
        record: Option<&Record>,
    ) -> Result<Proposal>;
}
