use std::fmt;

use serde::{Deserialize, Serialize};

use crate::error::FieldError;
use crate::text;

/// An e-mail address as the key of an account: lower case, because people do not type it the same way twice. Only ASCII
/// changes: what else an address may contain is told apart by whoever delivers it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Email(String);

impl Email {
    /// Checks what a person typed.
    pub fn parse(text: &str) -> Result<Self, FieldError> {
        let text = text.trim().to_ascii_lowercase();
        if text::is_email(&text) {
            Ok(Self(text))
        } else {
            Err(FieldError::new(
                "email",
                "Enter an e-mail address such as ann@example.com.",
            ))
        }
    }

    /// The address as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The part before the `@`: what we call somebody who gave no name.
    pub fn user_part(&self) -> &str {
        self.0.split('@').next().unwrap_or_default()
    }
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Email {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).map_err(|error| error.message)
    }
}

impl From<Email> for String {
    fn from(email: Email) -> Self {
        email.0
    }
}

/// A password somebody chose: 10 to 200 characters and not one that everybody tries first.
/// Never printed: its `Debug` hides it.
#[derive(Clone)]
pub struct Password(String);

impl Password {
    /// Fewest characters.
    pub const MIN: u32 = 10;
    const MAX: usize = 200;
    /// Beginnings of what is tried first at ten characters and more.
    const COMMON: [&str; 12] = [
        "1234567890",
        "0123456789",
        "password",
        "passw0rd",
        "qwertyuiop",
        "qwerty1234",
        "iloveyou",
        "letmein",
        "welcome",
        "administrator",
        "changeme",
        "abcdefghij",
    ];

    /// Checks a new password.
    pub fn parse(text: &str) -> Result<Self, FieldError> {
        let refuse = |message: String| Err(FieldError::new("password", message));
        let count = text.chars().count();
        if count < Self::MIN as usize {
            return refuse(format!("Use at least {} characters.", Self::MIN));
        }
        if count > Self::MAX {
            return refuse(format!("Use at most {} characters.", Self::MAX));
        }
        let lower = text.to_lowercase();
        let distinct = lower
            .chars()
            .collect::<std::collections::BTreeSet<_>>()
            .len();
        if distinct < 4
            || Self::COMMON
                .iter()
                .any(|common| lower.starts_with(common) && count < common.len() + 4)
        {
            return refuse("That one is easy to guess. Try a few unrelated words.".to_owned());
        }
        Ok(Self(text.to_owned()))
    }

    /// The secret itself, to be hashed.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(…)")
    }
}

/// The name of a person: one line, not empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PersonName(String);

impl PersonName {
    /// Checks what a person typed.
    pub fn parse(text: &str) -> Result<Self, FieldError> {
        let name = text::line("name", text)?;
        if name.is_empty() {
            Err(FieldError::new("name", "Tell us your name."))
        } else {
            Ok(Self(name))
        }
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for PersonName {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).map_err(|error| error.message)
    }
}

impl From<PersonName> for String {
    fn from(name: PersonName) -> Self {
        name.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_compared_in_lower_case() {
        assert_eq!(
            Email::parse(" Ann@Example.COM ").unwrap().as_str(),
            "ann@example.com"
        );
        assert_eq!(
            Email::parse("ÖZGE@Example.com").unwrap().as_str(),
            "Özge@example.com"
        );
        assert!(Email::parse("ann@localhost").is_err());
    }

    #[test]
    fn easy_passwords_are_refused() {
        for bad in [
            "short",
            "1234567890",
            "password123",
            "aaaaaaaaaaaa",
            "qwertyuiop1",
        ] {
            assert!(Password::parse(bad).is_err(), "{bad}");
        }
        assert!(Password::parse("copper violin rain").is_ok());
    }

    #[test]
    fn a_password_never_prints() {
        assert_eq!(
            format!("{:?}", Password::parse("copper violin rain").unwrap()),
            "Password(…)"
        );
    }
}
