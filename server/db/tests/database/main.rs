//! The stores and the policies against a real Postgres: one database for each test.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod accounts;
mod api_keys;
mod bulk;
mod changes;
mod connections;
mod credentials;
mod isolation;
mod lists;
mod migrations;
mod plans;
mod provider_sessions;
mod search;
mod timeline;

use domain::customers::CustomerName;

fn name(text: &str) -> CustomerName {
    CustomerName::parse(text).unwrap()
}
