//! Language models that a workspace brings along, in the order in which they are asked, and what answers took.

mod form;
mod key;
mod kind;
mod parts;
mod provider;
mod store;
mod usage;

pub use form::{KeyChange, ProviderDraft, ProviderForm};
pub use key::ModelKey;
pub use kind::ProviderKind;
pub use provider::{KeyState, ModelList, ModelProvider, Shift, Trial};
pub use store::ModelStore;
pub use usage::UsageRow;
