use chrono::FixedOffset;
use domain::activity::{Action, ActivityEntry, Change};
use domain::chat::RecordKind;
use domain::customers::Customer;
use domain::events::{Entity, Event, Subject, TimelineEntry};
use serde_json::Value;

use super::customer::about;
use super::{Finding, day, joined, named, one_line};

/// Who took part and is no longer a member of the team.
const FORMER: &str = "somebody who left the team";

/// A value before or after takes at most so many characters.
const VALUE: usize = 120;

/// An entry of the timeline of a customer.
pub(crate) fn entry(customer: &Customer, entry: &TimelineEntry, zone: FixedOffset) -> Finding {
    match entry {
        TimelineEntry::Event(event) => happened(customer, event, zone),
        TimelineEntry::Change {
            about: subject,
            entry,
        } => changed(customer, subject, entry, zone),
    }
}

fn happened(customer: &Customer, event: &Event, zone: FixedOffset) -> Finding {
    let team = &customer.info.team;
    let participants = event
        .participants
        .iter()
        .map(|participant| participant.name(team).unwrap_or(FORMER));
    let line = joined([
        format!(
            "{} {}: {}",
            day(event.happened_at, zone),
            event.kind.label(),
            event.title
        ),
        named("with", &participants.collect::<Vec<_>>().join(", ")),
        named("text", &event.body),
    ]);
    let title = event.title.to_string();
    Finding::new(RecordKind::Event, event.id.uuid(), title, &line)
}

fn changed(
    customer: &Customer,
    subject: &Subject,
    entry: &ActivityEntry,
    zone: FixedOffset,
) -> Finding {
    let who = entry.by.as_ref().map_or("NextUp", |by| by.name.as_str());
    let deed = match entry.action {
        Action::Created => "made",
        Action::Updated => "changed",
        Action::Deleted => "deleted",
        Action::Restored => "restored",
    };
    let changes = match entry.action {
        Action::Updated => entry.changes.iter().map(change).collect::<Vec<_>>(),
        _ => Vec::new(),
    };
    let what = format!("{} {}", subject.entity.as_str(), subject.title);
    let line = joined([
        format!("{} {who} {deed} {}", day(entry.at, zone), what.trim_end()),
        changes.join(", "),
    ]);
    match kind(&subject.entity) {
        Some(kind) => Finding::new(kind, subject.id, called(subject, kind), &line),
        None => about(customer, &line),
    }
}

/// What a record without a name is called by.
fn called(subject: &Subject, kind: RecordKind) -> String {
    if subject.title.is_empty() {
        return kind.label().to_owned();
    }
    subject.title.clone()
}

fn change(change: &Change) -> String {
    format!(
        "{}: {} → {}",
        change.field,
        value(&change.before),
        value(&change.after)
    )
}

fn value(value: &Value) -> String {
    match value {
        Value::Null => "nothing".to_owned(),
        Value::String(text) => one_line(text, VALUE),
        other => one_line(&other.to_string(), VALUE),
    }
}

/// What a page can lead to; the customer itself stands for the rest.
const fn kind(entity: &Entity) -> Option<RecordKind> {
    match entity {
        Entity::Agreement => Some(RecordKind::Agreement),
        Entity::Invoice => Some(RecordKind::Invoice),
        Entity::Payment => Some(RecordKind::Payment),
        Entity::Project => Some(RecordKind::Project),
        Entity::Artifact => Some(RecordKind::Artifact),
        Entity::Event => Some(RecordKind::Event),
        Entity::Customer | Entity::Other(_) => None,
    }
}
