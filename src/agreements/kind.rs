use serde::{Deserialize, Serialize};

use crate::error::FieldError;

/// What sort of agreement it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AgreementKind {
    /// A standing commitment, paid period by period.
    Retainer,
    /// One result for one price.
    Fixed,
    /// Paid by the hour.
    Hourly,
    /// Paid as milestones are reached.
    Milestone,
    /// Paid with a share of the company.
    Equity,
    /// A seat on a board or beside a founder.
    Advisory,
    /// Anything else.
    Custom,
}

impl AgreementKind {
    /// Every kind.
    pub const ALL: [Self; 7] = [
        Self::Retainer,
        Self::Fixed,
        Self::Hourly,
        Self::Milestone,
        Self::Equity,
        Self::Advisory,
        Self::Custom,
    ];

    /// The word stored in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Retainer => "retainer",
            Self::Fixed => "fixed",
            Self::Hourly => "hourly",
            Self::Milestone => "milestone",
            Self::Equity => "equity",
            Self::Advisory => "advisory",
            Self::Custom => "custom",
        }
    }

    /// The word people see.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Retainer => "Retainer",
            Self::Fixed => "Fixed price",
            Self::Hourly => "Hourly",
            Self::Milestone => "Milestones",
            Self::Equity => "Equity",
            Self::Advisory => "Advisory",
            Self::Custom => "Custom",
        }
    }

    /// Reads the word of a form or of the database.
    pub fn parse(word: &str) -> Result<Self, FieldError> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.as_str() == word)
            .ok_or_else(|| FieldError::new("kind", "Choose one of the seven types."))
    }
}
