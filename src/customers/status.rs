use std::fmt;

use serde::{Deserialize, Serialize};

use crate::error::FieldError;

/// Where a customer stands. Any status may follow any other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CustomerStatus {
    /// Somebody who might become a customer.
    #[default]
    Lead,
    /// Talks have begun.
    Prospect,
    /// Terms are on the table.
    Negotiation,
    /// Work is under way.
    Live,
    /// Work rests.
    OnHold,
    /// Work is over.
    Archive,
}

impl CustomerStatus {
    /// Every status in the order of the lifecycle.
    pub const ALL: [Self; 6] = [
        Self::Lead,
        Self::Prospect,
        Self::Negotiation,
        Self::Live,
        Self::OnHold,
        Self::Archive,
    ];

    /// The word stored in the database and shown in URLs.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::Prospect => "prospect",
            Self::Negotiation => "negotiation",
            Self::Live => "live",
            Self::OnHold => "on_hold",
            Self::Archive => "archive",
        }
    }

    /// The words people see.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Lead => "Lead",
            Self::Prospect => "Prospect",
            Self::Negotiation => "Negotiation",
            Self::Live => "Live",
            Self::OnHold => "On hold",
            Self::Archive => "Archive",
        }
    }

    /// Reads the word of the database or a form.
    pub fn parse(word: &str) -> Result<Self, FieldError> {
        Self::ALL
            .into_iter()
            .find(|status| status.as_str() == word)
            .ok_or_else(|| FieldError::new("status", "Choose one of the six statuses."))
    }
}

impl fmt::Display for CustomerStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.label())
    }
}

/// A change of status as it happened: `from` is what Undo goes back to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatusChange {
    /// The status before, as the database had it.
    pub from: CustomerStatus,
    /// The status now.
    pub to: CustomerStatus,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_status_reads_back_from_its_word() {
        for status in CustomerStatus::ALL {
            assert_eq!(CustomerStatus::parse(status.as_str()), Ok(status));
        }
        assert!(CustomerStatus::parse("churned").is_err());
    }
}
