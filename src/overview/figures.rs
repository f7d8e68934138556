use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::Few;
use crate::agreements::RunningValue;
use crate::events::EventKind;
use crate::id::{AgreementId, EventId, InvoiceId};
use crate::money::Money;
use crate::receivables::{InvoiceNumber, Position};
use crate::title::Title;

/// A customer in figures, on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomerFigures {
    /// How many agreements run, paid with money or not.
    pub running: u32,
    /// What those paid with money are worth, by currency.
    pub worth: Vec<RunningValue>,
    /// How matters stand, by currency.
    pub positions: Vec<Position>,
    /// How many projects have not reached their end.
    pub open_projects: u32,
    /// When people last spoke with each other.
    pub last_contact: Option<Contact>,
    /// Since when the customer has its status.
    pub status_since: Option<DateTime<Utc>>,
    /// What comes within [`CustomerFigures::DAYS`] days, the next first.
    pub dates: Few<NextDate>,
}

impl CustomerFigures {
    /// How far ahead dates are looked for.
    pub const DAYS: u32 = 90;

    /// What the customer owes in the end, in every currency in which that is not nothing.
    pub fn balances(&self) -> impl Iterator<Item = Money> {
        let balances = self.positions.iter().map(Position::balance);
        balances.filter(|balance| !balance.is_zero())
    }

    /// What is late, in every currency in which something is.
    pub fn overdue(&self) -> impl Iterator<Item = Money> {
        let overdue = self.positions.iter().map(Position::overdue);
        overdue.filter(|overdue| overdue.is_positive())
    }
}

/// An event in which people spoke with each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// The event.
    pub event: EventId,
    /// What kind of event it was.
    pub kind: EventKind,
    /// What it is called.
    pub title: Title,
    /// When it happened.
    pub at: DateTime<Utc>,
}

impl Contact {
    /// The kinds of events that are contacts; the others people write down by themselves.
    pub const KINDS: [EventKind; 3] = [EventKind::Meeting, EventKind::Call, EventKind::Email];
}

/// A day on which something is to be expected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NextDate {
    /// The day.
    pub on: NaiveDate,
    /// What it is the day of.
    pub of: DatedRecord,
}

/// A record with a day ahead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DatedRecord {
    /// An agreement has its first day.
    AgreementBegins {
        /// Which one.
        agreement: AgreementId,
        /// The first line of what was agreed.
        title: String,
    },
    /// An agreement has its last day.
    AgreementEnds {
        /// Which one.
        agreement: AgreementId,
        /// The first line of what was agreed.
        title: String,
        /// Whether another one follows it.
        is_renewed: bool,
    },
    /// An invoice is to be paid.
    InvoiceDue {
        /// Which one.
        invoice: InvoiceId,
        /// Its number.
        number: InvoiceNumber,
        /// What is still to be paid.
        open: Money,
    },
}
