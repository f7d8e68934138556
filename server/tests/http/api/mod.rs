//! The REST API: what it promises, what its document says, and what it makes of nonsense.

mod attacks;
pub(crate) mod corpus;
mod customers;
mod document;
mod hostile;
mod keys;
mod operation;
mod program;
mod receivables;
mod records;
mod refusals;
mod repeats;
mod schema;
mod work;
