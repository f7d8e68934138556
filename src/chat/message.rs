use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::routing::Routing;
use super::{Agent, Tool};
use crate::id::{ConversationId, MessageId};
use crate::words::words;

words! {
    /// Who said something.
    Author, "role", "A message is the user's or the assistant's.";
    /// The person.
    User = "user", "You";
    /// One of the agents.
    Assistant = "assistant", "Agent";
}

words! {
    /// How far a message is.
    MessageState, "state", "There is no such state of a message.";
    /// It is being written.
    Streaming = "streaming", "Being written";
    /// It is whole. What a person says always is.
    Done = "done", "Done";
    /// The person stopped it.
    Stopped = "stopped", "Stopped";
    /// The server stopped while it was being written.
    Interrupted = "interrupted", "Interrupted";
    /// No provider could answer.
    Failed = "failed", "Failed";
}

words! {
    /// What somebody thinks of an answer.
    Rating, "rating", "Rate an answer as good or bad.";
    /// It helped.
    Good = "good", "Good answer";
    /// It did not.
    Bad = "bad", "Bad answer";
}

words! {
    /// What an answer can cite, and a proposal can be about.
    RecordKind, "record", "There is no such kind of record.";
    /// The customer itself.
    Customer = "customer", "Customer";
    /// An agreement.
    Agreement = "agreement", "Agreement";
    /// An invoice.
    Invoice = "invoice", "Invoice";
    /// A payment.
    Payment = "payment", "Payment";
    /// A project.
    Project = "project", "Project";
    /// An artifact.
    Artifact = "artifact", "Artifact";
    /// An event.
    Event = "event", "Event";
    /// A piece of the portfolio.
    Portfolio = "portfolio", "Portfolio item";
}

/// A record, so that a page can lead to it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Record {
    /// What kind of record it is.
    pub kind: RecordKind,
    /// Its id.
    pub id: Uuid,
    /// What it was called when it was read.
    pub title: String,
}

/// A record that an answer rests on. The text refers to it as `[1]`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Citation {
    /// Counts from one.
    pub number: u32,
    /// The record.
    pub record: Record,
}

/// What was said: a question, or an answer as far as it is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// Its id. They grow with time.
    pub id: MessageId,
    /// Where it was said.
    pub conversation: ConversationId,
    /// Who said it.
    pub author: Author,
    /// Which agent; only of an answer, once it is known.
    pub agent: Option<Agent>,
    /// The text; Markdown in an answer.
    pub content: String,
    /// How far it is.
    pub state: MessageState,
    /// What somebody thinks of it.
    pub rating: Option<Rating>,
    /// How it came about.
    pub details: Details,
    /// When it was begun.
    pub created_at: DateTime<Utc>,
}

/// How an answer came about. Kept with the message, in the order in which it happened.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Details {
    /// Who answers, and why.
    pub routing: Option<Routing>,
    /// The capability that was asked for, by its id.
    pub capability: Option<String>,
    /// What was looked up.
    pub calls: Vec<ToolCall>,
    /// What the text rests on.
    pub citations: Vec<Citation>,
    /// What was left out for want of room.
    pub omitted: Vec<Omission>,
    /// Providers that were asked first and why they did not answer.
    pub fallbacks: Vec<String>,
    /// Who writes it and what that took by now; nothing before somebody was asked.
    pub usage: Option<Usage>,
    /// Why it failed, in words for the person.
    pub failure: Option<String>,
}

/// Something that was looked up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToolCall {
    /// The tool.
    pub tool: Tool,
    /// What for: words that were searched, the title of an artifact. Empty where the tool says it all.
    pub about: String,
    /// How many records it found; nothing while it runs or when it failed.
    pub found: Option<u32>,
    /// Why it failed, in words for the person.
    pub trouble: Option<String>,
}

/// Something that did not fit into what a model reads at a time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Omission {
    /// What: "older messages", "the text of an artifact".
    pub what: String,
    /// About how many tokens it would have been.
    pub tokens: u32,
}

/// Who wrote an answer and what that took.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Usage {
    /// The provider: "built-in", "ollama", "anthropic", or the name of an OpenAI-compatible endpoint.
    pub provider: String,
    /// Its model; empty for the built-in assistant.
    pub model: String,
    /// Tokens read, as the provider counts them, else as we estimate them.
    pub input_tokens: u32,
    /// Tokens written, in the same way.
    pub output_tokens: u32,
    /// Whether some of the tokens are our estimate: the provider did not count them, or the answer ended before it said.
    #[serde(default)]
    pub is_estimated: bool,
    /// Milliseconds from the question to the first word.
    pub first_word_ms: u32,
    /// Milliseconds from the question to the end.
    pub total_ms: u32,
}
