//! Where an answer is written: what a writer is given, and what it can do.

use async_trait::async_trait;
use domain::Result;
use domain::chat::capabilities::Capability;
use domain::chat::{Agent, Author, ChangeDraft, Dossier, Omission, Record, Tool};

/// What is to be answered.
#[derive(Debug, Clone)]
pub struct Task {
    /// The question, without the capability or the agent it may begin with.
    pub question: String,
    /// Who answers.
    pub agent: Agent,
    /// What was asked for by its name.
    pub capability: Option<&'static Capability>,
    /// What is known about the customer.
    pub dossier: Dossier,
    /// What was said before, the oldest first, without the question.
    pub turns: Vec<Turn>,
}

/// Something that was said before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// Who said it.
    pub author: Author,
    /// The text.
    pub text: String,
}

/// What a tool found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// What it found as text to be read, one record a line, each beginning with the number to cite it by: `[3]`.
    pub text: String,
    /// How many records.
    pub count: u32,
}

/// What whoever writes an answer can do. Everything happens as the person who asks.
#[async_trait]
pub trait Desk: Send {
    /// Looks something up. `about` is what for: words to search, the title of an artifact; empty where the tool says it all.
    ///
    /// # Errors
    /// Those of the stores; the person is told, and the answer may go on without.
    async fn look_up(&mut self, tool: Tool, about: &str) -> Result<Found>;
    /// The number by which the text cites a record: write `[1]`. The same record has the same number.
    fn cite(&mut self, record: Record) -> u32;
    /// Adds to the text.
    ///
    /// # Errors
    /// [`Stopped`]: nobody wants the rest.
    async fn say(&mut self, text: &str) -> std::result::Result<(), Stopped>;
    /// Proposes a change. It is checked like a form of a person.
    ///
    /// # Errors
    /// What is wrong with it, field by field; nothing is proposed then.
    async fn propose(&mut self, draft: ChangeDraft) -> Result<()>;
    /// Notes what was left out for want of room.
    fn omit(&mut self, omission: Omission);
    /// Notes that a provider did not answer and why, in words for the person.
    fn fell_back(&mut self, why: String);
    /// Notes who is asked to write, and about what it takes them to read the question. What is said from here on is
    /// theirs, so that it counts however the answer ends; [`Desk::took`] knows better.
    fn asks(&mut self, asked: Took);
    /// Notes what it took whoever was asked.
    fn took(&mut self, took: Took);
}

/// The person stopped the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the answer was stopped")]
pub struct Stopped;

/// What it took somebody to write an answer, or a part of one: a model is asked anew after it looked something up.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Took {
    /// The provider: "built-in", "ollama", "anthropic", or the name of an OpenAI-compatible endpoint.
    pub provider: String,
    /// Its model; empty for the built-in assistant.
    pub model: String,
    /// Tokens read.
    pub input_tokens: u32,
    /// Tokens written.
    pub output_tokens: u32,
    /// Whether some of the tokens are our estimate and not what the provider counted.
    pub is_estimated: bool,
}
