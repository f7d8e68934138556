//! Projects: work done for a customer, and where it stands.

mod form;
mod history;
mod store;

use std::fmt;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

pub use form::{ProjectDraft, ProjectForm};
pub use history::PUT_BACK;
pub use store::{ProjectQuery, ProjectStore};

use crate::error::FieldError;
use crate::id::{AgreementId, CustomerId, ProjectId};
use crate::page::CappedCount;
use crate::title::Title;
use crate::version::Version;
use crate::words::words;

words! {
    /// Where a project stands. Any status may follow any other.
    ProjectStatus, "status", "Choose one of the five statuses.";
    /// It is being thought through.
    Planning = "planning", "Planning";
    /// It is under way.
    Active = "active", "Active";
    /// It rests.
    OnHold = "on_hold", "On hold";
    /// It has reached its end.
    Completed = "completed", "Completed";
    /// It is kept for the record only.
    Archived = "archived", "Archived";
}

/// A project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Project {
    /// Its id.
    pub id: ProjectId,
    /// For whom it is.
    pub customer: CustomerId,
    /// What it is called.
    pub name: Title,
    /// What it is about; may be empty.
    pub description: String,
    /// Where it stands.
    pub status: ProjectStatus,
    /// The agreement under which it is done.
    pub agreement: Option<AgreementId>,
    /// Its first day.
    pub starts_on: Option<NaiveDate>,
    /// Its last day.
    pub ends_on: Option<NaiveDate>,
    /// How much of it is done.
    pub progress: Progress,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it last changed.
    pub updated_at: DateTime<Utc>,
}

impl Project {
    /// Which version of it this is: another one after every change.
    pub const fn version(&self) -> Version {
        Version::of(self.updated_at)
    }
}

/// A project as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProjectSummary {
    /// Its id.
    pub id: ProjectId,
    /// What it is called.
    pub name: Title,
    /// Where it stands.
    pub status: ProjectStatus,
    /// The agreement under which it is done.
    pub agreement: Option<AgreementId>,
    /// Its first day.
    pub starts_on: Option<NaiveDate>,
    /// Its last day.
    pub ends_on: Option<NaiveDate>,
    /// How much of it is done.
    pub progress: Progress,
    /// How many artifacts it has.
    pub artifacts: CappedCount,
    /// When it last changed.
    pub updated_at: DateTime<Utc>,
}

impl ProjectSummary {
    /// Counting the artifacts of a project stops here.
    pub const ARTIFACTS_CAP: u32 = 99;
}

/// How much of a project is done, in percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Progress(u8);

impl Progress {
    /// Checks a number.
    pub fn new(percent: u8) -> Result<Self, FieldError> {
        if percent > 100 {
            return Err(FieldError::new("progress", "Enter a number from 0 to 100."));
        }
        Ok(Self(percent))
    }

    /// Checks what a person typed: `40`, `40 %`, or nothing for zero.
    pub fn parse(text: &str) -> Result<Self, FieldError> {
        let number = text.trim().trim_end_matches('%').trim_end();
        if number.is_empty() {
            return Ok(Self::default());
        }
        Self::new(number.parse().unwrap_or(u8::MAX))
    }

    /// The number.
    pub const fn percent(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for Progress {
    type Error = String;

    fn try_from(percent: u8) -> Result<Self, String> {
        Self::new(percent).map_err(|error| error.message)
    }
}

impl From<Progress> for u8 {
    fn from(progress: Progress) -> Self {
        progress.0
    }
}

impl fmt::Display for Progress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} %", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_status_reads_back_from_its_word() {
        for status in ProjectStatus::ALL {
            assert_eq!(ProjectStatus::parse(status.as_str()), Ok(*status));
        }
        assert!(ProjectStatus::parse("live").is_err());
    }

    #[test]
    fn progress_is_a_percentage() {
        assert_eq!(Progress::parse(" 40 % ").unwrap().percent(), 40);
        assert_eq!(Progress::parse("").unwrap().percent(), 0);
        assert_eq!(Progress::parse("100").unwrap().to_string(), "100 %");
        for bad in ["101", "-1", "half", "4.5", "999999"] {
            assert!(Progress::parse(bad).is_err(), "{bad}");
        }
    }
}
