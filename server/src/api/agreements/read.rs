//! The agreements of a customer, and one of them.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use db::Agreements;
use domain::id::{AgreementId, CustomerId};
use kit::services::Services;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::output::{AgreementBody, reply};
use crate::api::auth::Reader;
use crate::api::body::{Id, Query, after};
use crate::api::problem::Problem;

/// Which part of the list.
#[derive(Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct ListParams {
    /// Goes on after a page: its `next`.
    after: Option<String>,
}

/// A page of agreements, at most 50.
#[derive(Serialize, ToSchema)]
pub(super) struct AgreementList {
    /// The agreements.
    items: Vec<AgreementBody>,
    /// Where the next page begins; null on the last.
    next: Option<String>,
}

/// List the agreements of a customer
///
/// The latest to begin first, drafts before all.
#[utoipa::path(
    get,
    path = "/api/v1/customers/{id}/agreements",
    operation_id = "listAgreements",
    tag = "Agreements",
    security(("api_key" = ["customers:read"])),
    params(("id" = Uuid, Path, description = "The customer."), ListParams),
    responses((status = 200, description = "A page of agreements.", body = AgreementList))
)]
pub(super) async fn list(
    Reader(actor): Reader,
    State(services): State<Services>,
    Id(customer): Id<CustomerId>,
    Query(params): Query<ListParams>,
) -> Result<Json<AgreementList>, Problem> {
    let after = after(params.after, Agreements::made_cursor).map_err(domain::Error::from)?;
    let page = services
        .agreements
        .list(&actor, customer, after.as_ref())
        .await?;
    Ok(Json(AgreementList {
        items: page.items.into_iter().map(AgreementBody::from).collect(),
        next: page.next.map(|next| next.as_str().to_owned()),
    }))
}

/// Read an agreement
#[utoipa::path(
    get,
    path = "/api/v1/agreements/{id}",
    operation_id = "getAgreement",
    tag = "Agreements",
    security(("api_key" = ["customers:read"])),
    params(("id" = Uuid, Path, description = "The agreement.")),
    responses((status = 200, description = "The agreement.", body = AgreementBody,
        headers(("etag" = String, description = "This version, for `If-Match`."))))
)]
pub(super) async fn get(
    Reader(actor): Reader,
    State(services): State<Services>,
    Id(id): Id<AgreementId>,
) -> Result<Response, Problem> {
    let agreement = services.agreements.get(&actor, id).await?;
    Ok(reply(StatusCode::OK, agreement))
}
