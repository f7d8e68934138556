//! Text that must not be printed.

use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;

use serde::Deserialize;

/// A key, token or password. Its `Debug` hides it and it has no `Display`, so it cannot reach a log, a URL or an error by
/// accident.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Sensitive(String);

impl Sensitive {
    /// Wraps a secret.
    pub const fn new(secret: String) -> Self {
        Self(secret)
    }

    /// The secret itself, for the one place it goes to.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Sensitive {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sensitive(…)")
    }
}

impl FromStr for Sensitive {
    type Err = Infallible;

    fn from_str(secret: &str) -> Result<Self, Infallible> {
        Ok(Self(secret.trim().to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::Sensitive;

    #[test]
    fn a_secret_never_prints() {
        let secret = Sensitive::new("hunter2".to_owned());
        assert_eq!(format!("{secret:?}"), "Sensitive(…)");
        assert_eq!(secret.expose(), "hunter2");
    }
}
