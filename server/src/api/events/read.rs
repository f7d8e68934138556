//! The events of a customer, and one of them.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use db::Events;
use domain::Result;
use domain::error::Check;
use domain::events::{EventKind, EventQuery};
use domain::id::{CustomerId, EventId};
use kit::services::Services;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::output::{EventBody, SummaryBody, reply};
use super::type_schema;
use crate::api::auth::Reader;
use crate::api::body::{Id, Query, after};
use crate::api::problem::Problem;

/// Which events.
#[derive(Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct ListParams {
    /// Only events of this type.
    #[serde(rename = "type")]
    #[param(schema_with = type_schema)]
    kind: Option<String>,
    /// Goes on after a page: its `next`.
    after: Option<String>,
}

/// A page of events, at most 50.
#[derive(Serialize, ToSchema)]
pub(super) struct EventList {
    /// The events.
    items: Vec<SummaryBody>,
    /// Where the next page begins; null on the last.
    next: Option<String>,
}

/// List the events of a customer
///
/// The latest first, with the beginning of their texts.
#[utoipa::path(
    get,
    path = "/api/v1/customers/{id}/events",
    operation_id = "listEvents",
    tag = "Events",
    security(("api_key" = ["customers:read"])),
    params(("id" = Uuid, Path, description = "The customer."), ListParams),
    responses((status = 200, description = "A page of events.", body = EventList))
)]
pub(super) async fn list(
    Reader(actor): Reader,
    State(services): State<Services>,
    Id(customer): Id<CustomerId>,
    Query(params): Query<ListParams>,
) -> Result<Json<EventList>, Problem> {
    let query = params.parse()?;
    let events = &services.events;
    let page = events.of_customer(&actor, customer, &query).await?;
    Ok(Json(EventList {
        items: page.items.into_iter().map(SummaryBody::from).collect(),
        next: page.next.map(|next| next.as_str().to_owned()),
    }))
}

/// Read an event
#[utoipa::path(
    get,
    path = "/api/v1/events/{id}",
    operation_id = "getEvent",
    tag = "Events",
    security(("api_key" = ["customers:read"])),
    params(("id" = Uuid, Path, description = "The event.")),
    responses((status = 200, description = "The event.", body = EventBody,
        headers(("etag" = String, description = "This version, for `If-Match`."))))
)]
pub(super) async fn get(
    Reader(actor): Reader,
    State(services): State<Services>,
    Id(id): Id<EventId>,
) -> Result<Response, Problem> {
    let event = services.events.get(&actor, id).await?;
    Ok(reply(StatusCode::OK, event))
}

impl ListParams {
    fn parse(self) -> Result<EventQuery> {
        let mut check = Check::default();
        let kind = self.kind.as_deref().map(EventKind::parse);
        let kind = check.keep(kind.transpose());
        let after = check.keep(after(self.after, Events::made_cursor));
        let query = kind.zip(after);
        check.finish(query.map(|(kind, after)| EventQuery { kind, after }))
    }
}
