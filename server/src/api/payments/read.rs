//! The payments of a customer, and one of them.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use db::Payments;
use domain::id::{CustomerId, PaymentId};
use kit::services::Services;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::output::{PaymentBody, reply};
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

/// A page of payments, at most 50.
#[derive(Serialize, ToSchema)]
pub(super) struct PaymentList {
    /// The payments.
    items: Vec<PaymentBody>,
    /// Where the next page begins; null on the last.
    next: Option<String>,
}

/// List the payments of a customer
///
/// The latest first.
#[utoipa::path(
    get,
    path = "/api/v1/customers/{id}/payments",
    operation_id = "listPayments",
    tag = "Payments",
    security(("api_key" = ["customers:read"])),
    params(("id" = Uuid, Path, description = "The customer."), ListParams),
    responses((status = 200, description = "A page of payments.", body = PaymentList))
)]
pub(super) async fn list(
    Reader(actor): Reader,
    State(services): State<Services>,
    Id(customer): Id<CustomerId>,
    Query(params): Query<ListParams>,
) -> Result<Json<PaymentList>, Problem> {
    let after = after(params.after, Payments::made_cursor).map_err(domain::Error::from)?;
    let page = services
        .payments
        .list(&actor, customer, after.as_ref())
        .await?;
    Ok(Json(PaymentList {
        items: page.items.into_iter().map(PaymentBody::from).collect(),
        next: page.next.map(|next| next.as_str().to_owned()),
    }))
}

/// Read a payment
#[utoipa::path(
    get,
    path = "/api/v1/payments/{id}",
    operation_id = "getPayment",
    tag = "Payments",
    security(("api_key" = ["customers:read"])),
    params(("id" = Uuid, Path, description = "The payment.")),
    responses((status = 200, description = "The payment.", body = PaymentBody,
        headers(("etag" = String, description = "This version, for `If-Match`."))))
)]
pub(super) async fn get(
    Reader(actor): Reader,
    State(services): State<Services>,
    Id(id): Id<PaymentId>,
) -> Result<Response, Problem> {
    let payment = services.payments.get(&actor, id).await?;
    Ok(reply(StatusCode::OK, payment))
}
