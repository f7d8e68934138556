//! Events as replies show them.

use axum::http::StatusCode;
use axum::response::Response;
use chrono::{DateTime, Utc};
use domain::events::{Event, Participant};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::type_schema;
use crate::api::customers::PersonBody;
use crate::api::reply::versioned;

/// Something that happened with a customer.
#[derive(Serialize, ToSchema)]
#[schema(as = Event)]
pub(super) struct EventBody {
    /// Its id.
    id: Uuid,
    /// With whom.
    customer: Uuid,
    /// What kind of event it was.
    #[serde(rename = "type")]
    #[schema(schema_with = type_schema)]
    kind: &'static str,
    /// What it is called.
    title: String,
    /// What was said and done, as Markdown; may be empty.
    body: String,
    /// Who took part: the id of a member of the customer's team, or a name.
    participants: Vec<String>,
    /// When it happened, or will.
    happened_at: DateTime<Utc>,
    /// Who wrote it down; null for somebody whose account is gone.
    by: Option<PersonBody>,
    /// When it was written down.
    created_at: DateTime<Utc>,
    /// When it last changed.
    updated_at: DateTime<Utc>,
}

/// An event as a list shows it.
#[derive(Serialize, ToSchema)]
#[schema(as = EventSummary)]
pub(super) struct SummaryBody {
    /// Its id.
    id: Uuid,
    /// What kind of event it was.
    #[serde(rename = "type")]
    #[schema(schema_with = type_schema)]
    kind: &'static str,
    /// What it is called.
    title: String,
    /// The beginning of what was said and done.
    beginning: String,
    /// Who took part: the id of a member of the customer's team, or a name.
    participants: Vec<String>,
    /// When it happened, or will.
    happened_at: DateTime<Utc>,
    /// Who wrote it down; null for somebody whose account is gone.
    by: Option<PersonBody>,
    /// When it last changed.
    updated_at: DateTime<Utc>,
}

/// A reply with this event and its tag.
pub(super) fn reply(status: StatusCode, event: Event) -> Response {
    versioned(status, event.version(), EventBody::from(event))
}

fn texts(participants: Vec<Participant>) -> Vec<String> {
    participants.into_iter().map(String::from).collect()
}

impl From<Event> for EventBody {
    fn from(event: Event) -> Self {
        Self {
            id: event.id.uuid(),
            customer: event.customer.uuid(),
            kind: event.kind.as_str(),
            title: event.title.into(),
            body: event.body,
            participants: texts(event.participants),
            happened_at: event.happened_at,
            by: event.by.map(PersonBody::from),
            created_at: event.created_at,
            updated_at: event.updated_at,
        }
    }
}

impl From<Event> for SummaryBody {
    fn from(event: Event) -> Self {
        Self {
            id: event.id.uuid(),
            kind: event.kind.as_str(),
            title: event.title.into(),
            beginning: event.body,
            participants: texts(event.participants),
            happened_at: event.happened_at,
            by: event.by.map(PersonBody::from),
            updated_at: event.updated_at,
        }
    }
}
