//! The stores and the policies against a real Postgres: one database for each test.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod accounts;
mod agreements;
mod api_keys;
mod artifacts;
mod bulk;
mod changes;
mod chat;
mod connections;
mod credentials;
mod events;
mod history;
mod isolation;
mod ledger;
mod lists;
mod migrations;
mod models;
mod overview;
mod plans;
mod portfolio;
mod projects;
mod provider_sessions;
mod receivables;
mod search;
mod timeline;
mod trash;

use domain::customers::CustomerName;

fn name(text: &str) -> CustomerName {
    CustomerName::parse(text).unwrap()
}
