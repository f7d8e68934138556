use std::pin::Pin;

use async_trait::async_trait;
use chrono::{FixedOffset, Offset, Utc};
use futures_core::Stream;

use super::{Agent, ChangeDraft, ChatEvent, Proposal};
use crate::actor::Actor;
use crate::error::{FieldError, Result};
use crate::id::{ConversationId, MessageId, ProposalId};
use crate::title::Title;

/// What a reader of an answer is told; see [`ChatEvent`].
pub type ChatEvents = Pin<Box<dyn Stream<Item = ChatEvent> + Send>>;

/// What a person asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The words. May begin with a capability, as `/roadmap`, or an agent, as `@product`.
    pub text: String,
}

/// Where the person stands who asks: what they see, and where their days begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standpoint {
    /// The agent that they see pinned; nothing where whoever fits shall answer. What was chosen a moment ago may not have
    /// come to the conversation yet, so this counts and not what is kept there.
    pub pinned: Option<Agent>,
    /// The zone in which their days begin and end.
    pub zone: FixedOffset,
}

impl Default for Standpoint {
    /// Nobody is pinned, and days are those of UTC.
    fn default() -> Self {
        let (pinned, zone) = (None, Utc.fix());
        Self { pinned, zone }
    }
}

impl Question {
    /// Most characters of a question.
    pub const MAX: u32 = 20_000;
    /// Most characters of it that a conversation is called by.
    const TITLE: usize = 60;

    /// Checks what somebody typed.
    pub fn parse(text: &str) -> Result<Self, FieldError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(FieldError::new("question", "Write a message first."));
        }
        if text.chars().count() > usize::try_from(Self::MAX).unwrap_or(usize::MAX) {
            return Err(FieldError::new(
                "question",
                "Use at most 20,000 characters.",
            ));
        }
        let text = text.to_owned();
        Ok(Self { text })
    }

    /// What a conversation is called that begins with it: its first line, as far as that is a title.
    pub fn title(&self) -> Result<Title, FieldError> {
        let line = self.text.lines().next().unwrap_or_default().trim();
        let mut title: String = line.chars().take(Self::TITLE).collect();
        if line.chars().count() > Self::TITLE {
            let end = title.rfind(char::is_whitespace).unwrap_or(title.len());
            title.truncate(end);
            title.push('…');
        }
        Title::parse("title", &title)
    }
}

/// Answers questions and does what was approved, always as the actor who asks: an agent sees and changes what they may.
/// An answer is written to its end whether anybody reads it or not.
#[async_trait]
pub trait Assistant: Send + Sync {
    /// Stores a question, begins to answer it, and tells how that goes, from [`ChatEvent::Accepted`] on.
    async fn ask(
        &self,
        actor: &Actor,
        conversation: ConversationId,
        question: &Question,
        standpoint: Standpoint,
    ) -> Result<ChatEvents>;
    /// Tells how an answer goes, from [`ChatEvent::Snapshot`] on.
    async fn follow(&self, actor: &Actor, answer: MessageId) -> Result<ChatEvents>;
    /// Ends an answer where it is.
    async fn stop(&self, actor: &Actor, answer: MessageId) -> Result<()>;
    /// Writes the last answer of a conversation again.
    async fn retry(
        &self,
        actor: &Actor,
        answer: MessageId,
        standpoint: Standpoint,
    ) -> Result<ChatEvents>;
    /// Does what was proposed, or what the person made of it. [`crate::Error::Stale`] when the record changed since.
    async fn apply(
        &self,
        actor: &Actor,
        proposal: ProposalId,
        amended: Option<ChangeDraft>,
    ) -> Result<Proposal>;
    /// Takes back what was applied.
    async fn undo(&self, actor: &Actor, proposal: ProposalId) -> Result<Proposal>;
    /// Decides against it.
    async fn discard(&self, actor: &Actor, proposal: ProposalId) -> Result<Proposal>;
    /// Makes the same proposal for the record as it is now.
    async fn rebase(&self, actor: &Actor, proposal: ProposalId) -> Result<Proposal>;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn title_of(text: &str) -> String {
        Question::parse(text).unwrap().title().unwrap().to_string()
    }

    #[test]
    fn a_conversation_is_called_by_the_beginning_of_its_first_question() {
        assert_eq!(
            title_of(" What is owed?\nAnd since when? "),
            "What is owed?"
        );
        let long = title_of(&"word ".repeat(30));
        assert!(
            long.ends_with(" word…") && long.chars().count() <= 61,
            "{long}"
        );
        assert!(title_of(&"x".repeat(100)).ends_with("x…"));
    }

    #[test]
    fn an_empty_question_is_refused() {
        assert!(Question::parse("  \n").is_err());
        assert!(Question::parse(&"x".repeat(20_001)).is_err());
    }
}
