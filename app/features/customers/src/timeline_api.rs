//! Server functions of the timeline and its events: each reads its input into domain types, makes one store call, and returns
//! what it answered, the texts of events also as HTML.
#![expect(
    missing_docs,
    reason = "the macro makes undocumented struct fields of arguments; each function says what they are"
)]

use domain::Error;
use domain::events::{Entity, Event, EventForm, TimelineEntry, TimelineQuery};
use domain::id::{CustomerId, EventId};
use domain::page::{Cursor, Page};
use domain::version::Version;
use kit::error::CallError;
use kit::services::caller;
use leptos::prelude::*;
use leptos::server_fn::codec::{GetUrl, Json};
use serde::{Deserialize, Serialize};

/// As many characters of an event's text as a timeline carries: what is shorter is whole.
const BEGINNING: usize = 500;

/// An entry of a timeline as a page shows it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Shown {
    /// The entry.
    pub entry: TimelineEntry,
    /// The text of an event as safe HTML; nothing for a change.
    pub html: String,
    /// Whether the text may go on.
    pub goes_on: bool,
}

impl Shown {
    /// An entry of a page, with as much of its text as came along.
    pub fn in_page(entry: TimelineEntry, html_of: fn(&str) -> String) -> Self {
        let (html, goes_on) = match &entry {
            TimelineEntry::Event(event) if event.body.chars().count() < BEGINNING => {
                (html_of(&event.body), false)
            }
            TimelineEntry::Event(event) => (html_of(&format!("{}…", event.body)), true),
            TimelineEntry::Change { .. } => (String::new(), false),
        };
        Self {
            entry,
            html,
            goes_on,
        }
    }

    /// An event with the whole text.
    pub fn whole(event: Event, html_of: fn(&str) -> String) -> Self {
        Self {
            html: html_of(&event.body),
            entry: TimelineEntry::Event(event),
            goes_on: false,
        }
    }

    /// The event, unless it is a change.
    pub const fn event(&self) -> Option<&Event> {
        match &self.entry {
            TimelineEntry::Event(event) => Some(event),
            TimelineEntry::Change { .. } => None,
        }
    }
}

/// A page of everything that happened with a customer. `id` is whatever stood in the URL.
#[server(prefix = "/fn", endpoint = "customers/timeline", input = GetUrl)]
pub async fn customer_timeline(
    id: String,
    #[server(default)] filter: TimelineQuery,
    after: Option<Cursor>,
) -> Result<Page<Shown>, CallError> {
    let caller = caller()?;
    let events = &caller.services.events;
    let page = events
        .timeline(caller.actor(), id.parse()?, &filter, after.as_ref())
        .await?;
    let shown = |entry| Shown::in_page(entry, caller.services.html_of);
    Ok(Page {
        items: page.items.into_iter().map(shown).collect(),
        next: page.next,
    })
}

/// Gives a field of a customer, or of one of its records, the value that it had before an entry of the timeline, and answers
/// the entry that this made: what Undo puts back.
#[server(prefix = "/fn", endpoint = "timeline/put-back")]
pub async fn put_back(
    entity: Entity,
    id: String,
    entry: i64,
    field: String,
) -> Result<Option<i64>, CallError> {
    let caller = caller()?;
    let id = id.parse().map_err(|_| Error::NotFound)?;
    let history = &caller.services.history;
    Ok(history
        .put_back(caller.actor(), &entity, id, entry, &field)
        .await?)
}

/// One event with its whole text.
#[server(prefix = "/fn", endpoint = "events/get", input = GetUrl)]
pub async fn get_event(id: EventId) -> Result<Shown, CallError> {
    let caller = caller()?;
    let event = caller.services.events.get(caller.actor(), id).await?;
    Ok(Shown::whole(event, caller.services.html_of))
}

/// Writes down what happened with a customer.
#[server(prefix = "/fn", endpoint = "events/create", input = Json)]
pub async fn create_event(customer: CustomerId, form: EventForm) -> Result<Shown, CallError> {
    let caller = caller()?;
    let events = &caller.services.events;
    let event = events
        .create(caller.actor(), customer, &form.parse()?)
        .await?;
    Ok(Shown::whole(event, caller.services.html_of))
}

/// Replaces an event by a form that was begun from the version `seen`.
#[server(prefix = "/fn", endpoint = "events/edit", input = Json)]
pub async fn edit_event(id: EventId, seen: Version, form: EventForm) -> Result<Shown, CallError> {
    let caller = caller()?;
    let events = &caller.services.events;
    let event = events
        .edit(caller.actor(), id, Some(seen), &form.parse()?)
        .await?;
    Ok(Shown::whole(event, caller.services.html_of))
}

/// Moves an event to the trash.
#[server(prefix = "/fn", endpoint = "events/delete")]
pub async fn delete_event(id: EventId) -> Result<(), CallError> {
    let caller = caller()?;
    Ok(caller.services.events.delete(caller.actor(), id).await?)
}

/// Takes an event out of the trash.
#[server(prefix = "/fn", endpoint = "events/restore")]
pub async fn restore_event(id: EventId) -> Result<(), CallError> {
    let caller = caller()?;
    Ok(caller.services.events.restore(caller.actor(), id).await?)
}
