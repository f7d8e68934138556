use async_trait::async_trait;
use serde_json::Value;

use crate::desk::{Stopped, Took};

/// Where an answer goes while it is written.
#[async_trait]
pub trait Sink: Send {
    /// More of the text, as soon as it is there.
    ///
    /// # Errors
    /// [`Stopped`]: nobody wants the rest.
    async fn text(&mut self, text: &str) -> Result<(), Stopped>;
    /// A provider did not answer. `why` is a sentence for the person, without secrets.
    fn fell_back(&mut self, why: String);
    /// A provider is asked, with a prompt of about so many tokens.
    fn asks(&mut self, _asked: Took) {}
}

/// A tool that a model wants used.
#[derive(Debug, Clone, PartialEq)]
pub struct ToolUse {
    /// Its result refers to it by this.
    pub id: String,
    /// The tool.
    pub name: String,
    /// The arguments, an object. A model wrote them: they may be anything.
    pub arguments: Value,
}

/// An answer that is whole.
#[derive(Debug, Clone, PartialEq)]
pub struct Finished {
    /// Who wrote it and what that took, as the provider counts it, else as we estimate it.
    pub took: Took,
    /// What it wants to know before it goes on; nothing when it is done.
    pub calls: Vec<ToolUse>,
    /// Whether there was no room for the rest.
    pub is_cut_short: bool,
}

/// Why there is no whole answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoAnswer {
    /// Nobody can be asked.
    #[error("No language model is configured.")]
    NotConfigured,
    /// Nobody answered. The sink was told about each.
    #[error("No language model answered.")]
    Silence,
    /// The text so far is all there is; it must not be taken for the answer.
    #[error("{provider} broke off in the middle of the answer.")]
    BrokenOff {
        /// Who.
        provider: String,
    },
    /// The sink wanted no more.
    #[error(transparent)]
    Stopped(#[from] Stopped),
}

/// What comes over the wire while an answer is written.
#[derive(Debug)]
pub(super) enum Event {
    /// The connection is alive, the model not yet.
    Alive,
    /// The model works on something that nobody reads: its thoughts, the arguments of a tool.
    Progress,
    /// More of the text; never empty.
    Text(String),
    /// It is whole.
    End(End),
}

/// How an answer ended.
#[derive(Debug, Default)]
pub(super) struct End {
    pub(super) calls: Vec<ToolUse>,
    pub(super) is_cut_short: bool,
    pub(super) input_tokens: Option<u32>,
    pub(super) output_tokens: Option<u32>,
}
