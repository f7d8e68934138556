use std::fmt;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Email, PersonName};
use crate::actor::Actor;
use crate::id::SessionId;
use crate::workspaces::Workspace;

/// The secret in a session cookie. Never printed, never stored: the database keeps its hash.
#[derive(Clone, PartialEq, Eq)]
pub struct SessionToken(String);

impl SessionToken {
    /// Wraps a secret just made, or one a cookie brought.
    pub const fn new(secret: String) -> Self {
        Self(secret)
    }

    /// The secret itself, for the cookie and for its hash.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for SessionToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SessionToken(…)")
    }
}

/// From where a request comes, for the sessions list and the rate limits.
#[derive(Debug, Clone, Default)]
pub struct ClientInfo {
    /// The network address, as text.
    pub address: String,
    /// The browser's description of itself, at most 300 characters.
    pub user_agent: String,
}

/// Who is signed in: the actor of this request and the session it came with.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// Whom the request acts as.
    pub actor: Actor,
    /// The session of the cookie.
    pub session: SessionId,
}

/// What the shell shows about the person signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Viewer {
    /// Their profile.
    pub profile: Profile,
    /// The workspace they act in, and their role there.
    pub workspace: Workspace,
}

/// What a person tells about themselves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// Their name.
    pub name: PersonName,
    /// The address they sign in with.
    pub email: Email,
    /// Light, dark, or as the device.
    pub theme: Theme,
}

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the device is set.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl Theme {
    /// Every choice.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The word stored in the database and the cookie.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// Reads a stored word; anything unknown follows the device.
    pub fn from_word(word: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|theme| theme.as_str() == word)
            .unwrap_or_default()
    }
}

/// A signed-in browser, as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionInfo {
    /// Its id, to revoke it by.
    pub id: SessionId,
    /// Whether it is the one asking.
    pub current: bool,
    /// The browser's description of itself.
    pub user_agent: String,
    /// The address it signed in from.
    pub address: String,
    /// When it signed in.
    pub created_at: DateTime<Utc>,
    /// When it was last seen, to within five minutes.
    pub last_seen_at: DateTime<Utc>,
}

impl SessionInfo {
    /// Browser and system in words, as far as they can be told: "Firefox on Linux".
    pub fn device(&self) -> String {
        let find = |known: &[(&str, &'static str)], otherwise| {
            known
                .iter()
                .find(|(mark, _)| self.user_agent.contains(mark))
                .map_or(otherwise, |(_, name)| *name)
        };
        let browser = find(
            &[
                ("Edg/", "Edge"),
                ("OPR/", "Opera"),
                ("Firefox/", "Firefox"),
                ("Chrome/", "Chrome"),
                ("Safari/", "Safari"),
            ],
            "A browser",
        );
        let system = find(
            &[
                ("iPhone", "iPhone"),
                ("iPad", "iPad"),
                ("Android", "Android"),
                ("Windows", "Windows"),
                ("Mac OS", "macOS"),
                ("Linux", "Linux"),
            ],
            "an unknown system",
        );
        format!("{browser} on {system}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn devices_have_names() {
        let info = |user_agent: &str| SessionInfo {
            id: SessionId::new(uuid::Uuid::nil()),
            current: false,
            user_agent: user_agent.into(),
            address: String::new(),
            created_at: DateTime::UNIX_EPOCH,
            last_seen_at: DateTime::UNIX_EPOCH,
        };
        let edge =
            "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0";
        assert_eq!(info(edge).device(), "Edge on Windows");
        assert_eq!(info("curl/8").device(), "A browser on an unknown system");
    }
}
