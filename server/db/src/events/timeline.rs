use chrono::{DateTime, Utc};
use domain::Result;
use domain::actor::Actor;
use domain::customers::TimelineTopic;
use domain::events::{EventKind, TimelineEntry, TimelineQuery, Topic};
use domain::id::{CustomerId, UserId};
use domain::page::{Cursor, Page};
use uuid::Uuid;

use super::{Events, rows, statements};
use crate::cursor;
use crate::errors::into_domain;
use crate::paging::{ROWS, paged};
use crate::records;

const CHANGE: &str = "timeline.change";
const EVENT: &str = "timeline.event";

/// The last entry of a page, as where to go on in each of the two lists.
struct Mark {
    at: DateTime<Utc>,
    change: i64,
    event: Uuid,
}

impl Mark {
    /// At the same moment changes come before events: behind a change there are all its events, behind an event no
    /// change is left.
    fn read(cursor: Option<&Cursor>) -> Self {
        let change = cursor.and_then(|cursor| cursor::read_time(CHANGE, cursor));
        let event = cursor.and_then(|cursor| cursor::read_time(EVENT, cursor));
        match (change, event) {
            (Some(mark), _) => Self {
                at: mark.key,
                change: i64::try_from(mark.id.as_u128()).unwrap_or(i64::MAX),
                event: Uuid::max(),
            },
            (None, Some(mark)) => Self {
                at: mark.key,
                change: 0,
                event: mark.id,
            },
            (None, None) => Self {
                at: cursor::latest().key,
                change: i64::MAX,
                event: Uuid::max(),
            },
        }
    }

    fn write(entry: &TimelineEntry) -> Cursor {
        match entry {
            TimelineEntry::Event(event) => {
                cursor::write_time(EVENT, event.happened_at, event.id.uuid())
            }
            TimelineEntry::Change { entry, .. } => {
                // Numbers of the log are positive.
                let id = Uuid::from_u128(u128::try_from(entry.id).unwrap_or_default());
                cursor::write_time(CHANGE, entry.at, id)
            }
        }
    }
}

impl Events {
    /// Whether a page of a timeline ended here; see [`crate::Customers::made_list_cursor`].
    pub fn made_timeline_cursor(cursor: &Cursor) -> bool {
        [CHANGE, EVENT]
            .into_iter()
            .any(|list| cursor::read_time(list, cursor).is_some())
    }

    pub(super) async fn everything(
        &self,
        actor: &Actor,
        customer: CustomerId,
        query: &TimelineQuery,
        after: Option<&Cursor>,
    ) -> Result<Page<TimelineEntry>> {
        let mark = Mark::read(after);
        let topic = match query.what {
            Some(Topic::Customer(topic)) => TimelineTopic::as_str(topic),
            _ => "",
        };
        let events: Vec<&str> = EventKind::ALL
            .iter()
            .filter(|kind| match query.what {
                None | Some(Topic::Events) => true,
                Some(Topic::Event(only)) => **kind == only,
                Some(_) => false,
            })
            .map(|kind| kind.as_str())
            .collect();
        let rows = sqlx::query(statements::TIMELINE)
            .bind(customer.uuid())
            .bind(actor.workspace.uuid())
            .bind(mark.at)
            .bind(mark.change)
            .bind(mark.event)
            .bind(ROWS)
            .bind(query.what.map(Topic::entities))
            .bind(topic)
            .bind(query.who.map(UserId::uuid))
            .bind(query.since)
            .bind(query.until)
            .bind(events)
            .fetch_all(&mut *self.db.begin(actor).await?)
            .await
            .map_err(into_domain)?;
        paged(records::joined(&rows)?, rows::entry, Mark::write)
    }
}
