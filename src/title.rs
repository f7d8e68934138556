//! What a record is called.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::error::FieldError;
use crate::text;

/// The title of a record: one line, not empty. Two records may share one.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Title(String);

impl Title {
    /// Checks what a person typed into `field`, which is what the form calls it: a name, a title.
    pub fn parse(field: &str, text: &str) -> Result<Self, FieldError> {
        let title = text::line(field, text)?;
        if title.is_empty() {
            return Err(FieldError::new(field, format!("Give this a {field}.")));
        }
        Ok(Self(title))
    }

    /// The title as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Title {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Title {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::parse("title", &text).map_err(|error| error.message)
    }
}

impl From<Title> for String {
    fn from(title: Title) -> Self {
        title.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_needed_and_bounded() {
        assert_eq!(
            Title::parse("name", " \n ").unwrap_err().message,
            "Give this a name."
        );
        assert!(Title::parse("title", &"n".repeat(201)).is_err());
        assert_eq!(
            Title::parse("title", " Q3\nplan ").unwrap().as_str(),
            "Q3 plan"
        );
    }
}
