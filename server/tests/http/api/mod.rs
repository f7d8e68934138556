//! The REST API: what it promises, what its document says, and what it makes of nonsense.

pub(crate) mod corpus;
mod customers;
mod document;
mod hostile;
mod keys;
mod operation;
mod program;
mod refusals;
mod repeats;
mod schema;
