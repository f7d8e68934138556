//! What happened to a record: written by database triggers, read by timelines.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::actor::Source;
use crate::id::UserId;

/// One entry of the activity log.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ActivityEntry {
    /// Its number; later entries have higher ones.
    pub id: i64,
    /// When it happened.
    pub at: DateTime<Utc>,
    /// Who did it. `None` for NextUp itself, or for someone whose account is gone.
    pub by: Option<Person>,
    /// Through what it was done.
    pub source: Source,
    /// What was done.
    pub action: Action,
    /// Field by field, before and after.
    pub changes: Vec<Change>,
}

/// A person, as much as others in the workspace may know.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Person {
    /// Their id.
    pub id: UserId,
    /// The name they chose, or the part of their e-mail before the `@`.
    pub name: String,
}

/// What was done to a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// It was made.
    Created,
    /// Some fields were changed.
    Updated,
    /// It was moved to the trash.
    Deleted,
    /// It was taken out of the trash.
    Restored,
}

impl Action {
    /// Reads the database's word; an unknown one is a change.
    pub fn from_word(word: &str) -> Self {
        match word {
            "created" => Self::Created,
            "deleted" => Self::Deleted,
            "restored" => Self::Restored,
            _ => Self::Updated,
        }
    }
}

/// One field before and after. `Null` stands for empty.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// Dotted name of the field as stored: `status`, `info.vertical`, `info.product.stage`, `info.team`.
    pub field: String,
    /// The value before.
    pub before: Value,
    /// The value after.
    pub after: Value,
}
