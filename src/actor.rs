//! Who is acting, in which workspace, and through what.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::id::{UserId, WorkspaceId};
use crate::workspaces::Role;

/// The caller of a store. Every store method takes one, so that unscoped access cannot be written.
///
/// The role is what the session was told; the database looks it up again under RLS and does not believe this copy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    /// The signed-in person, or the person an agent or import works for.
    pub user: UserId,
    /// The one workspace in which this request acts.
    pub workspace: WorkspaceId,
    /// The person's role in it.
    pub role: Role,
    /// Through what the change is made; kept in the activity log.
    pub source: Source,
}

/// Through what a change was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// A person in the browser.
    Person,
    /// An AI agent, with a person's approval.
    Agent,
    /// An import run.
    Import,
    /// The public API.
    Api,
    /// A sync with another system.
    Sync,
    /// NextUp itself, such as the nightly purge.
    System,
}

impl Source {
    /// The word stored in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Agent => "agent",
            Self::Import => "import",
            Self::Api => "api",
            Self::Sync => "sync",
            Self::System => "system",
        }
    }

    /// Reads the database's word; an unknown one is NextUp itself.
    pub fn from_word(word: &str) -> Self {
        [
            Self::Person,
            Self::Agent,
            Self::Import,
            Self::Api,
            Self::Sync,
        ]
        .into_iter()
        .find(|source| source.as_str() == word)
        .unwrap_or(Self::System)
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
