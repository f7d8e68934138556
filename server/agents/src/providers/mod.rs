//! Language models, asked in order until one answers.
//!
//! | File | What it is about |
//! |---|---|
//! | `settings`, `address`, `key` | what is configured about a provider |
//! | `reach` | addresses that are not asked for whoever may not send this server anywhere |
//! | `trial` | asking one provider for a word |
//! | `prompt` | what a model is told, and how long that is |
//! | `models` | the order, and falling back along it |
//! | `provider`, `pause` | one provider: how long it is waited for, and when it wants to be left alone |
//! | `ollama`, `library` | the wire: Ollama's by ourselves, all others through `genai` |
//! | `trouble` | why a provider did not answer, for a person and without secrets |
//!
//! Ollama is asked without `genai`, which can neither tell it how much to read (`num_ctx`; a longer prompt would be cut
//! without a word) nor notices an error that Ollama reports in mid-stream.

mod address;
mod answer;
mod connections;
mod key;
mod library;
mod models;
mod ollama;
mod pause;
mod prompt;
mod provider;
mod reach;
mod settings;
mod trial;
mod trouble;

pub use self::address::{BadAddress, BaseUrl};
pub use self::answer::{Finished, NoAnswer, Sink, ToolUse};
pub use self::connections::{Connections, ConnectionsError};
pub use self::key::Key;
pub use self::models::Models;
pub(crate) use self::prompt::tokens_of;
pub use self::prompt::{Prompt, PromptTurn, ToolResult, ToolSpec, estimate_tokens};
pub use self::reach::{Reach, Refused};
pub use self::settings::ProviderSettings;
pub use self::trial::try_out;
pub use domain::models::ProviderKind;
