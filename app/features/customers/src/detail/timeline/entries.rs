//! What is known of a timeline: pages put together, and over them what was done to events since.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use chrono::{DateTime, TimeZone, Utc};
use domain::events::{Event, TimelineEntry, TimelineQuery, Topic};
use domain::id::EventId;
use domain::page::Page;
use domain::receivables::InvoiceState;
use domain::version::Version;

use super::history::Part;
use crate::timeline_api::Shown;

/// Everything known so far, by its place.
pub(super) type Entries = BTreeMap<Place, Arc<Shown>>;

/// What was done to events since the page was opened; nothing for one that was deleted.
pub(super) type Written = HashMap<EventId, Option<Arc<Shown>>>;

/// Where an entry stands; later ones are greater. At the same moment events come before changes, as the server has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    at: DateTime<Utc>,
    id: Id,
}

/// Which entry it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Id {
    /// An event.
    Event(EventId),
    /// A change, by its number in the log.
    Change(i64),
}

impl Id {
    fn of(shown: &Shown) -> Self {
        match &shown.entry {
            TimelineEntry::Event(event) => Self::Event(event.id),
            TimelineEntry::Change { entry, .. } => Self::Change(entry.id),
        }
    }
}

impl Place {
    fn of(shown: &Shown) -> Self {
        Self {
            at: shown.entry.at(),
            id: Id::of(shown),
        }
    }
}

/// Everything known after the first page was fetched anew, or another page came. The log only grows: what was seen once
/// stays, also when a new entry pushes it off the first page. Events can go: what the first page should have and has not
/// is gone.
pub(super) fn merged(
    known: Option<&Entries>,
    begin: &Page<Shown>,
    more: &[Page<Arc<Shown>>],
    written: &Written,
    part: &Part,
) -> Entries {
    let end = begin.next.as_ref().and(begin.items.last()).map(Place::of);
    let mut newest = HashMap::new();
    if let (Some(known), Some(end)) = (known, end) {
        known
            .range(..end)
            .for_each(|(_, entry)| keep_newer(&mut newest, entry));
    }
    let later = more.iter().flat_map(|page| &page.items);
    later.for_each(|entry| keep_newer(&mut newest, entry));
    for entry in &begin.items {
        keep_newer(&mut newest, &Arc::new(entry.clone()));
    }
    for (id, entry) in written {
        match entry {
            Some(entry) if newest.contains_key(&Id::Event(*id)) || begins_in(part, entry) => {
                keep_newer(&mut newest, entry);
            }
            Some(_) => {}
            None => drop(newest.remove(&Id::Event(*id))),
        }
    }
    newest
        .into_values()
        .map(|entry| (Place::of(&entry), entry))
        .collect()
}

/// Of two versions of an entry the newer one counts; of the same version, the later one to come.
fn keep_newer(newest: &mut HashMap<Id, Arc<Shown>>, entry: &Arc<Shown>) {
    let kept = newest
        .entry(Id::of(entry))
        .or_insert_with(|| Arc::clone(entry));
    if version(entry) >= version(kept) {
        *kept = Arc::clone(entry);
    }
}

fn version(shown: &Shown) -> Option<DateTime<Utc>> {
    shown.event().map(|event| event.updated_at)
}

/// Whether a new event belongs to a part of the timeline that begins with the latest.
fn begins_in(part: &Part, shown: &Shown) -> bool {
    part.from.is_none() && shown.event().is_some_and(|event| fits(&part.filter, event))
}

/// Whether a filter lets an event through.
fn fits(filter: &TimelineQuery, event: &Event) -> bool {
    let what = match filter.what {
        None | Some(Topic::Events) => true,
        Some(Topic::Event(kind)) => kind == event.kind,
        Some(_) => false,
    };
    let by = |who| event.by.as_ref().is_some_and(|person| person.id == who);
    what && filter.who.is_none_or(by)
        && filter.since.is_none_or(|since| event.happened_at >= since)
        && filter.until.is_none_or(|until| event.happened_at < until)
}

/// A line of the timeline.
#[derive(Debug, Clone)]
pub(super) enum Row {
    /// A day begins, by what people call it.
    Day(String),
    /// Something that happened on it.
    Entry(Arc<Shown>),
}

/// What tells a line from the others: where it is the same, the line stays as it is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Key {
    /// A day.
    Day(String),
    /// An entry: a version of an event, or what can be put back of a change.
    Entry(Id, Option<Version>, Option<InvoiceState>),
}

impl Row {
    /// What tells it from the others.
    pub(super) fn key(&self) -> Key {
        match self {
            Self::Day(name) => Key::Day(name.clone()),
            Self::Entry(shown) => {
                let invoice = match &shown.entry {
                    TimelineEntry::Change { about, .. } => about.invoice,
                    TimelineEntry::Event(_) => None,
                };
                Key::Entry(Id::of(shown), shown.event().map(Event::version), invoice)
            }
        }
    }
}

/// Latest first, each day of the person's zone with a line of its own before it.
pub(super) fn by_day(
    entries: &Entries,
    zone: impl TimeZone + Copy,
    name: impl Fn(DateTime<Utc>) -> String,
) -> Vec<Row> {
    let mut rows = Vec::with_capacity(entries.len());
    let mut before = None;
    for (place, shown) in entries.iter().rev() {
        let day = place.at.with_timezone(&zone).date_naive();
        if before.replace(day) != Some(day) {
            rows.push(Row::Day(name(place.at)));
        }
        rows.push(Row::Entry(Arc::clone(shown)));
    }
    rows
}

#[cfg(test)]
mod tests {
    use chrono::{Datelike, FixedOffset, TimeDelta};
    use domain::activity::{Action, ActivityEntry};
    use domain::actor::Source;
    use domain::events::{Entity, EventForm, EventKind, Subject};
    use domain::id::CustomerId;
    use domain::page::Cursor;

    use super::*;

    fn at(hour: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::hours(hour)
    }

    fn change(id: i64) -> Shown {
        let about = Subject {
            entity: Entity::Customer,
            id: Default::default(),
            title: String::new(),
            is_there: true,
            invoice: None,
        };
        let entry = ActivityEntry {
            id,
            at: at(id),
            by: None,
            source: Source::Person,
            action: Action::Updated,
            changes: Vec::new(),
        };
        shown(TimelineEntry::Change { about, entry })
    }

    fn event(hour: i64, version: i64) -> Shown {
        let form = EventForm {
            kind: "call".to_owned(),
            title: "Call".to_owned(),
            happened_at: at(hour).to_rfc3339(),
            ..EventForm::default()
        };
        let draft = form.parse().unwrap();
        shown(TimelineEntry::Event(Event {
            id: EventId::new(Default::default()),
            customer: CustomerId::new(Default::default()),
            kind: draft.kind,
            title: draft.title,
            body: String::new(),
            participants: Vec::new(),
            happened_at: draft.happened_at,
            by: None,
            created_at: at(0),
            updated_at: at(version),
        }))
    }

    fn shown(entry: TimelineEntry) -> Shown {
        Shown {
            entry,
            html: String::new(),
            goes_on: false,
        }
    }

    /// A first page behind which there is more.
    fn page(items: impl Into<Vec<Shown>>) -> Page<Shown> {
        Page {
            items: items.into(),
            next: Some(Cursor::new("x")),
        }
    }

    fn merge(known: Option<&Entries>, begin: &Page<Shown>, written: &Written) -> Entries {
        merged(known, begin, &[], written, &Part::default())
    }

    /// The hours of the entries, the latest first.
    fn hours(entries: &Entries) -> Vec<i64> {
        let places = entries.keys().rev();
        places.map(|place| place.at.timestamp() / 3600).collect()
    }

    fn noted(entry: Option<Shown>) -> Written {
        let id = EventId::new(Default::default());
        HashMap::from([(id, entry.map(Arc::new))])
    }

    #[test]
    fn what_a_new_entry_pushes_off_the_first_page_stays() {
        let nothing = Written::new();
        let before = merge(None, &page([change(3), change(2)]), &nothing);
        let after = merge(Some(&before), &page([change(4), change(3)]), &nothing);
        assert_eq!(hours(&after), [4, 3, 2]);
    }

    #[test]
    fn an_event_that_somebody_else_deleted_goes() {
        let nothing = Written::new();
        let before = merge(None, &page([event(9, 0), change(3), change(2)]), &nothing);
        let after = merge(Some(&before), &page([change(3), change(2)]), &nothing);
        assert_eq!(hours(&after), [3, 2]);
    }

    #[test]
    fn what_was_done_here_shows_at_once() {
        let begin = page([event(9, 0), change(3)]);
        assert_eq!(hours(&merge(None, &begin, &noted(None))), [3]);
        // Moved to another time, which the first page knows a little later.
        let moved = noted(Some(event(1, 5)));
        assert_eq!(hours(&merge(None, &begin, &moved)), [3, 1]);
        let newer = page([event(2, 6), change(3)]);
        assert_eq!(hours(&merge(None, &newer, &moved)), [3, 2]);
        let begin = page([change(3)]);
        assert_eq!(
            hours(&merge(None, &begin, &noted(Some(event(9, 0))))),
            [9, 3]
        );
    }

    #[test]
    fn a_new_event_stays_out_where_the_filter_leaves_it_out() {
        let mut part = Part::default();
        part.filter.what = Some(Topic::Event(EventKind::Meeting));
        let written = noted(Some(event(9, 0)));
        let entries = |part: &Part| hours(&merged(None, &page([]), &[], &written, part));
        assert!(entries(&part).is_empty());
        part.filter.what = Some(Topic::Event(EventKind::Call));
        assert_eq!(entries(&part), [9]);
        part.filter.until = Some(at(9));
        assert!(entries(&part).is_empty());
    }

    #[test]
    fn at_the_same_moment_changes_come_first() {
        let entries = merge(None, &page([event(3, 0), change(3)]), &Written::new());
        let first = entries.into_values().next_back().unwrap();
        assert_eq!(first.event(), None);
    }

    #[test]
    fn each_day_has_a_line_of_its_own() {
        let begin = page([change(50), change(26), change(25), change(23)]);
        let entries = merge(None, &begin, &Written::new());
        let rows = |hours: i32| {
            let zone = FixedOffset::east_opt(hours * 3600).unwrap();
            let name = |at: DateTime<Utc>| at.with_timezone(&zone).day().to_string();
            let line = |row: &Row| match row {
                Row::Day(name) => format!("day {name}"),
                Row::Entry(shown) => (shown.entry.at().timestamp() / 3600).to_string(),
            };
            by_day(&entries, zone, name)
                .iter()
                .map(line)
                .collect::<Vec<_>>()
                .join(", ")
        };
        assert_eq!(rows(0), "day 3, 50, day 2, 26, 25, day 1, 23");
        assert_eq!(rows(1), "day 3, 50, day 2, 26, 25, 23");
    }
}
