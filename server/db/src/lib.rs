//! The stores of `domain`, kept in Postgres.
//!
//! | Use | For |
//! |---|---|
//! | [`Db::begin`] | work for a person: a transaction under row-level security, as its actor |
//! | [`Db::system`] | work of NextUp itself: migrations, sign-in, purge. Easy to grep, on purpose |
//! | [`Customers`], [`Accounts`] | the traits of `domain`, for pages, server functions and the API |
//! | [`Credentials`] | what the built-in sign-in keeps: users, sessions, links, rate limits |
//! | [`Housekeeping`] | what a job throws away |
//!
//! Every statement is a literal checked by the tests against a real database; none is put together
//! from text that somebody typed.

mod accounts;
mod credentials;
mod cursor;
mod customers;
pub mod demo;
mod digest;
mod errors;
mod housekeeping;
mod migrations;
mod session;
#[cfg(feature = "testing")]
pub mod testing;

pub use accounts::Accounts;
pub use credentials::{Account, Credentials, SignInUnavailable, TokenPurpose, UsedToken};
pub use customers::Customers;
pub use digest::Digest;
pub use housekeeping::{Housekeeping, Purged};
pub use migrations::MigrateError;
pub use session::{ConnectError, Db, PoolSettings};
