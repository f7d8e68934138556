//! The agents at work: questions are stored, routed and answered, and what was approved is done.

mod desk;
mod dossier;
mod elsewhere;
mod history;
mod job;
mod numbers;
mod supervision;
mod title;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use async_trait::async_trait;
use domain::chat::{
    AnswerEnd, Assistant, Author, ChangeDraft, ChatEvent, ChatEvents, Message, MessageState,
    Proposal, Question, Standpoint,
};
use domain::id::{ConversationId, MessageId, ProposalId};
use domain::{Actor, Error, Result};
use futures_util::{StreamExt, stream};
use uuid::Uuid;

use crate::hub::{Hub, Place};
use crate::proposals::Proposals;
use crate::stores::{Clock, Stores};
use crate::writer::Writer;
use job::Job;

/// Both agents: what the server asks.
#[derive(Clone)]
pub struct Agents {
    stores: Stores,
    clock: Clock,
    writer: Arc<dyn Writer>,
    proposals: Proposals,
    hub: Arc<Hub>,
}

impl Agents {
    /// Agents that read and change these stores.
    pub fn new(stores: Stores, clock: Clock, writer: Arc<dyn Writer>) -> Self {
        Self {
            proposals: Proposals::new(stores.clone()),
            hub: Arc::default(),
            stores,
            clock,
            writer,
        }
    }

    async fn begin(
        self,
        actor: Actor,
        conversation: ConversationId,
        question: Question,
        standpoint: Standpoint,
    ) -> Result<ChatEvents> {
        let place = self.hub.take_place(actor.user)?;
        let chat = &self.stores.chat;
        let (asked, answer) = chat.ask(&actor, conversation, &question.text).await?;
        let events = self.write(actor, answer, Vec::new(), asked.clone(), standpoint, place);
        let accepted = stream::iter([ChatEvent::Accepted { question: asked }]);
        Ok(Box::pin(accepted.chain(events)))
    }

    async fn begin_again(
        self,
        actor: Actor,
        answer: MessageId,
        standpoint: Standpoint,
    ) -> Result<ChatEvents> {
        let place = self.hub.take_place(actor.user)?;
        let answer = self.answer(&actor, answer).await?;
        let asked = self.question_of(&actor, &answer).await?;
        let chat = &self.stores.chat;
        let answer = chat.begin_again(&actor, answer.id).await?;
        let proposals = self.proposals_of(&actor, &answer).await?;
        Ok(self.write(actor, answer, proposals, asked, standpoint, place))
    }

    /// Has an answer written by a task of its own, whoever reads it.
    fn write(
        &self,
        actor: Actor,
        answer: Message,
        proposals: Vec<Proposal>,
        asked: Message,
        standpoint: Standpoint,
        place: Place,
    ) -> ChatEvents {
        let answer = self.hub.open(answer, proposals);
        let job = Job {
            agents: self.clone(),
            actor,
            asked,
            standpoint,
            answer: Arc::clone(&answer),
        };
        tokio::spawn(supervision::see_through(Arc::new(job), place));
        answer.read()
    }

    /// An answer of the actor; a question is none.
    async fn answer(&self, actor: &Actor, id: MessageId) -> Result<Message> {
        let message = self.stores.chat.message(actor, id).await?;
        match message.author {
            Author::Assistant => Ok(message),
            Author::User => Err(Error::NotFound),
        }
    }

    /// What an answer proposes.
    async fn proposals_of(&self, actor: &Actor, answer: &Message) -> Result<Vec<Proposal>> {
        let chat = &self.stores.chat;
        let mut proposals = chat.proposals(actor, answer.conversation).await?;
        proposals.retain(|proposal| proposal.message == answer.id);
        Ok(proposals)
    }
}

#[async_trait]
impl Assistant for Agents {
    async fn ask(
        &self,
        actor: &Actor,
        conversation: ConversationId,
        question: &Question,
        standpoint: Standpoint,
    ) -> Result<ChatEvents> {
        let (agents, actor, question) = (self.clone(), actor.clone(), question.clone());
        to_the_end(agents.begin(actor, conversation, question, standpoint)).await
    }

    async fn follow(&self, actor: &Actor, answer: MessageId) -> Result<ChatEvents> {
        let answer = self.answer(actor, answer).await?;
        match self.hub.find(answer.id) {
            Some(answer) => Ok(answer.read()),
            None => self.read_elsewhere(actor, answer).await,
        }
    }

    async fn stop(&self, actor: &Actor, answer: MessageId) -> Result<()> {
        let answer = self.answer(actor, answer).await?;
        if let Some(answer) = self.hub.find(answer.id) {
            answer.stop();
        } else if answer.state == MessageState::Streaming {
            let end = AnswerEnd {
                state: MessageState::Stopped,
                agent: answer.agent,
                content: answer.content,
                details: answer.details,
            };
            self.stores.chat.keep(actor, answer.id, &end).await?;
        }
        Ok(())
    }

    async fn retry(
        &self,
        actor: &Actor,
        answer: MessageId,
        standpoint: Standpoint,
    ) -> Result<ChatEvents> {
        let (agents, actor) = (self.clone(), actor.clone());
        to_the_end(agents.begin_again(actor, answer, standpoint)).await
    }

    async fn apply(
        &self,
        actor: &Actor,
        proposal: ProposalId,
        amended: Option<ChangeDraft>,
    ) -> Result<Proposal> {
        let (proposals, actor) = (self.proposals.clone(), actor.clone());
        to_the_end(async move { proposals.apply(&actor, proposal, amended).await }).await
    }

    async fn undo(&self, actor: &Actor, proposal: ProposalId) -> Result<Proposal> {
        let (proposals, actor) = (self.proposals.clone(), actor.clone());
        to_the_end(async move { proposals.undo(&actor, proposal).await }).await
    }

    async fn discard(&self, actor: &Actor, proposal: ProposalId) -> Result<Proposal> {
        self.proposals.discard(actor, proposal).await
    }

    async fn rebase(&self, actor: &Actor, proposal: ProposalId) -> Result<Proposal> {
        self.proposals.rebase(actor, proposal).await
    }
}

/// Does something to its end even if whoever asked for it goes away: a request that is given up drops its future.
async fn to_the_end<T: Send + 'static>(
    work: impl Future<Output = Result<T>> + Send + 'static,
) -> Result<T> {
    tokio::spawn(work).await.unwrap_or_else(|error| {
        let reference = Uuid::new_v4().simple().to_string();
        tracing::error!(%error, reference, "work in the chat broke off");
        Err(Error::Unavailable { reference })
    })
}
