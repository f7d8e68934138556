//! Server functions: each reads its input into domain types, makes one store call, and returns domain types.
#![expect(
    missing_docs,
    reason = "the macro makes undocumented struct fields of arguments; each function says what they are"
)]

mod artifacts;
mod projects;
mod versions;

pub use artifacts::*;
pub use projects::*;
pub use versions::*;
