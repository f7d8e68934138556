use async_trait::async_trait;
use chrono::{DateTime, Utc};
use domain::chat::{
    Agent, AnswerEnd, Author, ChangeDraft, ChatStore, Conversation, ConversationQuery, Details,
    Difference, Message, MessageState, Proposal, ProposalState, Rating, Record,
};
use domain::id::{ConversationId, CustomerId, MessageId, ProposalId};
use domain::page::{Cursor, Page};
use domain::title::Title;
use domain::{Actor, Error, Result};

use super::{CUSTOMER, State, World, now};

impl State {
    fn say(&mut self, conversation: ConversationId, author: Author, content: &str) -> Message {
        let message = Message {
            id: MessageId::new(self.next()),
            conversation,
            author,
            agent: None,
            content: content.to_owned(),
            state: match author {
                Author::User => MessageState::Done,
                Author::Assistant => MessageState::Streaming,
            },
            rating: None,
            details: Details::default(),
            created_at: now(),
        };
        self.messages.push(message.clone());
        message
    }

    fn answer(&mut self, id: MessageId) -> Result<&mut Message> {
        let mut messages = self.messages.iter_mut();
        messages
            .find(|message| message.id == id)
            .ok_or(Error::NotFound)
    }

    fn proposal(&mut self, id: ProposalId) -> Result<&mut Proposal> {
        let mut proposals = self.proposals.iter_mut();
        proposals
            .find(|proposal| proposal.id == id)
            .ok_or(Error::NotFound)
    }
}

#[async_trait]
impl ChatStore for World {
    async fn conversations(
        &self,
        actor: &Actor,
        _: CustomerId,
        _: &ConversationQuery,
    ) -> Result<Page<Conversation>> {
        let items = vec![self.seen_by(actor)?.conversation.clone()];
        Ok(Page { items, next: None })
    }

    async fn conversation(&self, actor: &Actor, id: ConversationId) -> Result<Conversation> {
        let conversation = self.seen_by(actor)?.conversation.clone();
        Ok(Conversation { id, ..conversation })
    }

    async fn begin(&self, actor: &Actor, _: CustomerId, _: &Title) -> Result<Conversation> {
        Ok(self.seen_by(actor)?.conversation.clone())
    }

    async fn rename(&self, actor: &Actor, _: ConversationId, title: &Title) -> Result<()> {
        self.seen_by(actor)?.conversation.title = title.clone();
        Ok(())
    }

    async fn pin(&self, actor: &Actor, _: ConversationId, agent: Option<Agent>) -> Result<()> {
        self.seen_by(actor)?.conversation.pinned = agent;
        Ok(())
    }

    async fn delete(&self, actor: &Actor, _: ConversationId) -> Result<()> {
        self.seen_by(actor).map(drop)
    }

    async fn restore(&self, actor: &Actor, _: ConversationId) -> Result<()> {
        self.seen_by(actor).map(drop)
    }

    async fn messages(
        &self,
        actor: &Actor,
        id: ConversationId,
        _: Option<&Cursor>,
    ) -> Result<Page<Message>> {
        let state = self.seen_by(actor)?;
        let said = state.messages.iter().rev();
        let items = said.filter(|message| message.conversation == id).cloned();
        Ok(Page {
            items: items.collect(),
            next: None,
        })
    }

    async fn message(&self, actor: &Actor, id: MessageId) -> Result<Message> {
        self.seen_by(actor)?.answer(id).cloned()
    }

    async fn ask(
        &self,
        actor: &Actor,
        id: ConversationId,
        question: &str,
    ) -> Result<(Message, Message)> {
        let mut state = self.seen_by(actor)?;
        let asked = state.say(id, Author::User, question);
        Ok((asked, state.say(id, Author::Assistant, "")))
    }

    async fn forget_from(&self, actor: &Actor, question: MessageId) -> Result<()> {
        let mut state = self.seen_by(actor)?;
        state.messages.retain(|message| message.id < question);
        Ok(())
    }

    async fn begin_again(&self, actor: &Actor, answer: MessageId) -> Result<Message> {
        let mut state = self.seen_by(actor)?;
        let message = state.answer(answer)?;
        message.content.clear();
        message.details = Details::default();
        message.state = MessageState::Streaming;
        Ok(message.clone())
    }

    async fn keep(&self, actor: &Actor, answer: MessageId, end: &AnswerEnd) -> Result<Message> {
        let mut state = self.seen_by(actor)?;
        let message = state.answer(answer)?;
        if message.state == MessageState::Streaming {
            message.state = end.state;
            message.agent = end.agent;
            message.content.clone_from(&end.content);
            message.details = end.details.clone();
        }
        Ok(message.clone())
    }

    async fn rate(&self, actor: &Actor, _: MessageId, _: Option<Rating>) -> Result<()> {
        self.seen_by(actor).map(drop)
    }

    async fn interrupt_abandoned(&self, _: DateTime<Utc>) -> Result<u64> {
        Ok(0)
    }

    async fn proposals(&self, actor: &Actor, id: ConversationId) -> Result<Vec<Proposal>> {
        let mut proposals = self.seen_by(actor)?.proposals.clone();
        proposals.retain(|proposal| proposal.conversation == id);
        Ok(proposals)
    }

    async fn proposal(&self, actor: &Actor, id: ProposalId) -> Result<Proposal> {
        self.seen_by(actor)?.proposal(id).cloned()
    }

    async fn propose(
        &self,
        actor: &Actor,
        answer: MessageId,
        draft: &ChangeDraft,
        differences: &[Difference],
    ) -> Result<Proposal> {
        let mut state = self.seen_by(actor)?;
        let proposal = Proposal {
            id: ProposalId::new(state.next()),
            message: answer,
            conversation: state.answer(answer)?.conversation,
            customer: CUSTOMER,
            draft: draft.clone(),
            differences: differences.to_vec(),
            state: ProposalState::Open,
            record: None,
            created_at: now(),
        };
        state.proposals.push(proposal.clone());
        Ok(proposal)
    }

    async fn amend(
        &self,
        actor: &Actor,
        id: ProposalId,
        draft: &ChangeDraft,
        differences: &[Difference],
    ) -> Result<Proposal> {
        let mut state = self.seen_by(actor)?;
        let proposal = state.proposal(id)?;
        if proposal.state != ProposalState::Open {
            return Err(Error::Stale);
        }
        proposal.draft = draft.clone();
        proposal.differences = differences.to_vec();
        Ok(proposal.clone())
    }

    async fn decide(
        &self,
        actor: &Actor,
        id: ProposalId,
        from: ProposalState,
        to: ProposalState,
        record: Option<&Record>,
    ) -> Result<Proposal> {
        let mut state = self.seen_by(actor)?;
        let proposal = state.proposal(id)?;
        if proposal.state != from {
            return Err(Error::Stale);
        }
        proposal.state = to;
        proposal.record = match to {
            ProposalState::Applied | ProposalState::Undone => {
                record.cloned().or(proposal.record.take())
            }
            ProposalState::Open | ProposalState::Discarded => None,
        };
        Ok(proposal.clone())
    }
}
