use std::fmt;

use serde::{Deserialize, Serialize};

use crate::error::FieldError;

/// The key of a provider as somebody typed it. Its `Debug` hides it and it has no `Display`. It travels to the server
/// and never back.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ModelKey(String);

impl ModelKey {
    /// Most characters of a key.
    pub const MAX: usize = 1_000;
    /// So many characters at its end stay in sight, to tell keys apart.
    const SHOWN: usize = 4;
    /// Of a shorter key nothing is shown: too little of it would stay unknown.
    const LONG_ENOUGH: usize = 12;

    /// What somebody typed, as it is.
    pub const fn new(text: String) -> Self {
        Self(text)
    }

    /// Checks what was typed; nothing when there is no key in it.
    pub fn parse(&self) -> Result<Option<Self>, FieldError> {
        let text = self.0.trim();
        if text.len() > Self::MAX || !text.chars().all(|c| c.is_ascii_graphic()) {
            return Err(FieldError::new(
                "key",
                "A key is one word of plain letters, digits and signs. Copy it again.",
            ));
        }
        Ok((!text.is_empty()).then(|| Self(text.to_owned())))
    }

    /// The key itself, for the one place it goes to.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// Its last characters, or nothing of a short one.
    pub fn hint(&self) -> &str {
        let from = match self.0.len() {
            long if long >= Self::LONG_ENOUGH => long - Self::SHOWN,
            short => short,
        };
        self.0.get(from..).unwrap_or_default()
    }
}

impl fmt::Debug for ModelKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ModelKey(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(text: &str) -> ModelKey {
        ModelKey::new(text.to_owned())
    }

    #[test]
    fn a_key_never_prints_and_shows_little() {
        let long = key(" sk-hunter2-1234 ").parse().unwrap().unwrap();
        assert_eq!(format!("{long:?}"), "ModelKey(…)");
        assert_eq!((long.expose(), long.hint()), ("sk-hunter2-1234", "1234"));
        assert_eq!(key("sk-hunter2").hint(), "");
    }

    #[test]
    fn spaces_are_no_key_and_a_key_has_none() {
        assert_eq!(key("  ").parse(), Ok(None));
        for bad in ["sk a", "sk\n", "schlüssel"] {
            assert_eq!(key(bad).parse().is_err(), bad != "sk\n", "{bad:?}");
        }
        assert!(key(&"x".repeat(ModelKey::MAX + 1)).parse().is_err());
    }
}
