//! What people deleted besides customers: their records and pieces of the portfolio, for as long as they can be brought
//! back.

use async_trait::async_trait;
use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::activity::Person;
use crate::actor::Actor;
use crate::customers::TRASH_DAYS;
use crate::error::Result;
use crate::id::CustomerId;
use crate::money::Money;
use crate::page::{Cursor, Page};
use crate::words::words;

words! {
    /// What kind of record was deleted.
    TrashedKind, "kind", "Choose one of the kinds of records.";
    /// An agreement.
    Agreement = "agreement", "Agreement";
    /// An invoice.
    Invoice = "invoice", "Invoice";
    /// A payment.
    Payment = "payment", "Payment";
    /// A project.
    Project = "project", "Project";
    /// An artifact.
    Artifact = "artifact", "Artifact";
    /// An event.
    Event = "event", "Event";
    /// A piece of the portfolio.
    Piece = "portfolio", "Portfolio piece";
}

/// A record in the trash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrashedRecord {
    /// What kind of record it is.
    pub kind: TrashedKind,
    /// Its id, among those of its kind.
    pub id: Uuid,
    /// What it is called; empty for what has no name.
    pub title: String,
    /// What it comes to, where it is about money.
    pub amount: Option<Money>,
    /// Whose record it is; nobody's for a piece of the portfolio.
    pub customer: Option<RecordOf>,
    /// Who deleted it, if they have an account still.
    pub by: Option<Person>,
    /// When.
    pub deleted_at: DateTime<Utc>,
}

/// The customer of a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordOf {
    /// Its id.
    pub id: CustomerId,
    /// Its name.
    pub name: String,
}

impl TrashedRecord {
    /// What people call it: a payment by its amount, anything else by the first line of its title.
    pub fn name(&self) -> String {
        let line = self.title.lines().next().unwrap_or_default().trim();
        let amount = (self.kind == TrashedKind::Payment)
            .then_some(self.amount)
            .flatten()
            .map(|amount| amount.to_string());
        match (amount, line) {
            (Some(amount), "") => amount,
            (Some(amount), line) => format!("{amount}, {line}"),
            (None, "") => self.kind.label().to_owned(),
            (None, line) => line.to_owned(),
        }
    }

    /// When it is gone for good.
    pub fn gone_at(&self) -> DateTime<Utc> {
        self.deleted_at + Duration::days(i64::from(TRASH_DAYS))
    }
}

/// Where deleted records are found. What the actor may not see is not there, and neither is what comes back with
/// something else that was deleted: the records of a customer, the artifacts of a project. Each store restores its own.
#[async_trait]
pub trait TrashStore: Send + Sync {
    /// Deleted records of every kind, the last deleted first.
    async fn records(&self, actor: &Actor, after: Option<&Cursor>) -> Result<Page<TrashedRecord>>;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Currency;

    fn record(kind: TrashedKind, title: &str, amount: Option<i64>) -> TrashedRecord {
        TrashedRecord {
            kind,
            id: Uuid::nil(),
            title: title.to_owned(),
            amount: amount.map(|amount| Money::new(amount.into(), Currency::EUR)),
            customer: None,
            by: None,
            deleted_at: DateTime::UNIX_EPOCH,
        }
    }

    #[test]
    fn a_record_is_called_by_its_first_line_and_a_payment_by_its_amount() {
        let name = |kind, title, amount| record(kind, title, amount).name();
        let advice = name(TrashedKind::Agreement, "Advice\nTwo days", None);
        assert_eq!(advice, "Advice");
        let invoice = name(TrashedKind::Invoice, "2026-014", Some(5));
        assert_eq!(invoice, "2026-014");
        let payment = |title| name(TrashedKind::Payment, title, Some(1000));
        assert_eq!(payment(""), "1,000.00 EUR");
        assert_eq!(payment("Wire 7"), "1,000.00 EUR, Wire 7");
        assert_eq!(name(TrashedKind::Payment, "", None), "Payment");
        let gone_at = record(TrashedKind::Event, "Call", None).gone_at();
        assert_eq!(gone_at.timestamp(), i64::from(TRASH_DAYS) * 24 * 3600);
    }
}
