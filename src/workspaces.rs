//! Workspaces and the roles in them.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::accounts::Email;
use crate::activity::Person;
use crate::error::FieldError;
use crate::id::WorkspaceId;
use crate::text;

/// What a member may do. The database enforces it (`migrations/`); this copy only decides what to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Made the workspace; may do everything, rename and delete it.
    Owner,
    /// Everything but deleting the workspace.
    Admin,
    /// Works with every shared customer.
    Manager,
    /// Works with every shared customer.
    Advisor,
    /// Sees the customers assigned to them, and nothing else.
    Partner,
    /// Reads every shared customer.
    Viewer,
}

impl Role {
    /// Every role, most powerful first.
    pub const ALL: [Self; 6] = [
        Self::Owner,
        Self::Admin,
        Self::Manager,
        Self::Advisor,
        Self::Partner,
        Self::Viewer,
    ];

    /// The word stored in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Admin => "admin",
            Self::Manager => "manager",
            Self::Advisor => "advisor",
            Self::Partner => "partner",
            Self::Viewer => "viewer",
        }
    }

    /// The word people see.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Owner => "Owner",
            Self::Admin => "Admin",
            Self::Manager => "Manager",
            Self::Advisor => "Advisor",
            Self::Partner => "Partner",
            Self::Viewer => "Viewer",
        }
    }

    /// Reads the database's word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == word)
    }

    /// May create and change customers.
    pub const fn writes_customers(self) -> bool {
        matches!(
            self,
            Self::Owner | Self::Admin | Self::Manager | Self::Advisor
        )
    }

    /// May give colleagues' customers to somebody else; everybody may give away their own.
    pub const fn reassigns_customers(self) -> bool {
        matches!(self, Self::Owner | Self::Admin | Self::Manager)
    }

    /// May rename the workspace.
    pub const fn manages_workspace(self) -> bool {
        matches!(self, Self::Owner | Self::Admin)
    }
}

/// A workspace as its members see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Workspace {
    /// Its id.
    pub id: WorkspaceId,
    /// Its name.
    pub name: WorkspaceName,
    /// The caller's role in it.
    pub role: Role,
}

/// Somebody in a workspace, as the others see them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// Who.
    pub person: Person,
    /// How to reach them.
    pub email: Email,
    /// What they may do.
    pub role: Role,
    /// Since when.
    pub since: DateTime<Utc>,
}

/// The name of a workspace: one line, not empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct WorkspaceName(String);

impl WorkspaceName {
    /// Checks what a person typed.
    pub fn parse(text: &str) -> Result<Self, FieldError> {
        let name = text::line("name", text)?;
        if name.is_empty() {
            return Err(FieldError::new("name", "Give the workspace a name."));
        }
        Ok(Self(name))
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for WorkspaceName {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).map_err(|error| error.message)
    }
}

impl From<WorkspaceName> for String {
    fn from(name: WorkspaceName) -> Self {
        name.0
    }
}
