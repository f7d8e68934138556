//! The rules of NextUp: types, validation, computed values and the store traits that the server implements.
//!
//! Nothing here does I/O, reads a clock or knows the user interface: the same code decides in the browser and on the
//! server, and every rule can be tested as a plain function. Fixed-size integers only: `usize` is 32 bits in WASM.

pub mod accounts;
pub mod activity;
pub mod actor;
pub mod agreements;
pub mod api_keys;
pub mod artifacts;
pub mod chat;
pub mod customers;
pub mod error;
pub mod events;
pub mod history;
pub mod id;
pub mod markdown;
pub mod models;
pub mod money;
pub mod overview;
pub mod page;
pub mod portfolio;
pub mod projects;
pub mod receivables;
pub mod text;
pub mod title;
pub mod trash;
pub mod version;
pub mod words;
pub mod workspaces;

pub use actor::{Actor, Source};
pub use error::{Error, FieldError, Result};
