//! Server functions: each reads its input into domain types, makes one call, and returns domain types.
#![expect(
    missing_docs,
    reason = "the macro makes undocumented struct fields of arguments; each function says what they are"
)]

mod answers;
mod conversations;
mod proposals;
mod thread;

pub use answers::*;
pub use conversations::*;
pub use proposals::*;
pub use thread::*;
