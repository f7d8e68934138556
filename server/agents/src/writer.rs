//! Whoever writes answers.

use async_trait::async_trait;
use domain::Actor;
use domain::chat::Agent;

use crate::builtin;
use crate::desk::{Desk, Stopped, Task};

/// Writes answers at a desk.
#[async_trait]
pub trait Writer: Send + Sync {
    /// Writes the whole answer, and tells the desk what that takes while it goes.
    ///
    /// # Errors
    /// What keeps the answer from being whole; what was said until then stays.
    async fn write(&self, actor: &Actor, task: &Task, desk: &mut dyn Desk)
    -> Result<(), Unwritten>;

    /// Says who shall answer where the words of a question leave it open; nothing for a writer that knows no better.
    async fn choose(&self, _actor: &Actor, _question: &str) -> Option<Agent> {
        None
    }
}

/// Writes answers by the built-in assistant alone.
#[derive(Debug, Clone, Copy, Default)]
pub struct BuiltIn;

#[async_trait]
impl Writer for BuiltIn {
    async fn write(
        &self,
        _actor: &Actor,
        task: &Task,
        desk: &mut dyn Desk,
    ) -> Result<(), Unwritten> {
        Ok(builtin::write(task, desk).await?)
    }
}

/// Why an answer is not whole.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unwritten {
    /// Nobody wants the rest.
    #[error(transparent)]
    Stopped(#[from] Stopped),
    /// It could not be written; why, in words for the person.
    #[error("{0}")]
    Failed(String),
}

impl From<domain::Error> for Unwritten {
    /// The words of an error are for the person, and never carry a detail of the database.
    fn from(error: domain::Error) -> Self {
        Self::Failed(error.to_string())
    }
}
