//! The stores of `domain`, kept in Postgres.
//!
//! | Use | For |
//! |---|---|
//! | [`Db::begin`] | work for a person: a transaction under row-level security, as its actor |
//! | [`Db::system`] | work of NextUp itself: migrations, sign-in, purge. Easy to grep, on purpose |
//! | [`Customers`], [`Agreements`], [`Invoices`], [`Payments`], [`Projects`], [`Artifacts`], [`Events`], [`Portfolio`], [`Chats`], [`Overview`], [`Trash`], [`History`], [`Accounts`] | the traits of `domain`, for pages, server functions and the API |
//! | [`Credentials`] | what the built-in sign-in keeps: users, sessions, links, rate limits |
//! | [`ProviderSessions`] | the tokens that an outside provider of sign-in gave for our sessions |
//! | [`ModelProviders`] | language models of workspaces with their sealed keys, and what answers took |
//! | [`ApiKeys`], [`IdempotencyKeys`] | what the REST API keeps: personal keys, replies to requests sent twice |
//! | [`Housekeeping`] | what a job throws away |
//!
//! Every statement is a literal checked by the tests against a real database; none is put together
//! from text that somebody typed.

mod accounts;
mod agreements;
mod api_keys;
mod artifacts;
mod chat;
mod credentials;
mod cursor;
mod customers;
pub mod demo;
mod digest;
mod errors;
mod events;
mod history;
mod housekeeping;
mod idempotency;
mod migrations;
mod models;
mod overview;
mod paging;
mod people;
mod portfolio;
mod projects;
mod provider_sessions;
mod receivables;
mod records;
mod session;
#[cfg(feature = "testing")]
pub mod testing;
mod trash;

pub use accounts::Accounts;
pub use agreements::Agreements;
pub use api_keys::ApiKeys;
pub use artifacts::Artifacts;
pub use chat::Chats;
pub use credentials::{Account, Attempts, Credentials, SignInUnavailable, TokenPurpose, UsedToken};
pub use customers::Customers;
pub use digest::Digest;
pub use events::Events;
pub use history::History;
pub use housekeeping::{Housekeeping, Purged};
pub use idempotency::{Begun, IdempotencyKeys, KeptReply};
pub use migrations::MigrateError;
pub use models::{ModelProviders, SealedChange, SealedKey};
pub use overview::Overview;
pub use portfolio::Portfolio;
pub use projects::Projects;
pub use provider_sessions::{LockedTokens, ProviderSessions, ProviderTokens};
pub use receivables::{Invoices, Payments};
pub use session::{ConnectError, Db, PoolSettings};
pub use trash::Trash;
