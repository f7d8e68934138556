//! Long texts that people and agents write. How they look is the server's business: nothing here renders.

use serde::{Deserialize, Serialize};

use crate::error::FieldError;

/// A Markdown text of at most [`Markdown::MAX`] bytes, with line breaks as Unix has them.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Markdown(String);

impl Markdown {
    /// One megabyte.
    pub const MAX: usize = 1_048_576;
    /// More characters than this take a browser a moment to show.
    pub const LONG: usize = 100_000;

    /// Checks what was written into `field`. Nothing is trimmed: spaces mean something in Markdown.
    pub fn parse(field: &str, text: &str) -> Result<Self, FieldError> {
        let text = text.replace("\r\n", "\n").replace(['\0', '\r'], "");
        if text.len() > Self::MAX {
            let kilobytes = text.len().div_ceil(1024);
            let message = format!("Keep this to 1,024 kB; it has {kilobytes}.");
            return Err(FieldError::new(field, message));
        }
        Ok(Self(text))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it has more than [`Self::LONG`] characters: such a text is not put where it has to be shown at once.
    pub fn is_long(&self) -> bool {
        self.0.chars().nth(Self::LONG).is_some()
    }
}

impl TryFrom<String> for Markdown {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::parse("body", &text).map_err(|error| error.message)
    }
}

impl From<Markdown> for String {
    fn from(text: Markdown) -> Self {
        text.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_stay_and_line_breaks_are_one_kind() {
        let text = Markdown::parse("body", "    code\r\nmore  \r\n\0").unwrap();
        assert_eq!(text.as_str(), "    code\nmore  \n");
    }

    #[test]
    fn characters_make_a_text_long_not_bytes() {
        let is_long = |text: &str| Markdown::parse("body", text).unwrap().is_long();
        assert!(!is_long(&"ö".repeat(Markdown::LONG)));
        assert!(is_long(&"x".repeat(Markdown::LONG + 1)));
    }

    #[test]
    fn more_than_a_megabyte_is_refused_with_words() {
        assert!(Markdown::parse("body", &"x".repeat(Markdown::MAX)).is_ok());
        let error = Markdown::parse("body", &"x".repeat(2_000_000)).unwrap_err();
        assert_eq!(error.message, "Keep this to 1,024 kB; it has 1954.");
    }
}
