use std::fmt;

/// The key of a provider. Its `Debug` hides it and it has no `Display`, so it cannot reach a log or an error by
/// accident.
#[derive(Clone, PartialEq, Eq)]
pub struct Key(String);

impl Key {
    /// Wraps a key; nothing when there is none in the text.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        (!text.is_empty()).then(|| Self(text.to_owned()))
    }

    /// The key itself, for the one place it goes to.
    pub(super) fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_never_prints() {
        let key = Key::parse(" sk-hunter2 ").unwrap();
        assert_eq!(format!("{key:?}"), "Key(…)");
        assert_eq!(key.expose(), "sk-hunter2");
    }

    #[test]
    fn spaces_are_no_key() {
        assert_eq!(Key::parse("  "), None);
    }
}
