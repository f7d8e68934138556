//! Everything that happened with a customer.

use axum::Json;
use axum::extract::State;
use chrono::{DateTime, Utc};
use db::Events;
use domain::error::Check;
use domain::events::{Subject, TimelineEntry, TimelineQuery, Topic};
use domain::id::{CustomerId, UserId};
use domain::page::Cursor;
use domain::{FieldError, Result};
use kit::services::Services;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::output::SummaryBody;
use super::topic_schema;
use crate::api::auth::Reader;
use crate::api::body::{Id, Query, after};
use crate::api::customers;
use crate::api::problem::Problem;

/// Which entries.
#[derive(Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct TimelineParams {
    /// Only entries about this.
    #[param(schema_with = topic_schema)]
    what: Option<String>,
    /// Only what this member of the workspace did.
    #[param(format = Uuid)]
    who: Option<String>,
    /// The first moment.
    #[param(example = "2026-01-01T00:00:00Z", format = DateTime)]
    since: Option<String>,
    /// The moment after the last one.
    #[param(example = "2027-01-01T00:00:00Z", format = DateTime)]
    until: Option<String>,
    /// Goes on after a page: its `next`.
    after: Option<String>,
}

/// A page of a timeline, at most 50 entries.
#[derive(Serialize, ToSchema)]
pub(super) struct Timeline {
    /// The entries.
    items: Vec<EntryBody>,
    /// Where the next page begins; null on the last.
    next: Option<String>,
}

/// An event, or a change of the customer or of something that belongs to it.
#[derive(Serialize, ToSchema)]
#[schema(as = TimelineEntry)]
pub(super) struct EntryBody {
    /// When it happened.
    at: DateTime<Utc>,
    /// The event; null for a change.
    event: Option<SummaryBody>,
    /// What was changed; null for an event.
    about: Option<SubjectBody>,
    /// Who changed what; null for an event.
    change: Option<customers::EntryBody>,
}

/// The record that was changed.
#[derive(Serialize, ToSchema)]
#[schema(as = Subject)]
pub(super) struct SubjectBody {
    /// What kind of record it is: `customer`, `agreement`, `invoice`, `payment`, `project`, `artifact`, `event`; there may
    /// be others.
    entity: String,
    /// Its id.
    id: Uuid,
    /// What it was called after the change; empty for the customer itself and for what has no name.
    title: String,
}

/// Read the timeline of a customer
///
/// Its events, and the changes of it and of what belongs to it, the latest first. An event stands where it happened, not
/// where it was written down.
#[utoipa::path(
    get,
    path = "/api/v1/customers/{id}/timeline",
    operation_id = "getTimeline",
    tag = "Events",
    security(("api_key" = ["customers:read"])),
    params(("id" = Uuid, Path, description = "The customer."), TimelineParams),
    responses((status = 200, description = "A page of its timeline.", body = Timeline))
)]
pub(super) async fn list(
    Reader(actor): Reader,
    State(services): State<Services>,
    Id(customer): Id<CustomerId>,
    Query(params): Query<TimelineParams>,
) -> Result<Json<Timeline>, Problem> {
    let (query, after) = params.parse()?;
    let events = &services.events;
    let page = events
        .timeline(&actor, customer, &query, after.as_ref())
        .await?;
    Ok(Json(Timeline {
        items: page.items.into_iter().map(EntryBody::from).collect(),
        next: page.next.map(|next| next.as_str().to_owned()),
    }))
}

impl TimelineParams {
    /// Stricter than an address of a page: a program shall hear of its mistakes.
    fn parse(self) -> Result<(TimelineQuery, Option<Cursor>)> {
        let mut check = Check::default();
        let what = check.keep(self.what.as_deref().map(topic).transpose());
        let who = check.keep(self.who.as_deref().map(member).transpose());
        let since = check.keep(moment("since", self.since.as_deref()));
        let until = check.keep(moment("until", self.until.as_deref()));
        let after = check.keep(after(self.after, Events::made_timeline_cursor));
        let query = (|| {
            Some(TimelineQuery {
                what: what?,
                who: who?,
                since: since?,
                until: until?,
            })
        })();
        check.finish(query.zip(after))
    }
}

fn topic(word: &str) -> Result<Topic, FieldError> {
    Topic::from_word(word).ok_or_else(|| {
        let words: Vec<&str> = Topic::all().map(Topic::as_str).collect();
        FieldError::new("what", format!("Choose one of {}.", words.join(", ")))
    })
}

fn member(text: &str) -> Result<UserId, FieldError> {
    let words = "This is no id of a member.";
    text.parse().map_err(|_| FieldError::new("who", words))
}

fn moment(field: &str, text: Option<&str>) -> Result<Option<DateTime<Utc>>, FieldError> {
    let words = "Write a moment such as 2026-03-01T00:00:00Z.";
    let moment = text.map(DateTime::parse_from_rfc3339).transpose();
    moment
        .map(|moment| moment.map(|moment| moment.to_utc()))
        .map_err(|_| FieldError::new(field, words))
}

impl From<TimelineEntry> for EntryBody {
    fn from(entry: TimelineEntry) -> Self {
        let at = entry.at();
        match entry {
            TimelineEntry::Event(event) => Self {
                at,
                event: Some(event.into()),
                about: None,
                change: None,
            },
            TimelineEntry::Change { about, entry } => Self {
                at,
                event: None,
                about: Some(about.into()),
                change: Some(entry.into()),
            },
        }
    }
}

impl From<Subject> for SubjectBody {
    fn from(subject: Subject) -> Self {
        Self {
            entity: subject.entity.into(),
            id: subject.id,
            title: subject.title,
        }
    }
}
