//! Customers: the record, its lifecycle, what may be typed into it, how it is listed and stored.

mod bulk;
mod edit;
mod example;
mod history;
mod info;
mod name;
mod query;
mod revision;
mod status;
mod store;
mod team;
mod timeline;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

pub use bulk::{BulkChange, BulkOutcome, Selection};
pub use edit::{CustomerEdit, NewCustomer};
pub use history::can_be_put_back;
pub use info::{CustomerInfo, ExtraField, InfoField, Product};
pub use name::CustomerName;
pub use query::{CustomerQuery, SearchText, Sort, SortKey, StatusCounts};
pub use revision::{Revision, Unchanged};
pub use status::{CustomerStatus, StatusChange};
pub use store::CustomerStore;
pub use team::{TeamEdit, TeamMember};
pub use timeline::{TimelineFilter, TimelineTopic};

use crate::activity::Person;
use crate::id::CustomerId;
use crate::page::Page;

/// Days a deleted customer stays in the trash before it is purged.
pub const TRASH_DAYS: u32 = 30;

/// A customer with everything typed about it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Customer {
    /// Its id.
    pub id: CustomerId,
    /// Its name.
    pub name: CustomerName,
    /// Where it stands in the lifecycle.
    pub status: CustomerStatus,
    /// Everything else typed about it.
    pub info: CustomerInfo,
    /// Who may see it.
    pub visibility: Visibility,
    /// Who looks after it.
    pub owner: Person,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it or anything that belongs to it last changed.
    pub last_activity_at: DateTime<Utc>,
}

impl Customer {
    /// Which version of it this is: another one after every change.
    pub fn version(&self) -> String {
        self.last_activity_at.timestamp_micros().to_string()
    }
}

/// A customer as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomerSummary {
    /// Its id.
    pub id: CustomerId,
    /// Its name.
    pub name: CustomerName,
    /// Where it stands in the lifecycle.
    pub status: CustomerStatus,
    /// Its line of business; may be empty.
    pub vertical: String,
    /// Name of its product; may be empty.
    pub product_name: String,
    /// Stage of its product; may be empty.
    pub product_stage: String,
    /// Who may see it.
    pub visibility: Visibility,
    /// Who looks after it.
    pub owner: Person,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it or anything that belongs to it last changed.
    pub last_activity_at: DateTime<Utc>,
}

/// A page of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomerPage {
    /// The rows and where the next ones begin.
    pub page: Page<CustomerSummary>,
    /// A search matched more than it can sort: the rows are the most recently active ones.
    pub narrowed: bool,
}

/// A customer in the trash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrashedCustomer {
    /// Its id.
    pub id: CustomerId,
    /// Its name.
    pub name: CustomerName,
    /// Its status when it was deleted.
    pub status: CustomerStatus,
    /// When it was deleted; [`TRASH_DAYS`] later it is gone.
    pub deleted_at: DateTime<Utc>,
}

/// Who may see a customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Visibility {
    /// Only its owner.
    Private,
    /// Every member of the workspace, by role.
    Workspace,
}

impl Visibility {
    /// The word stored in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Private => "private",
            Self::Workspace => "workspace",
        }
    }

    /// Reads the database's word; anything unknown is the narrower one.
    pub fn from_word(word: &str) -> Self {
        if word == "workspace" {
            Self::Workspace
        } else {
            Self::Private
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::id::UserId;

    /// A live customer of which only the name is known.
    pub(super) fn acme() -> Customer {
        Customer {
            id: CustomerId::new(Uuid::from_u128(1)),
            name: CustomerName::parse("Acme").unwrap(),
            status: CustomerStatus::Live,
            info: CustomerInfo::default(),
            visibility: Visibility::Private,
            owner: Person {
                id: UserId::new(Uuid::from_u128(2)),
                name: "Ann".to_owned(),
            },
            created_at: DateTime::UNIX_EPOCH,
            last_activity_at: DateTime::UNIX_EPOCH,
        }
    }
}
