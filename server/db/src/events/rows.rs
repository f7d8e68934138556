//! Rows of the database as values of `domain`.

use domain::Result;
use domain::activity::{Action, ActivityEntry};
use domain::actor::Source;
use domain::events::{Entity, Event, EventKind, Participant, Subject, TimelineEntry};
use domain::id::{CustomerId, EventId};
use domain::receivables::InvoiceState;
use domain::title::Title;
use sqlx::Row;
use sqlx::postgres::PgRow;

use crate::customers::shown_changes;
use crate::errors::unreadable;
use crate::people::person;

pub(super) fn event(row: &PgRow) -> Result<Event> {
    event_by(row, "event_date", ["created_by", "maker_name"])
}

/// An entry of the timeline: a change of the log, or an event.
pub(super) fn entry(row: &PgRow) -> Result<TimelineEntry> {
    if row.get::<i32, _>("kind") == 0 {
        return event_by(row, "at", ["actor_id", "actor_name"]).map(TimelineEntry::Event);
    }
    let standing: Option<&str> = row.get("standing");
    let about = Subject {
        entity: Entity::from(row.get::<String, _>("entity")),
        id: row.get("id"),
        title: row.get("title"),
        is_there: standing.is_some(),
        invoice: standing.and_then(InvoiceState::from_word),
    };
    let entry = ActivityEntry {
        id: row.get("entry"),
        at: row.get("at"),
        by: person(row, "actor_id", "actor_name"),
        source: Source::from_word(row.get("source")),
        action: Action::from_word(row.get("action")),
        changes: shown_changes(row)?,
    };
    Ok(TimelineEntry::Change { about, entry })
}

fn event_by(row: &PgRow, happened_at: &str, [by, name]: [&str; 2]) -> Result<Event> {
    let kind = EventKind::parse(row.get("event_type"));
    let title = Title::parse("title", row.get("title"));
    let participants: Vec<String> = row.get("participants");
    Ok(Event {
        id: EventId::new(row.get("id")),
        customer: CustomerId::new(row.get("customer_id")),
        kind: kind.map_err(|_| unreadable("type of an event"))?,
        title: title.map_err(|_| unreadable("title of an event"))?,
        body: row.get("description"),
        participants: participants.into_iter().map(Participant::from).collect(),
        happened_at: row.get(happened_at),
        by: person(row, by, name),
        created_at: row.get("created_at"),
        updated_at: row.get("updated_at"),
    })
}
