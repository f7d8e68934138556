use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::ProviderKind;
use crate::id::ModelProviderId;
use crate::words::words;

/// A provider that a workspace brings along. Its key is not in it: nobody is shown a key again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModelProvider {
    /// Its id.
    pub id: ModelProviderId,
    /// What it speaks.
    pub kind: ProviderKind,
    /// What people call it.
    pub name: String,
    /// The model it is asked for.
    pub model: String,
    /// Where it is.
    pub base_url: String,
    /// Whether it has a key.
    pub key: KeyState,
    /// How long it may take to begin, and then to go on.
    pub timeout_seconds: u32,
    /// Most tokens of an answer.
    pub output_tokens: u32,
    /// Tokens that its model takes in, the answer included.
    pub context_tokens: u32,
    /// When somebody last changed it.
    pub updated_at: DateTime<Utc>,
}

impl ModelProvider {
    /// Most providers of one workspace.
    pub const MAX: u32 = 10;

    /// The host it is at, for a list.
    pub fn host(&self) -> &str {
        let origin = origin(&self.base_url);
        origin.split_once("://").map_or(origin, |(_, host)| host)
    }
}

/// Scheme, host and port of an address.
pub(super) fn origin(address: &str) -> &str {
    let begin = address.find("://").map_or(0, |scheme| scheme + 3);
    let end = address[begin..].find('/');
    end.map_or(address, |end| &address[..begin + end])
}

/// Whether a provider has a key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeyState {
    /// It has none.
    None,
    /// It has one.
    Kept {
        /// Its last characters; empty of a short one.
        hint: String,
    },
    /// It has one that was sealed with another secret of the server: it counts as none.
    Lost,
}

/// The providers of a workspace, and who answers where it has none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModelList {
    /// The providers, in the order in which they are asked.
    pub providers: Vec<ModelProvider>,
    /// What the server is configured with, in words; nothing is the built-in assistant.
    pub of_server: Vec<String>,
}

words! {
    /// Which way a provider moves in the order.
    Shift, "shift", "Move it up or down.";
    /// To be asked earlier.
    Up = "up", "Up";
    /// To be asked later.
    Down = "down", "Down";
}

/// What came of trying a provider.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Trial {
    /// It answered.
    Answered {
        /// What the whole answer took.
        milliseconds: u32,
    },
    /// It did not.
    Failed {
        /// Why, in a sentence without secrets.
        why: String,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_ends_before_the_path() {
        assert_eq!(origin("https://a.example:8/v1"), "https://a.example:8");
        assert_eq!(origin("https://a.example"), "https://a.example");
        assert_eq!(origin("a"), "a");
    }
}
