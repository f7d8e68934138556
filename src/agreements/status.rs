use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Agreement;
use crate::error::{Check, Error, FieldError, Result};
use crate::text;

/// An agreement that ends within so many days is expiring.
pub const EXPIRING_DAYS: u32 = 30;

/// Where an agreement stands: by its dates, unless somebody ended or paused it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AgreementStatus {
    /// It has no first day yet.
    Draft,
    /// It has not begun.
    Upcoming,
    /// It runs.
    Active,
    /// It runs and ends within [`EXPIRING_DAYS`].
    Expiring,
    /// Its last day has passed.
    Expired,
    /// Paused by hand.
    Suspended,
    /// Ended by hand.
    Terminated,
}

impl AgreementStatus {
    /// Every status.
    pub const ALL: [Self; 7] = [
        Self::Draft,
        Self::Upcoming,
        Self::Active,
        Self::Expiring,
        Self::Expired,
        Self::Suspended,
        Self::Terminated,
    ];

    /// What the dates say. The last day belongs to the agreement.
    pub fn by_dates(
        starts_on: Option<NaiveDate>,
        ends_on: Option<NaiveDate>,
        today: NaiveDate,
    ) -> Self {
        let Some(starts_on) = starts_on else {
            return Self::Draft;
        };
        match ends_on {
            Some(ends_on) if ends_on < today => Self::Expired,
            _ if starts_on > today => Self::Upcoming,
            Some(ends_on) if (ends_on - today).num_days() <= i64::from(EXPIRING_DAYS) => {
                Self::Expiring
            }
            _ => Self::Active,
        }
    }

    /// Whether work is done and paid for.
    pub const fn is_running(self) -> bool {
        matches!(self, Self::Active | Self::Expiring)
    }

    /// The word in addresses and the API.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Upcoming => "upcoming",
            Self::Active => "active",
            Self::Expiring => "expiring",
            Self::Expired => "expired",
            Self::Suspended => "suspended",
            Self::Terminated => "terminated",
        }
    }

    /// The words people see.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Draft => "Draft",
            Self::Upcoming => "Upcoming",
            Self::Active => "Active",
            Self::Expiring => "Expiring soon",
            Self::Expired => "Expired",
            Self::Suspended => "Suspended",
            Self::Terminated => "Terminated",
        }
    }
}

/// How somebody overrides what the dates say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Ended for good.
    Terminated,
    /// Paused.
    Suspended,
}

impl Standing {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Terminated, Self::Suspended];

    /// The word stored in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Terminated => "terminated",
            Self::Suspended => "suspended",
        }
    }

    /// Reads the word of a form or of the database.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|standing| standing.as_str() == word)
    }
}

impl From<Standing> for AgreementStatus {
    fn from(standing: Standing) -> Self {
        match standing {
            Standing::Terminated => Self::Terminated,
            Standing::Suspended => Self::Suspended,
        }
    }
}

/// An agreement ended or paused by hand, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Override {
    /// Which of the two.
    pub standing: Standing,
    /// Why; may be empty.
    pub reason: String,
}

impl Override {
    /// Checks a form.
    pub fn parse(standing: &str, reason: &str) -> Result<Self> {
        let mut check = Check::default();
        let standing = check.keep(Standing::from_word(standing).ok_or_else(|| {
            FieldError::new("standing", "Choose whether to terminate or to suspend it.")
        }));
        let reason = check.keep(text::note("reason", reason));
        check.finish(
            standing
                .zip(reason)
                .map(|(standing, reason)| Self { standing, reason }),
        )
    }
}

impl Agreement {
    /// Ends or pauses the agreement, or (`None`) lets its dates speak again.
    ///
    /// # Errors
    /// [`Error::Conflict`] for a draft, which has nothing to end.
    pub fn set_override(&mut self, overridden: Option<Override>) -> Result<()> {
        if overridden.is_some() && self.terms.starts_on.is_none() {
            return Err(Error::conflict(
                "This agreement has not begun: give it a first day, or delete it.",
            ));
        }
        self.overridden = overridden;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agreements::draft::tests::{agreement, day};

    #[test]
    fn the_dates_decide_unless_somebody_did() {
        let today = day("2026-06-15");
        let on = |starts: &str, ends: &str| {
            let date = |text: &str| text.parse().ok();
            AgreementStatus::by_dates(date(starts), date(ends), today)
        };
        assert_eq!(on("", ""), AgreementStatus::Draft);
        assert_eq!(on("", "2020-01-01"), AgreementStatus::Draft);
        assert_eq!(on("2026-06-16", ""), AgreementStatus::Upcoming);
        assert_eq!(on("2026-06-15", ""), AgreementStatus::Active);
        assert_eq!(on("2026-01-01", "2026-07-16"), AgreementStatus::Active);
        assert_eq!(on("2026-01-01", "2026-07-15"), AgreementStatus::Expiring);
        assert_eq!(on("2026-01-01", "2026-06-15"), AgreementStatus::Expiring);
        assert_eq!(on("2026-01-01", "2026-06-14"), AgreementStatus::Expired);
    }

    #[test]
    fn an_agreement_is_paused_and_taken_up_again() {
        let today = day("2026-06-15");
        let mut agreement = agreement("2026-01-01", "2026-12-31");
        let pause = Override::parse("suspended", " No budget ").unwrap();
        agreement.set_override(Some(pause)).unwrap();
        assert_eq!(agreement.status(today), AgreementStatus::Suspended);
        assert_eq!(agreement.overridden.as_ref().unwrap().reason, "No budget");
        agreement.set_override(None).unwrap();
        assert_eq!(agreement.status(today), AgreementStatus::Active);
        agreement.terms.starts_on = None;
        let end = Override::parse("terminated", "").unwrap();
        assert!(agreement.set_override(Some(end)).is_err());
        assert!(Override::parse("cancelled", "").is_err());
    }
}
