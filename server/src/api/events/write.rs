//! Making, changing, deleting and restoring.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::id::{CustomerId, EventId};
use kit::services::Services;

use super::input::EventInput;
use super::output::{EventBody, reply};
use crate::api::auth::Writer;
use crate::api::body::{Body, Id};
use crate::api::etag::MustMatch;
use crate::api::problem::Problem;
use crate::api::reply::located;

/// Write down what happened with a customer
///
/// Whoever sees the customer sees it.
#[utoipa::path(
    post,
    path = "/api/v1/customers/{id}/events",
    operation_id = "createEvent",
    tag = "Events",
    security(("api_key" = ["customers:write"])),
    params(("id" = Uuid, Path, description = "The customer.")),
    request_body = EventInput,
    responses((status = 201, description = "The new event.", body = EventBody, headers(
        ("location" = String, description = "Where it can be read."),
        ("etag" = String, description = "This version, for `If-Match`."),
    )))
)]
pub(super) async fn create(
    Writer(actor): Writer,
    State(services): State<Services>,
    Id(customer): Id<CustomerId>,
    Body(input): Body<EventInput>,
) -> Result<Response, Problem> {
    let draft = input.parse()?;
    let event = services.events.create(&actor, customer, &draft).await?;
    let location = format!("/api/v1/events/{}", event.id);
    Ok(located(reply(StatusCode::CREATED, event), &location))
}

/// Replace an event
///
/// Everything that can be said about it: what is left out becomes empty.
#[utoipa::path(
    put,
    path = "/api/v1/events/{id}",
    operation_id = "replaceEvent",
    tag = "Events",
    security(("api_key" = ["customers:write"])),
    params(
        ("id" = Uuid, Path, description = "The event."),
        ("if-match" = String, Header, description = "The `ETag` of the version you replace; `*` replaces any."),
    ),
    request_body = EventInput,
    responses((status = 200, description = "The event as it is now.", body = EventBody,
        headers(("etag" = String, description = "This version, for `If-Match`."))))
)]
pub(super) async fn replace(
    Writer(actor): Writer,
    State(services): State<Services>,
    Id(id): Id<EventId>,
    MustMatch(known): MustMatch,
    Body(input): Body<EventInput>,
) -> Result<Response, Problem> {
    let draft = input.parse()?;
    let seen = known.version();
    let event = services.events.edit(&actor, id, seen, &draft).await?;
    Ok(reply(StatusCode::OK, event))
}

/// Delete an event
///
/// It goes to the trash, from which it can be restored for 30 days.
#[utoipa::path(
    delete,
    path = "/api/v1/events/{id}",
    operation_id = "deleteEvent",
    tag = "Events",
    security(("api_key" = ["customers:write"])),
    params(("id" = Uuid, Path, description = "The event.")),
    responses((status = 204, description = "It is in the trash."))
)]
pub(super) async fn delete(
    Writer(actor): Writer,
    State(services): State<Services>,
    Id(id): Id<EventId>,
) -> Result<StatusCode, Problem> {
    services.events.delete(&actor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Restore an event
///
/// Takes it out of the trash. One that is not there stays as it is.
#[utoipa::path(
    post,
    path = "/api/v1/events/{id}/restore",
    operation_id = "restoreEvent",
    tag = "Events",
    security(("api_key" = ["customers:write"])),
    params(("id" = Uuid, Path, description = "The event.")),
    responses((status = 200, description = "The event, back again.", body = EventBody,
        headers(("etag" = String, description = "This version, for `If-Match`."))))
)]
pub(super) async fn restore(
    Writer(actor): Writer,
    State(services): State<Services>,
    Id(id): Id<EventId>,
) -> Result<Response, Problem> {
    services.events.restore(&actor, id).await?;
    let event = services.events.get(&actor, id).await?;
    Ok(reply(StatusCode::OK, event))
}
