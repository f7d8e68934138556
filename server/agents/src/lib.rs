//! The two agents: what they look up, who writes their answers, and how an answer reaches whoever reads it.
//!
//! | Module | What it is about |
//! |---|---|
//! | `engine` | questions are stored, routed and answered by a task each |
//! | `hub` | answers that are being written, and who reads them |
//! | [`desk`] | what a writer is given and what it can do |
//! | `tools`, `lines` | what is looked up, and how records read in a line |
//! | `proposals` | work with approval |
//! | `writer`, `model`, `context`, `prompts` | whoever writes; language models and what they are told |
//! | [`builtin`] | the assistant without a language model |
//! | [`providers`] | language models behind one trait |

pub mod builtin;
mod context;
pub mod desk;
mod engine;
mod hub;
mod lines;
mod model;
mod prompts;
mod proposals;
pub mod providers;
mod stores;
#[cfg(test)]
mod testing;
mod tools;
mod writer;

pub use engine::Agents;
pub use model::{LanguageModel, ModelSource, ModelWriter};
pub use stores::{Clock, Stores};
pub use writer::{BuiltIn, Unwritten, Writer};
