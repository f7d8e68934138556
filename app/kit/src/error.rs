//! What a call to the server can end in, as pages see it.

use domain::{Error, FieldError};
use leptos::server_fn::codec::JsonEncoding;
use leptos::server_fn::error::{FromServerFnError, ServerFnErrorErr};
use serde::{Deserialize, Serialize};

/// A call that did not work: refused by the rules, or never answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum CallError {
    /// The server answered, and said no.
    #[error(transparent)]
    Refused(#[from] Error),
    /// The server could not be reached, or a proxy answered in its place.
    #[error("We could not reach NextUp. Nothing was changed. Check your connection and try again.")]
    Unreachable,
    /// The request was malformed: an old page talking to a newer server.
    #[error("This page is out of date. Reload it and try again.")]
    Outdated,
}

impl CallError {
    /// The message that belongs beside `field`, if there is one.
    pub fn for_field(&self, field: &str) -> Option<&str> {
        match self {
            Self::Refused(error) => error.for_field(field),
            Self::Unreachable | Self::Outdated => None,
        }
    }

    /// Whether the record is not there, or not the caller's.
    pub const fn is_not_found(&self) -> bool {
        matches!(self, Self::Refused(Error::NotFound))
    }

    /// Whether the session ended.
    pub const fn is_signed_out(&self) -> bool {
        matches!(self, Self::Refused(Error::SignedOut))
    }

    /// The HTTP status that says the same.
    pub const fn http_status(&self) -> u16 {
        match self {
            Self::Refused(error) => error.http_status(),
            Self::Unreachable => 503,
            Self::Outdated => 400,
        }
    }
}

impl From<FieldError> for CallError {
    fn from(error: FieldError) -> Self {
        Self::Refused(error.into())
    }
}

impl FromServerFnError for CallError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Args(_)
            | ServerFnErrorErr::MissingArg(_)
            | ServerFnErrorErr::UnsupportedRequestMethod(_) => Self::Outdated,
            // On the server, a body that is no such call. In the browser, an answer that is not ours: a proxy's.
            ServerFnErrorErr::Deserialization(_) if cfg!(not(target_arch = "wasm32")) => {
                Self::Outdated
            }
            _ => Self::Unreachable,
        }
    }
}
