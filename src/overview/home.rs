use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use serde::{Deserialize, Serialize};

use super::Few;
use crate::activity::{Action, Person};
use crate::actor::Source;
use crate::customers::CustomerStatus;
use crate::events::Subject;
use crate::id::{AgreementId, CustomerId, ProjectId};
use crate::money::Money;
use crate::projects::Progress;
use crate::receivables::InvoiceSummary;
use crate::title::Title;

/// A day at a glance: what is due, what expires, who was not heard of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Home {
    /// Whether there is any customer to see.
    pub has_customers: bool,
    /// Invoices whose due date has passed, the longest overdue first.
    pub overdue: InvoicesAtHand,
    /// Invoices that are due within [`Home::DUE_DAYS`] days, the next first.
    pub due: InvoicesAtHand,
    /// Running agreements that end within [`crate::agreements::EXPIRING_DAYS`] days, the next first.
    pub expiring: Few<ExpiringAgreement>,
    /// Projects that are under way, the next to end first.
    pub projects: Few<ProjectInWork>,
    /// Customers that nobody touched for [`Home::QUIET_DAYS`] days, the longest first.
    pub quiet: Few<QuietCustomer>,
    /// What happened last with the customers that something happened with, the latest first.
    pub recent: Few<Happening>,
}

impl Home {
    /// How far ahead due invoices are looked for.
    pub const DUE_DAYS: u32 = 14;
    /// After so many days without a change a customer is quiet.
    pub const QUIET_DAYS: u32 = 30;
    /// The statuses in which a customer is looked after: of one that rests or is over, silence is expected.
    pub const LOOKED_AFTER: [CustomerStatus; 4] = [
        CustomerStatus::Lead,
        CustomerStatus::Prospect,
        CustomerStatus::Negotiation,
        CustomerStatus::Live,
    ];

    /// Whoever was last touched before this moment is quiet on a day.
    pub fn quiet_before(today: NaiveDate) -> DateTime<Utc> {
        let since = today.checked_sub_days(Days::new(Self::QUIET_DAYS.into()));
        since.unwrap_or(today).and_time(NaiveTime::MIN).and_utc()
    }
}

/// Invoices that wait for payment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvoicesAtHand {
    /// The first of them.
    pub invoices: Few<InvoiceSummary>,
    /// What is open of all of them, by currency.
    pub open: Vec<Money>,
}

/// A customer, as much as a link to it needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomerLink {
    /// Its id.
    pub id: CustomerId,
    /// Its name.
    pub name: String,
}

/// An agreement that ends soon.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExpiringAgreement {
    /// Its id.
    pub id: AgreementId,
    /// With whom.
    pub customer: CustomerLink,
    /// The first line of what was agreed.
    pub title: String,
    /// Its last day.
    pub ends_on: NaiveDate,
    /// What it is worth in a year, if it is paid with money.
    pub per_year: Option<Money>,
    /// Whether another one follows it.
    pub is_renewed: bool,
}

/// A project that is under way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProjectInWork {
    /// Its id.
    pub id: ProjectId,
    /// For whom it is.
    pub customer: CustomerLink,
    /// What it is called.
    pub name: Title,
    /// Its last day.
    pub ends_on: Option<NaiveDate>,
    /// How much of it is done.
    pub progress: Progress,
}

/// A customer that nobody touched for some time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuietCustomer {
    /// Which one.
    pub customer: CustomerLink,
    /// Where it stands.
    pub status: CustomerStatus,
    /// When it or anything that belongs to it last changed.
    pub since: DateTime<Utc>,
}

/// What happened last with a customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Happening {
    /// With whom.
    pub customer: CustomerLink,
    /// The record that was changed.
    pub about: Subject,
    /// What was done to it.
    pub action: Action,
    /// Which of its fields were changed, by the names of the activity log.
    pub fields: Vec<String>,
    /// Who did it. `None` for NextUp itself, or for someone whose account is gone.
    pub by: Option<Person>,
    /// Through what it was done.
    pub source: Source,
    /// When it happened.
    pub at: DateTime<Utc>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_customer_is_quiet_after_thirty_whole_days() {
        let before = Home::quiet_before("2026-03-31".parse().unwrap());
        assert_eq!(before.to_string(), "2026-03-01 00:00:00 UTC");
        assert!(Home::quiet_before(NaiveDate::MIN) < before);
    }
}
