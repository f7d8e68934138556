//! The REST API: what it promises, what its document says, and what it makes of nonsense.

mod customers;
mod keys;
mod program;
mod refusals;
mod repeats;
