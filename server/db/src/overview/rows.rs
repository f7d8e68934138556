//! Rows of the database as values of `domain`.

use domain::Result;
use domain::activity::Action;
use domain::actor::Source;
use domain::customers::CustomerStatus;
use domain::events::{Entity, EventKind, Subject};
use domain::id::{AgreementId, CustomerId, EventId, InvoiceId, ProjectId};
use domain::overview::{
    Contact, CustomerLink, DatedRecord, ExpiringAgreement, Happening, NextDate, ProjectInWork,
    QuietCustomer,
};
use domain::title::Title;
use rust_decimal::Decimal;
use sqlx::Row;
use sqlx::postgres::PgRow;
use uuid::Uuid;

use crate::errors::unreadable;
use crate::people::person;
use crate::{projects, receivables};

pub(super) fn count(row: &PgRow, column: &str) -> u32 {
    u32::try_from(row.get::<i64, _>(column)).unwrap_or(u32::MAX)
}

pub(super) fn contact(row: &PgRow) -> Result<Option<Contact>> {
    let Some(event) = row.get::<Option<Uuid>, _>("event_id") else {
        return Ok(None);
    };
    let kind = EventKind::parse(row.get("event_type"));
    let title = Title::parse("title", row.get("event_title"));
    Ok(Some(Contact {
        event: EventId::new(event),
        kind: kind.map_err(|_| unreadable("type of an event"))?,
        title: title.map_err(|_| unreadable("title of an event"))?,
        at: row.get("event_date"),
    }))
}

pub(super) fn next_date(row: &PgRow) -> Result<NextDate> {
    let agreement = || (AgreementId::new(row.get("id")), first_line(row, "title"));
    let of = match row.get("what") {
        "begins" => {
            let (agreement, title) = agreement();
            DatedRecord::AgreementBegins { agreement, title }
        }
        "ends" => {
            let (agreement, title) = agreement();
            DatedRecord::AgreementEnds {
                agreement,
                title,
                is_renewed: row.get("is_renewed"),
            }
        }
        _ => DatedRecord::InvoiceDue {
            invoice: InvoiceId::new(row.get("id")),
            number: receivables::number(row, "title")?,
            open: receivables::money(row, "open")?,
        },
    };
    Ok(NextDate {
        on: row.get("day"),
        of,
    })
}

pub(super) fn expiring(row: &PgRow) -> Result<ExpiringAgreement> {
    let per_year = row
        .get::<Option<Decimal>, _>("annual_value")
        .map(|_| receivables::money(row, "annual_value"));
    Ok(ExpiringAgreement {
        id: AgreementId::new(row.get("id")),
        customer: customer(row),
        title: first_line(row, "scope"),
        ends_on: row.get("end_date"),
        per_year: per_year.transpose()?,
        is_renewed: row.get("is_renewed"),
    })
}

pub(super) fn in_work(row: &PgRow) -> Result<ProjectInWork> {
    Ok(ProjectInWork {
        id: ProjectId::new(row.get("id")),
        customer: customer(row),
        name: projects::name(row)?,
        ends_on: row.get("ends_on"),
        progress: projects::progress(row)?,
    })
}

pub(super) fn quiet(row: &PgRow) -> Result<QuietCustomer> {
    let status = CustomerStatus::parse(row.get("status"));
    Ok(QuietCustomer {
        customer: customer(row),
        status: status.map_err(|_| unreadable("customer's status"))?,
        since: row.get("last_activity_at"),
    })
}

/// Nothing where the log does not tell of the customer any more.
pub(super) fn happening(row: &PgRow) -> Option<Happening> {
    let about = Subject {
        entity: Entity::from(row.get::<Option<String>, _>("entity")?),
        id: row.get("entity_id"),
        title: row.get("title"),
        // Home puts nothing back, and does not ask.
        is_there: false,
        invoice: None,
    };
    Some(Happening {
        customer: customer(row),
        about,
        action: Action::from_word(row.get("action")),
        fields: row.get("fields"),
        by: person(row, "actor_id", "actor_name"),
        source: Source::from_word(row.get("source")),
        at: row.get("at"),
    })
}

/// The name is missing only while the customer is just being hidden or deleted.
fn customer(row: &PgRow) -> CustomerLink {
    CustomerLink {
        id: CustomerId::new(row.get("customer_id")),
        name: row
            .get::<Option<String>, _>("customer_name")
            .unwrap_or_default(),
    }
}

fn first_line(row: &PgRow, column: &str) -> String {
    let text: &str = row.get(column);
    text.lines().next().unwrap_or_default().to_owned()
}
