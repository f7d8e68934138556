//! Server functions: each reads its input into domain types, makes one call, and returns domain types.
#![expect(
    missing_docs,
    reason = "the macro makes undocumented struct fields of arguments; each function says what they are"
)]

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::chat::capabilities::{Situation, suggestions};
use domain::chat::{
    Agent, ChangeDraft, ChatEvents, Conversation, ConversationQuery, Message, Proposal, Question,
    Rating,
};
use domain::id::{ConversationId, CustomerId, MessageId, ProposalId};
use domain::page::{Cursor, Page};
use domain::title::Title;
use kit::error::CallError;
use kit::services::{Caller, caller};
use leptos::prelude::*;
use leptos::server_fn::codec::{GetUrl, Json, StreamingText, TextStream};
use serde::{Deserialize, Serialize};

use crate::lines::Lines;

/// A message as the panel shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    /// The message.
    pub message: Message,
    /// Its text as HTML that is safe to show.
    pub html: String,
    /// The part of the HTML after which more may come while the answer is written; nothing once it is whole.
    pub tail: String,
    /// What it proposes.
    pub proposals: Vec<Proposal>,
}

/// Something that could be asked now, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hint {
    /// The capability, as it is typed: `/roadmap`.
    pub typed: String,
    /// What it is called.
    pub title: String,
    /// Why now.
    pub why: String,
}

/// A conversation as the panel shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Thread {
    /// The conversation; nothing before the first question.
    pub conversation: Option<Conversation>,
    /// What was said, the oldest first.
    pub messages: Vec<Shown>,
    /// Where what was said before begins.
    pub older: Option<Cursor>,
    /// What could be asked now.
    pub hints: Vec<Hint>,
}

/// A conversation about a customer, and what could be asked on this day.
#[server(prefix = "/fn", endpoint = "chat/thread", input = GetUrl)]
pub async fn get_thread(
    customer: CustomerId,
    conversation: Choice,
    today: NaiveDate,
) -> Result<Thread, CallError> {
    let caller = caller()?;
    let chats = &caller.services.chats;
    let conversation = match conversation {
        Choice::One(id) => Some(chats.conversation(caller.actor(), id).await?),
        Choice::New => None,
        Choice::Latest => {
            let query = ConversationQuery::default();
            let page = chats
                .conversations(caller.actor(), customer, &query)
                .await?;
            page.items.into_iter().next()
        }
    };
    let hints = hints(&caller, customer, today).await?;
    let Some(conversation) = conversation else {
        return Ok(Thread {
            conversation: None,
            messages: Vec::new(),
            older: None,
            hints,
        });
    };
    let page = messages(&caller, conversation.id, None).await?;
    Ok(Thread {
        conversation: Some(conversation),
        messages: page.items,
        older: page.next,
        hints,
    })
}

/// Which conversation about a customer is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// The one that was used last.
    #[default]
    Latest,
    /// One that is begun by the next question.
    New,
    /// This one.
    One(ConversationId),
}

/// What was said before, the oldest first.
#[server(prefix = "/fn", endpoint = "chat/older", input = GetUrl)]
pub async fn older_messages(
    conversation: ConversationId,
    after: Cursor,
) -> Result<Page<Shown>, CallError> {
    let caller = caller()?;
    messages(&caller, conversation, Some(&after)).await
}

/// Conversations about a customer.
#[server(prefix = "/fn", endpoint = "chat/conversations", input = GetUrl)]
pub async fn list_conversations(
    customer: CustomerId,
    #[server(default)] query: ConversationQuery,
) -> Result<Page<Conversation>, CallError> {
    let caller = caller()?;
    let chats = &caller.services.chats;
    Ok(chats
        .conversations(caller.actor(), customer, &query)
        .await?)
}

/// Begins a conversation that is called like its first words.
#[server(prefix = "/fn", endpoint = "chat/begin")]
pub async fn begin_conversation(
    customer: CustomerId,
    question: String,
) -> Result<Conversation, CallError> {
    let caller = caller()?;
    let question = Question::parse(&question, None)?;
    let title = question.title()?;
    let chats = &caller.services.chats;
    Ok(chats.begin(caller.actor(), customer, &title).await?)
}

/// Asks, in place of an earlier question and all that followed it where there is one. The reply tells how the answer goes.
#[server(prefix = "/fn", endpoint = "chat/ask", input = Json, output = StreamingText)]
pub async fn ask(
    conversation: ConversationId,
    question: String,
    agent: Option<Agent>,
    instead_of: Option<MessageId>,
) -> Result<TextStream<CallError>, CallError> {
    let caller = caller()?;
    let question = Question::parse(&question, agent)?;
    if let Some(earlier) = instead_of {
        caller
            .services
            .chats
            .forget_from(caller.actor(), earlier)
            .await?;
    }
    let events = caller
        .services
        .assistant
        .ask(caller.actor(), conversation, &question)
        .await?;
    Ok(told(&caller, events))
}

/// Tells how an answer goes.
#[server(prefix = "/fn", endpoint = "chat/follow", input = Json, output = StreamingText)]
pub async fn follow(answer: MessageId) -> Result<TextStream<CallError>, CallError> {
    let caller = caller()?;
    let events = caller
        .services
        .assistant
        .follow(caller.actor(), answer)
        .await?;
    Ok(told(&caller, events))
}

/// Writes an answer again.
#[server(prefix = "/fn", endpoint = "chat/retry", input = Json, output = StreamingText)]
pub async fn retry(answer: MessageId) -> Result<TextStream<CallError>, CallError> {
    let caller = caller()?;
    let events = caller
        .services
        .assistant
        .retry(caller.actor(), answer)
        .await?;
    Ok(told(&caller, events))
}

/// Ends an answer where it is.
#[server(prefix = "/fn", endpoint = "chat/stop")]
pub async fn stop(answer: MessageId) -> Result<(), CallError> {
    let caller = caller()?;
    Ok(caller
        .services
        .assistant
        .stop(caller.actor(), answer)
        .await?)
}

/// Says what the person thinks of an answer.
#[server(prefix = "/fn", endpoint = "chat/rate", input = Json)]
pub async fn rate(answer: MessageId, rating: Option<Rating>) -> Result<(), CallError> {
    let caller = caller()?;
    Ok(caller
        .services
        .chats
        .rate(caller.actor(), answer, rating)
        .await?)
}

/// Calls a conversation something else.
#[server(prefix = "/fn", endpoint = "chat/rename")]
pub async fn rename(conversation: ConversationId, title: String) -> Result<(), CallError> {
    let caller = caller()?;
    let title = Title::parse("title", &title)?;
    Ok(caller
        .services
        .chats
        .rename(caller.actor(), conversation, &title)
        .await?)
}

/// Pins an agent, or lets every message be routed.
#[server(prefix = "/fn", endpoint = "chat/pin", input = Json)]
pub async fn pin(conversation: ConversationId, agent: Option<Agent>) -> Result<(), CallError> {
    let caller = caller()?;
    Ok(caller
        .services
        .chats
        .pin(caller.actor(), conversation, agent)
        .await?)
}

/// Moves a conversation to the trash.
#[server(prefix = "/fn", endpoint = "chat/delete")]
pub async fn delete_conversation(conversation: ConversationId) -> Result<(), CallError> {
    let caller = caller()?;
    Ok(caller
        .services
        .chats
        .delete(caller.actor(), conversation)
        .await?)
}

/// Takes a conversation out of the trash.
#[server(prefix = "/fn", endpoint = "chat/restore")]
pub async fn restore_conversation(conversation: ConversationId) -> Result<(), CallError> {
    let caller = caller()?;
    Ok(caller
        .services
        .chats
        .restore(caller.actor(), conversation)
        .await?)
}

/// Does what was proposed, or what the person made of it.
#[server(prefix = "/fn", endpoint = "chat/apply", input = Json)]
pub async fn apply(
    proposal: ProposalId,
    amended: Option<ChangeDraft>,
) -> Result<Proposal, CallError> {
    let caller = caller()?;
    let assistant = &caller.services.assistant;
    Ok(assistant.apply(caller.actor(), proposal, amended).await?)
}

/// Takes back what was applied.
#[server(prefix = "/fn", endpoint = "chat/undo")]
pub async fn undo(proposal: ProposalId) -> Result<Proposal, CallError> {
    let caller = caller()?;
    Ok(caller
        .services
        .assistant
        .undo(caller.actor(), proposal)
        .await?)
}

/// Decides against a proposal.
#[server(prefix = "/fn", endpoint = "chat/discard")]
pub async fn discard(proposal: ProposalId) -> Result<Proposal, CallError> {
    let caller = caller()?;
    Ok(caller
        .services
        .assistant
        .discard(caller.actor(), proposal)
        .await?)
}

/// Makes the same proposal for the record as it is now.
#[server(prefix = "/fn", endpoint = "chat/rebase")]
pub async fn rebase(proposal: ProposalId) -> Result<Proposal, CallError> {
    let caller = caller()?;
    Ok(caller
        .services
        .assistant
        .rebase(caller.actor(), proposal)
        .await?)
}

/// The lines of an answer, drawn by the server: the browser has no reader of Markdown to load.
fn told(caller: &Caller, events: ChatEvents) -> TextStream<CallError> {
    TextStream::from(Lines::new(events, caller.services.html_of))
}

async fn messages(
    caller: &Caller,
    conversation: ConversationId,
    after: Option<&Cursor>,
) -> Result<Page<Shown>, CallError> {
    let chats = &caller.services.chats;
    let page = chats.messages(caller.actor(), conversation, after).await?;
    let mut proposals: BTreeMap<MessageId, Vec<Proposal>> = BTreeMap::new();
    for proposal in chats.proposals(caller.actor(), conversation).await? {
        proposals
            .entry(proposal.message)
            .or_default()
            .push(proposal);
    }
    let shown = page.items.into_iter().rev().map(|message| Shown {
        html: (caller.services.html_of)(&message.content),
        tail: String::new(),
        proposals: proposals.remove(&message.id).unwrap_or_default(),
        message,
    });
    Ok(Page {
        items: shown.collect(),
        next: page.next,
    })
}

async fn hints(
    caller: &Caller,
    customer: CustomerId,
    today: NaiveDate,
) -> Result<Vec<Hint>, CallError> {
    let services = &caller.services;
    let record = services.customers.get(caller.actor(), customer).await?;
    let figures = services
        .overview
        .figures(caller.actor(), customer, today)
        .await?;
    let situation = Situation::of(&figures, record.status, today);
    let hints = suggestions(&situation).into_iter().map(|suggestion| Hint {
        typed: format!("/{} ", suggestion.capability.id),
        title: suggestion.capability.title.to_owned(),
        why: suggestion.why,
    });
    Ok(hints.collect())
}
