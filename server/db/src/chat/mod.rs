//! Conversations with the agents in Postgres. Every method is one transaction as its actor, whose conversations these
//! are; whoever reads a customer may talk about it.

mod conversations;
mod messages;
mod proposals;
mod rows;
pub(crate) mod statements;

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use domain::Result;
use domain::actor::Actor;
use domain::chat::{
    Agent, AnswerEnd, ChangeDraft, ChatStore, Conversation, ConversationQuery, Difference, Message,
    Proposal, ProposalState, Rating, Record,
};
use domain::id::{ConversationId, CustomerId, MessageId, ProposalId};
use domain::page::{Cursor, Page};
use domain::title::Title;

use crate::Db;

/// Conversations, under row-level security.
#[derive(Clone, Debug)]
pub struct Chats {
    db: Db,
}

impl Chats {
    /// The conversations of `db`.
    pub const fn new(db: Db) -> Self {
        Self { db }
    }
}

#[async_trait]
impl ChatStore for Chats {
    async fn conversations(
        &self,
        actor: &Actor,
        customer: CustomerId,
        query: &ConversationQuery,
    ) -> Result<Page<Conversation>> {
        self.page_of_conversations(actor, customer, query).await
    }

    async fn conversation(&self, actor: &Actor, id: ConversationId) -> Result<Conversation> {
        self.one_conversation(actor, id).await
    }

    async fn begin(
        &self,
        actor: &Actor,
        customer: CustomerId,
        title: &Title,
    ) -> Result<Conversation> {
        self.insert_conversation(actor, customer, title).await
    }

    async fn rename(&self, actor: &Actor, id: ConversationId, title: &Title) -> Result<()> {
        self.set(actor, statements::RENAME, id.uuid(), Some(title.as_str()))
            .await
    }

    async fn pin(&self, actor: &Actor, id: ConversationId, agent: Option<Agent>) -> Result<()> {
        self.set(actor, statements::PIN, id.uuid(), agent.map(Agent::as_str))
            .await
    }

    async fn delete(&self, actor: &Actor, id: ConversationId) -> Result<()> {
        self.run_in_trash(actor, statements::DELETE, id).await
    }

    async fn restore(&self, actor: &Actor, id: ConversationId) -> Result<()> {
        self.run_in_trash(actor, statements::RESTORE, id).await
    }

    async fn messages(
        &self,
        actor: &Actor,
        id: ConversationId,
        after: Option<&Cursor>,
    ) -> Result<Page<Message>> {
        self.page_of_messages(actor, id, after).await
    }

    async fn message(&self, actor: &Actor, id: MessageId) -> Result<Message> {
        let mut session = self.db.begin(actor).await?;
        messages::one(&mut session, actor, id).await
    }

    async fn ask(
        &self,
        actor: &Actor,
        id: ConversationId,
        question: &str,
    ) -> Result<(Message, Message)> {
        self.insert_question(actor, id, question).await
    }

    async fn forget_from(&self, actor: &Actor, question: MessageId) -> Result<()> {
        self.forget(actor, question).await
    }

    async fn begin_again(&self, actor: &Actor, answer: MessageId) -> Result<Message> {
        self.empty_answer(actor, answer).await
    }

    async fn keep(&self, actor: &Actor, answer: MessageId, end: &AnswerEnd) -> Result<Message> {
        self.update_answer(actor, answer, end).await
    }

    async fn rate(&self, actor: &Actor, answer: MessageId, rating: Option<Rating>) -> Result<()> {
        let rating = rating.map(Rating::as_str);
        self.set(actor, statements::RATE, answer.uuid(), rating)
            .await
    }

    async fn interrupt_abandoned(&self, since: DateTime<Utc>) -> Result<u64> {
        self.interrupt(since).await
    }

    async fn proposals(&self, actor: &Actor, id: ConversationId) -> Result<Vec<Proposal>> {
        self.all_proposals(actor, id).await
    }

    async fn proposal(&self, actor: &Actor, id: ProposalId) -> Result<Proposal> {
        let mut session = self.db.begin(actor).await?;
        proposals::one(&mut session, actor, id).await
    }

    async fn propose(
        &self,
        actor: &Actor,
        answer: MessageId,
        draft: &ChangeDraft,
        differences: &[Difference],
    ) -> Result<Proposal> {
        self.insert_proposal(actor, answer, draft, differences)
            .await
    }

    async fn amend(
        &self,
        actor: &Actor,
        id: ProposalId,
        draft: &ChangeDraft,
        differences: &[Difference],
    ) -> Result<Proposal> {
        self.rewrite(actor, id, draft, differences).await
    }

    async fn decide(
        &self,
        actor: &Actor,
        id: ProposalId,
        from: ProposalState,
        to: ProposalState,
        record: Option<&Record>,
    ) -> Result<Proposal> {
        self.move_proposal(actor, id, [from, to], record).await
    }
}
