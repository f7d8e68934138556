use std::fmt;

use serde::{Deserialize, Serialize};

use crate::error::FieldError;

/// The days that a customer has to pay an invoice: at most a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "u16", into = "u16")]
pub struct DaysToPay(u16);

impl DaysToPay {
    const MOST: u16 = 365;

    /// So many days; at most 365.
    pub fn new(days: u16) -> Result<Self, FieldError> {
        if days > Self::MOST {
            let message = "Enter a number of days from 0 to 365.";
            return Err(FieldError::new("days_to_pay", message));
        }
        Ok(Self(days))
    }

    /// What somebody typed.
    pub fn parse(text: &str) -> Result<Self, FieldError> {
        Self::new(text.trim().parse().unwrap_or(u16::MAX))
    }

    /// The number of days.
    pub const fn days(self) -> u16 {
        self.0
    }
}

impl Default for DaysToPay {
    fn default() -> Self {
        Self(30)
    }
}

impl TryFrom<u16> for DaysToPay {
    type Error = String;

    fn try_from(days: u16) -> Result<Self, String> {
        Self::new(days).map_err(|error| error.message)
    }
}

impl From<DaysToPay> for u16 {
    fn from(days: DaysToPay) -> Self {
        days.0
    }
}

impl fmt::Display for DaysToPay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            0 => f.write_str("at once"),
            1 => f.write_str("1 day"),
            days => write!(f, "{days} days"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_customer_has_at_most_a_year() {
        assert_eq!(DaysToPay::parse(" 14 ").unwrap().to_string(), "14 days");
        assert_eq!(DaysToPay::parse("0").unwrap().to_string(), "at once");
        for bad in ["", "-1", "366", "99999", "a month", "1.5"] {
            assert!(DaysToPay::parse(bad).is_err(), "{bad}");
        }
    }
}
