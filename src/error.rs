//! The one error of the rules and the stores.
//!
//! | Use | When |
//! |---|---|
//! | [`Error::NotFound`] | no such record, or not the caller's: the two must look the same |
//! | [`Error::Invalid`] | something typed breaks a rule; names the field it belongs to |
//! | [`Error::Conflict`] | the record changed, or its state does not allow this |
//! | [`Error::Overtaken`] | the caller changes a field that says something else than they saw |
//! | [`Error::Stale`] | the caller named the version they change, and it is no longer the current one |
//! | [`Error::SignedOut`] | nobody is signed in |
//! | [`Error::Forbidden`] | the caller sees the record but their role may not do this |
//! | [`Error::TooMany`] | a rate limit |
//! | [`Error::Unavailable`] | the database, mail or disk let us down; details are in the log under the reference |

use serde::{Deserialize, Serialize};

/// Result of a rule or a store call.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What went wrong, in terms a page can act on. Crosses the wire, so it never carries database detail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Error {
    /// No such record, or not yours.
    #[error("We could not find that. It may have been deleted, or it is not shared with you.")]
    NotFound,
    /// Something typed breaks a rule.
    #[error("{}", summary(.fields))]
    Invalid {
        /// Every broken rule, in the order of the form.
        fields: Vec<FieldError>,
    },
    /// The state of the record does not allow this.
    #[error("{message}")]
    Conflict {
        /// What the person should know and do.
        message: String,
    },
    /// The field says something else than the caller saw when they changed it.
    #[error("Somebody changed this meanwhile.")]
    Overtaken {
        /// What it says by now.
        now: String,
    },
    /// The record is not the version that the caller meant to change.
    #[error("This was changed since you read it. Read it again, then repeat your change.")]
    Stale,
    /// Nobody is signed in, or the session ended.
    #[error("Please sign in to go on. What you typed is still here.")]
    SignedOut,
    /// The role does not allow this.
    #[error("{message}")]
    Forbidden {
        /// What is not allowed, and who could do it.
        message: String,
    },
    /// Too many attempts.
    #[error("Too many attempts. Try again in {}.", wait(*.retry_after_seconds))]
    TooMany {
        /// Seconds until another attempt is accepted.
        retry_after_seconds: u32,
    },
    /// Something we depend on failed.
    #[error(
        "Something on our side failed and nothing was changed. Try again; if it stays, quote {reference}."
    )]
    Unavailable {
        /// Finds the details in the log.
        reference: String,
    },
}

impl Error {
    /// One broken rule on one field.
    pub fn invalid(field: impl Into<String>, message: impl Into<String>) -> Self {
        Self::Invalid {
            fields: vec![FieldError::new(field, message)],
        }
    }

    /// The record's state does not allow this.
    pub fn conflict(message: impl Into<String>) -> Self {
        Self::Conflict {
            message: message.into(),
        }
    }

    /// The caller's role does not allow this.
    pub fn forbidden(message: impl Into<String>) -> Self {
        Self::Forbidden {
            message: message.into(),
        }
    }

    /// The message that belongs beside `field`, if this error has one.
    pub fn for_field(&self, field: &str) -> Option<&str> {
        match self {
            Self::Invalid { fields } => fields
                .iter()
                .find(|error| error.field == field)
                .map(|error| error.message.as_str()),
            _ => None,
        }
    }

    /// The HTTP status that says the same. The only place where the two are matched.
    pub const fn http_status(&self) -> u16 {
        match self {
            Self::NotFound => 404,
            Self::Invalid { .. } => 422,
            Self::Conflict { .. } | Self::Overtaken { .. } => 409,
            Self::Stale => 412,
            Self::SignedOut => 401,
            Self::Forbidden { .. } => 403,
            Self::TooMany { .. } => 429,
            Self::Unavailable { .. } => 503,
        }
    }
}

impl From<FieldError> for Error {
    fn from(error: FieldError) -> Self {
        Self::Invalid {
            fields: vec![error],
        }
    }
}

/// A broken rule and the field it belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldError {
    /// Name of the form field, dotted for nested ones: `name`, `product.url`, `team.email`.
    pub field: String,
    /// What is wrong and how to mend it.
    pub message: String,
}

impl FieldError {
    /// A broken rule on `field`.
    pub fn new(field: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            field: field.into(),
            message: message.into(),
        }
    }
}

/// Collects broken rules over a whole form, so that a person sees all of them at once.
#[derive(Debug, Default)]
pub struct Check {
    fields: Vec<FieldError>,
}

impl Check {
    /// Keeps the value, or notes what is wrong with it.
    pub fn keep<T>(&mut self, parsed: Result<T, FieldError>) -> Option<T> {
        parsed.map_err(|error| self.fields.push(error)).ok()
    }

    /// The value built from what was kept, unless a rule was broken.
    ///
    /// `value` is `None` only when something was noted: every `None` of [`Check::keep`] leaves a note.
    pub fn finish<T>(self, value: Option<T>) -> Result<T> {
        match value {
            Some(value) if self.fields.is_empty() => Ok(value),
            _ => Err(Error::Invalid {
                fields: self.fields,
            }),
        }
    }
}

fn summary(fields: &[FieldError]) -> String {
    match fields {
        [only] => only.message.clone(),
        _ => format!("Please mend {} fields.", fields.len()),
    }
}

fn wait(seconds: u32) -> String {
    match seconds {
        0..=1 => "a second".to_owned(),
        2..=90 => format!("{seconds} seconds"),
        _ => format!("{} minutes", seconds.div_ceil(60)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_reports_every_broken_rule_at_once() {
        let mut check = Check::default();
        let name = check.keep::<()>(Err(FieldError::new("name", "Give the customer a name.")));
        check.keep::<()>(Err(FieldError::new("product.url", "Start with https://.")));
        let error = check.finish(name).unwrap_err();
        assert_eq!(error.for_field("product.url"), Some("Start with https://."));
        assert_eq!(error.to_string(), "Please mend 2 fields.");
    }

    #[test]
    fn waiting_times_read_like_speech() {
        assert_eq!(wait(1), "a second");
        assert_eq!(wait(45), "45 seconds");
        assert_eq!(wait(100), "2 minutes");
    }
}
