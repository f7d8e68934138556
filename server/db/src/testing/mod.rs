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
