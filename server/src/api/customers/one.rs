//! One customer and its history.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, Utc};
use db::Customers;
use domain::activity::{Action, ActivityEntry};
use domain::id::CustomerId;
use kit::services::Services;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::output::{CustomerBody, PersonBody};
use crate::api::auth::Reader;
use crate::api::body::{Id, Query, after};
use crate::api::etag::{self, IfNoneMatch};
use crate::api::problem::Problem;

/// Read a customer
#[utoipa::path(
    get,
    path = "/api/v1/customers/{id}",
    operation_id = "getCustomer",
    tag = "Customers",
    security(("api_key" = ["customers:read"])),
    params(
        ("id" = Uuid, Path, description = "The customer."),
        ("if-none-match" = Option<String>, Header, description = "The `ETag` you know: 304 without a body if it is still the same."),
    ),
    responses(
        (status = 200, description = "The customer.", body = CustomerBody,
            headers(("etag" = String, description = "This version, for `If-Match`."))),
        (status = 304, description = "It is the version you know."),
    )
)]
pub(super) async fn get(
    Reader(actor): Reader,
    State(services): State<Services>,
    Id(id): Id<CustomerId>,
    known: IfNoneMatch,
) -> Result<Response, Problem> {
    let customer = CustomerBody::from(services.customers.get(&actor, id).await?);
    let mut response = customer.reply(StatusCode::OK);
    if known.knows(&etag::of_body(&customer.json())) {
        let tag = response.headers_mut().remove(axum::http::header::ETAG);
        response = StatusCode::NOT_MODIFIED.into_response();
        response
            .headers_mut()
            .extend(tag.map(|tag| (axum::http::header::ETAG, tag)));
    }
    Ok(response)
}

/// Which part of the history.
#[derive(Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct ActivityParams {
    /// Goes on after a page: its `next`.
    after: Option<String>,
}

/// A page of a history, latest first, at most 50 entries.
#[derive(Serialize, ToSchema)]
pub(super) struct Activity {
    /// The entries.
    items: Vec<EntryBody>,
    /// Where the next page begins; null on the last.
    next: Option<String>,
}

/// One thing that happened.
#[derive(Serialize, ToSchema)]
#[schema(as = ActivityEntry)]
pub(in crate::api) struct EntryBody {
    /// Its number; later ones are higher.
    id: i64,
    /// When.
    at: DateTime<Utc>,
    /// Who did it; null for NextUp itself, and for somebody whose account is gone.
    by: Option<PersonBody>,
    /// Through what: `person`, `agent`, `import`, `api`, `sync`, `system`.
    source: &'static str,
    /// What was done: `created`, `updated`, `deleted`, `restored`.
    #[schema(value_type = String)]
    action: Action,
    /// Field by field.
    changes: Vec<ChangeBody>,
}

/// One field before and after; null is empty. Long texts are cut.
#[derive(Serialize, ToSchema)]
#[schema(as = Change)]
pub(in crate::api) struct ChangeBody {
    /// Its dotted name as stored: `status`, `info.vertical`, `info.team`.
    field: String,
    /// Before.
    before: Value,
    /// After.
    after: Value,
}

/// Read what happened to a customer
///
/// Who changed what, when and through what, latest first.
#[utoipa::path(
    get,
    path = "/api/v1/customers/{id}/activity",
    operation_id = "listCustomerActivity",
    tag = "Customers",
    security(("api_key" = ["customers:read"])),
    params(("id" = Uuid, Path, description = "The customer."), ActivityParams),
    responses((status = 200, description = "A page of its history.", body = Activity))
)]
pub(super) async fn activity(
    Reader(actor): Reader,
    State(services): State<Services>,
    Id(id): Id<CustomerId>,
    Query(params): Query<ActivityParams>,
) -> Result<Json<Activity>, Problem> {
    let after =
        after(params.after, Customers::made_timeline_cursor).map_err(domain::Error::from)?;
    let page = services
        .customers
        .timeline(&actor, id, after.as_ref())
        .await?;
    Ok(Json(Activity {
        items: page.items.into_iter().map(EntryBody::from).collect(),
        next: page.next.map(|next| next.as_str().to_owned()),
    }))
}

impl From<ActivityEntry> for EntryBody {
    fn from(entry: ActivityEntry) -> Self {
        let changes = entry.changes.into_iter();
        Self {
            id: entry.id,
            at: entry.at,
            by: entry.by.map(PersonBody::from),
            source: entry.source.as_str(),
            action: entry.action,
            changes: changes
                .map(|change| ChangeBody {
                    field: change.field,
                    before: change.before,
                    after: change.after,
                })
                .collect(),
        }
    }
}
