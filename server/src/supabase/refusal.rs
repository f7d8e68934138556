//! What Supabase's errors mean: to us, and to a person.

use std::fmt;

use domain::Error;
use reqwest::StatusCode;
use serde::Deserialize;
use serde_json::Value;

/// Why a call did not do what it should.
#[derive(Debug)]
pub(super) enum Failure {
    /// Supabase said no.
    Refused(Refusal),
    /// Supabase did not answer, or not in a way that we understand. It is in the log already.
    Unavailable(Error),
}

/// What Supabase said no to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Refusal {
    /// The HTTP status.
    pub(super) status: StatusCode,
    /// Why.
    pub(super) reason: Reason,
}

/// Why Supabase says no, as far as it makes a difference to us.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Reason {
    /// No such account, or not its password.
    Credentials,
    /// The password is right, but nobody followed the link.
    Unconfirmed,
    /// Somebody has this address.
    Taken,
    /// No account has this address.
    NoSuchUser,
    /// The project wants a better password, for these reasons.
    WeakPassword(Vec<String>),
    /// The new password is the old one.
    SamePassword,
    /// The session was ended at Supabase.
    SessionOver,
    /// The account is blocked.
    Banned,
    /// Nobody new is let in.
    SignUpOff,
    /// No mail can be sent to this address.
    Address,
    /// Too many requests.
    TooMany,
    /// Too many mails, to this address or at all.
    TooManyMails,
    /// Anything else, by Supabase's word for it.
    Other(String),
}

/// Everything in which Supabase and the gateways before it put errors.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Body {
    code: Value,
    error_code: Option<String>,
    error: Option<String>,
    error_description: Option<String>,
    weak_password: Option<Weakness>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Weakness {
    reasons: Vec<String>,
}

impl Refusal {
    /// Reads an error: the word for it is in one of four places, or in a header.
    pub(super) fn read(status: StatusCode, header: Option<&str>, body: &[u8]) -> Self {
        let body: Body = serde_json::from_slice(body).unwrap_or_default();
        let word = body
            .error_code
            .as_deref()
            .or(body.code.as_str())
            .or(header)
            .or(body.error.as_deref())
            .unwrap_or_default();
        let reasons = body.weak_password.unwrap_or_default().reasons;
        let reason = match reason(word, reasons) {
            // Older servers say only this, and the rest in words.
            Reason::Other(word) if word == "invalid_grant" => {
                older(body.error_description.as_deref().unwrap_or_default())
            }
            Reason::Other(_) if status == StatusCode::TOO_MANY_REQUESTS => Reason::TooMany,
            reason => reason,
        };
        Self { status, reason }
    }

    /// Whether the session is gone for good. Anything less clear must not sign people out: a wrong key in our
    /// configuration is answered with a refusal, too.
    pub(super) const fn ends_session(&self) -> bool {
        matches!(
            self.reason,
            Reason::SessionOver | Reason::NoSuchUser | Reason::Banned
        )
    }

    /// What to tell a person where nothing more is known about what they did.
    pub(super) fn into_domain(self) -> Error {
        match self.reason {
            Reason::TooMany | Reason::TooManyMails => Error::TooMany {
                retry_after_seconds: 60,
            },
            Reason::Banned => {
                Error::forbidden("This account is blocked. Ask the people who run this NextUp.")
            }
            Reason::SignUpOff => Error::forbidden(
                "New accounts are switched off here. Ask the people who run this NextUp to invite you.",
            ),
            Reason::Address => Error::invalid(
                "email",
                "No mail can be sent to this address. Use another one.",
            ),
            Reason::WeakPassword(reasons) => Error::invalid("password", weakness(&reasons)),
            reason => unavailable(&format_args!("refused with {}: {reason:?}", self.status)),
        }
    }
}

impl Failure {
    /// Why Supabase said no, if it did.
    pub(super) const fn reason(&self) -> Option<&Reason> {
        match self {
            Self::Refused(refusal) => Some(&refusal.reason),
            Self::Unavailable(_) => None,
        }
    }
}

impl From<Failure> for Error {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Refused(refusal) => refusal.into_domain(),
            Failure::Unavailable(error) => error,
        }
    }
}

/// Details into the log, a reference to the person.
pub(super) fn unavailable(detail: &dyn fmt::Display) -> Error {
    let reference = format!("{:08x}", rand::random::<u32>());
    tracing::error!(%reference, "supabase auth: {detail}");
    Error::Unavailable { reference }
}

fn reason(word: &str, reasons: Vec<String>) -> Reason {
    match word {
        "invalid_credentials" => Reason::Credentials,
        "email_not_confirmed" => Reason::Unconfirmed,
        "user_already_exists" | "email_exists" => Reason::Taken,
        // Sign-in links do not make accounts; this is how an unknown address is answered.
        "user_not_found" | "otp_disabled" => Reason::NoSuchUser,
        "weak_password" => Reason::WeakPassword(reasons),
        "same_password" => Reason::SamePassword,
        "refresh_token_not_found"
        | "refresh_token_already_used"
        | "session_not_found"
        | "session_expired" => Reason::SessionOver,
        "user_banned" => Reason::Banned,
        "signup_disabled" | "email_provider_disabled" => Reason::SignUpOff,
        "email_address_invalid" | "email_address_not_authorized" => Reason::Address,
        "over_request_rate_limit" => Reason::TooMany,
        "over_email_send_rate_limit" => Reason::TooManyMails,
        other => Reason::Other(other.chars().take(80).collect()),
    }
}

fn older(description: &str) -> Reason {
    match description {
        "Invalid login credentials" => Reason::Credentials,
        "Email not confirmed" => Reason::Unconfirmed,
        text if text.starts_with("Invalid Refresh Token") => Reason::SessionOver,
        _ => Reason::Other("invalid_grant".to_owned()),
    }
}

fn weakness(reasons: &[String]) -> String {
    let leaked = reasons.iter().any(|reason| reason == "pwned");
    let plain = reasons.iter().any(|reason| reason == "characters");
    if leaked {
        "This password is known from a leak elsewhere. Choose another one.".to_owned()
    } else if plain {
        "Mix small letters, capitals, digits and signs.".to_owned()
    } else {
        "That one is too easy to guess. Try a longer one.".to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(status: u16, header: Option<&str>, body: &str) -> Refusal {
        let status = StatusCode::from_u16(status).unwrap();
        Refusal::read(status, header, body.as_bytes())
    }

    #[test]
    fn the_word_is_found_wherever_it_stands() {
        let word = "invalid_credentials";
        for refusal in [
            read(
                400,
                None,
                r#"{"code":400,"error_code":"invalid_credentials","msg":"x"}"#,
            ),
            read(400, None, r#"{"code":"invalid_credentials","message":"x"}"#),
            read(400, Some(word), "not json"),
            read(
                400,
                None,
                r#"{"error":"invalid_grant","error_description":"Invalid login credentials"}"#,
            ),
        ] {
            assert_eq!(refusal.reason, Reason::Credentials);
        }
    }

    #[test]
    fn only_a_clear_word_ends_a_session() {
        let gone = read(400, None, r#"{"error_code":"refresh_token_already_used"}"#);
        let older = r#"{"error":"invalid_grant","error_description":"Invalid Refresh Token: Session Expired"}"#;
        assert!(gone.ends_session() && read(400, None, older).ends_session());
        for unclear in [
            read(401, None, r#"{"message":"Invalid API key"}"#),
            read(403, None, "<html>blocked</html>"),
            read(429, None, "{}"),
        ] {
            assert!(!unclear.ends_session(), "{unclear:?}");
        }
    }

    #[test]
    fn a_weak_password_is_said_beside_its_field() {
        let body = r#"{"error_code":"weak_password","weak_password":{"reasons":["pwned"]}}"#;
        let error = read(422, None, body).into_domain();
        assert!(error.for_field("password").unwrap().contains("leak"));
    }
}
