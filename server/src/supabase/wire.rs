//! What travels between us and Supabase Auth.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::sensitive::Sensitive;

/// The reply to whatever signs in.
#[derive(Debug, Deserialize)]
pub(super) struct Grant {
    /// A signed token that says who it is, for an hour or so.
    pub(super) access_token: Sensitive,
    /// Good for one exchange against new tokens.
    pub(super) refresh_token: Sensitive,
    /// Who it is.
    pub(super) user: User,
}

/// Somebody with an account.
#[derive(Debug, Deserialize)]
pub(super) struct User {
    /// Their id: the token's `sub`, and our user's id.
    pub(super) id: Uuid,
    /// Their address; missing for those who signed up by telephone.
    #[serde(default)]
    pub(super) email: Option<String>,
    /// Second factors.
    #[serde(default)]
    factors: Option<Vec<Factor>>,
}

#[derive(Debug, Deserialize)]
struct Factor {
    status: String,
}

impl User {
    /// Whether they decided that a password alone shall not do.
    pub(super) fn wants_second_factor(&self) -> bool {
        self.factors
            .iter()
            .flatten()
            .any(|factor| factor.status == "verified")
    }
}

/// The reply to a link.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum Verified {
    /// It signs in.
    Signed(Box<Grant>),
    /// A change of address asks for the other mailbox as well.
    Half {
        /// Says so in English.
        #[expect(dead_code, reason = "tells this reply from others")]
        msg: String,
    },
}

/// The reply to a sign-up: tokens only where the project does not confirm addresses.
#[derive(Debug, Deserialize)]
pub(super) struct SignedUp {
    /// There when nobody has to follow a link first.
    #[serde(default)]
    pub(super) access_token: Option<Sensitive>,
}

/// What a project lets people do.
#[derive(Debug, Deserialize)]
pub(super) struct ProjectSettings {
    /// Whether an address counts as confirmed at once.
    #[serde(default)]
    pub(super) mailer_autoconfirm: bool,
    /// Whether nobody new is let in.
    #[serde(default)]
    pub(super) disable_signup: bool,
}

/// The kinds of links that we follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum LinkType {
    /// Proves the address of a new account.
    Signup,
    /// Signs in.
    #[serde(rename = "magiclink")]
    MagicLink,
    /// Lets somebody in whom the project's owner invited.
    Invite,
    /// Lets somebody choose a new password.
    Recovery,
    /// Moves to another address.
    EmailChange,
}

/// What to change about a user.
#[derive(Default, Serialize)]
pub(super) struct Changes<'a> {
    /// A new address; mail goes there first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) email: Option<&'a str>,
    /// A new password.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) password: Option<&'a str>,
    /// The old one: projects may ask for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) current_password: Option<&'a str>,
}

/// Which sessions end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    /// The one of the token.
    Local,
    /// All but that one.
    Others,
}

impl Scope {
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Local => "local",
            Self::Others => "others",
        }
    }
}
