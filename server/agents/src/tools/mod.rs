//! What the agents look up: always through the stores and as the person who asks, never anything else.

mod around;
mod customer;
mod money;
mod search;
#[cfg(test)]
mod tests;
mod words;
mod work;

use chrono::{DateTime, FixedOffset, NaiveDate};
use domain::chat::{Record, Tool};
use domain::customers::Customer;
use domain::id::CustomerId;
use domain::{Actor, Result};

use crate::lines::Finding;
use crate::stores::Stores;

/// The tools in the hands of one person, for one customer.
#[derive(Clone)]
pub(crate) struct Tools {
    /// Where everything is kept.
    pub stores: Stores,
    /// Who asks.
    pub actor: Actor,
    /// About whom.
    pub customer: CustomerId,
    /// When, by the clock of who asks.
    pub now: DateTime<FixedOffset>,
}

/// What a tool found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Findings {
    /// Line by line.
    pub lines: Vec<Finding>,
    /// How many records.
    pub count: u32,
    /// A document that was asked for.
    pub document: Option<Document>,
}

/// The whole text of an artifact, and which one it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Document {
    /// The artifact.
    pub record: Record,
    /// What can be said of it in a line.
    pub heading: String,
    /// Its text.
    pub text: String,
    /// What a new text of it is based on.
    pub revision: u32,
}

impl From<Vec<Finding>> for Findings {
    fn from(lines: Vec<Finding>) -> Self {
        let count = u32::try_from(lines.len()).unwrap_or(u32::MAX);
        Self {
            lines,
            count,
            document: None,
        }
    }
}

impl Tools {
    /// Looks something up.
    pub async fn look_up(&self, tool: Tool, about: &str) -> Result<Findings> {
        match tool {
            Tool::Customer => self.customer().await,
            Tool::Team => self.team().await,
            Tool::Agreements => self.agreements().await,
            Tool::Receivables => self.receivables().await,
            Tool::Projects => self.projects().await,
            Tool::Artifacts => self.artifacts().await,
            Tool::Artifact => self.artifact(about).await,
            Tool::Timeline => self.timeline().await,
            Tool::Portfolio => self.portfolio(about).await,
            Tool::Search => self.search(about).await,
            Tool::Customers => self.customers().await,
        }
    }

    /// The day where the person is.
    pub fn today(&self) -> NaiveDate {
        self.now.date_naive()
    }

    /// The zone in which the person's days begin and end.
    fn zone(&self) -> FixedOffset {
        *self.now.offset()
    }

    /// The customer as it is now.
    async fn subject(&self) -> Result<Customer> {
        self.stores.customers.get(&self.actor, self.customer).await
    }
}
