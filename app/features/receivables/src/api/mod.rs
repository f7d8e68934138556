//! Server functions: each reads its input into domain types, makes one store call, and returns domain types.
#![expect(
    missing_docs,
    reason = "the macro makes undocumented struct fields of arguments; each function says what they are"
)]

mod around;
mod invoices;
mod payments;

pub use around::*;
pub use invoices::*;
pub use payments::*;
