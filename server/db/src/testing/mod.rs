//! For tests: a database of one's own in milliseconds, and builders for what is in it.
//!
//! ```no_run
//! # async fn example() {
//! let test = db::testing::TestDb::new().await;
//! let ann = test.person("Ann").await;                       // with a workspace of her own
//! let ben = test.member(&ann, "Ben", domain::workspaces::Role::Viewer).await;
//! let acme = test.customer(&ann, "Acme").shared().create().await;
//! # }
//! ```
#![expect(
    clippy::missing_panics_doc,
    clippy::panic,
    reason = "only tests call this, and a test that cannot set up its data has failed"
)]

mod builders;
mod database;

pub use builders::{CustomerBuilder, Member};
pub use database::{TestDb, admin, create_empty, with_database};

/// Every reading statement of the customers with values for its parameters: name, statement, values.
pub fn customer_statements(
    workspace: &str,
    user: &str,
    customer: &str,
) -> Vec<(String, &'static str, String)> {
    crate::customers::statements::all(workspace, user, customer)
}

/// Every reading statement of the records of customers, in the same way.
pub fn record_statements(
    workspace: &str,
    user: &str,
    customer: &str,
) -> Vec<(String, &'static str, String)> {
    let mut all = crate::agreements::statements::all(workspace, user, customer);
    all.extend(crate::receivables::explained::all(
        workspace, user, customer,
    ));
    all
}

/// Every statement of overviews, in the same way.
pub fn overview_statements(
    workspace: &str,
    user: &str,
    customer: &str,
) -> Vec<(String, &'static str, String)> {
    crate::overview::statements::all(workspace, user, customer)
}

/// The statement of the trash of records, in the same way.
pub fn trash_statements(workspace: &str) -> Vec<(String, &'static str, String)> {
    crate::trash::statements::all(workspace)
}

/// Rows that the statements of [`project_statements`] ask for, by their ids.
#[derive(Debug, Clone, Copy)]
pub struct Sample<'a> {
    /// The workspace.
    pub workspace: &'a str,
    /// Who asks.
    pub user: &'a str,
    /// A customer.
    pub customer: &'a str,
    /// A project of it.
    pub project: &'a str,
    /// An artifact of the project.
    pub artifact: &'a str,
    /// An event of the customer.
    pub event: &'a str,
    /// A piece of the portfolio.
    pub item: &'a str,
}

/// Every reading statement of projects, artifacts, events and the portfolio, in the same way.
pub fn project_statements(sample: Sample<'_>) -> Vec<(String, &'static str, String)> {
    let Sample {
        workspace,
        user,
        customer,
        project,
        artifact,
        event,
        item,
    } = sample;
    let mut all = crate::projects::statements::all(workspace, customer, project);
    all.extend(crate::artifacts::statements::all(
        workspace, customer, project, artifact,
    ));
    all.extend(crate::events::statements::all(workspace, customer, event));
    all.extend(crate::portfolio::statements::all(
        workspace, user, item, artifact,
    ));
    all
}

/// Every reading statement of conversations, in the same way; of a conversation, one of its messages and a proposal.
pub fn chat_statements(
    workspace: &str,
    user: &str,
    customer: &str,
    sample: [&str; 3],
) -> Vec<(String, &'static str, String)> {
    crate::chat::statements::all(workspace, user, customer, sample)
}
