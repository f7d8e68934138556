use chrono::{DateTime, FixedOffset, NaiveDate, Utc};

use crate::agreements::Agreement;
use crate::artifacts::ArtifactSummary;
use crate::customers::Customer;
use crate::events::TimelineEntry;
use crate::overview::CustomerFigures;
use crate::projects::ProjectSummary;
use crate::receivables::InvoiceSummary;

/// What is known about a customer when an answer is begun: what the tools that are always used found. Latest first, and no
/// more than a page of each; the figures count everything.
#[derive(Debug, Clone, PartialEq)]
pub struct Dossier {
    /// The customer with the info profile and the team.
    pub customer: Customer,
    /// Figures and next dates.
    pub figures: CustomerFigures,
    /// What was agreed.
    pub agreements: Vec<Agreement>,
    /// Invoices that somebody waits for, the most overdue first.
    pub unpaid: Vec<InvoiceSummary>,
    /// Projects.
    pub projects: Vec<ProjectSummary>,
    /// Artifacts.
    pub artifacts: Vec<ArtifactSummary>,
    /// What happened.
    pub timeline: Vec<TimelineEntry>,
    /// Now, by the clock of the person who asks.
    pub now: DateTime<FixedOffset>,
}

impl Dossier {
    /// The day where the person is.
    pub fn today(&self) -> NaiveDate {
        self.now.date_naive()
    }

    /// The day on which something happened where the person is.
    pub fn day_of(&self, moment: DateTime<Utc>) -> NaiveDate {
        moment.with_timezone(self.now.offset()).date_naive()
    }
}
