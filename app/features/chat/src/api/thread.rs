//! What was said in a conversation, and what could be asked next.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::chat::capabilities::{Situation, suggestions};
use domain::chat::{Agent, Conversation, ConversationQuery, Message, Proposal};
use domain::id::{ConversationId, CustomerId, MessageId};
use domain::page::{Cursor, Page};
use kit::error::CallError;
use kit::services::{Caller, caller};
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;
use serde::{Deserialize, Serialize};

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

impl Thread {
    /// The agent that it shows as pinned.
    pub(crate) fn pinned(&self) -> Option<Agent> {
        self.conversation.as_ref()?.pinned
    }
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
