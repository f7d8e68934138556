//! Which state of a record somebody saw: a form carries it, so that the later of two people is told.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};

/// The moment at which a record became what it is, to the microsecond that the database keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Version(i64);

impl Version {
    /// The version that no record has.
    pub const NEVER: Self = Self(i64::MIN);

    /// The version of a record that last changed then.
    pub const fn of(updated_at: DateTime<Utc>) -> Self {
        Self(updated_at.timestamp_micros())
    }

    /// Refuses a change by somebody who saw another version; nothing seen is any version.
    ///
    /// # Errors
    /// [`Error::Stale`].
    pub fn check(self, seen: Option<Self>) -> Result<()> {
        if seen.is_none_or(|seen| seen == self) {
            Ok(())
        } else {
            Err(Error::Stale)
        }
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Version {
    type Err = Error;

    /// Something that is no version is none that is current: [`Error::Stale`].
    fn from_str(text: &str) -> Result<Self> {
        text.parse().map(Self).map_err(|_| Error::Stale)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_version_that_is_there_may_be_changed() {
        let now = Version::of(DateTime::from_timestamp_micros(1_700_000_000_123_456).unwrap());
        assert_eq!(now.check(None), Ok(()));
        assert_eq!(now.check(now.to_string().parse().ok()), Ok(()));
        assert_eq!(now.check(Some(Version(1))), Err(Error::Stale));
        assert_eq!("now".parse::<Version>(), Err(Error::Stale));
    }
}
