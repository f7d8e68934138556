//! What was given back.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::id::{PaymentId, RefundId};
use kit::services::Services;

use super::input::RefundInput;
use super::output::{PaymentBody, RefundBody, RefundList, reply};
use crate::api::auth::{Reader, Writer};
use crate::api::body::{Body, Id};
use crate::api::problem::Problem;

/// Read what was given back of a payment
///
/// The latest first; at most 200.
#[utoipa::path(
    get,
    path = "/api/v1/payments/{id}/refunds",
    operation_id = "listRefunds",
    tag = "Payments",
    security(("api_key" = ["customers:read"])),
    params(("id" = Uuid, Path, description = "The payment.")),
    responses((status = 200, description = "What was given back.", body = RefundList))
)]
pub(super) async fn list(
    Reader(actor): Reader,
    State(services): State<Services>,
    Id(id): Id<PaymentId>,
) -> Result<Json<RefundList>, Problem> {
    let refunds = services.payments.refunds(&actor, id).await?;
    Ok(Json(RefundList {
        items: refunds.into_iter().map(RefundBody::from).collect(),
    }))
}

/// Give back some of what is left of a payment
#[utoipa::path(
    post,
    path = "/api/v1/payments/{id}/refunds",
    operation_id = "refundPayment",
    tag = "Payments",
    security(("api_key" = ["customers:write"])),
    params(("id" = Uuid, Path, description = "The payment.")),
    request_body = RefundInput,
    responses((status = 200, description = "The payment as it is now.", body = PaymentBody,
        headers(("etag" = String, description = "This version, for `If-Match`."))))
)]
pub(super) async fn refund(
    Writer(actor): Writer,
    State(services): State<Services>,
    Id(id): Id<PaymentId>,
    Body(input): Body<RefundInput>,
) -> Result<Response, Problem> {
    let terms = input.parse()?;
    let payment = services.payments.refund(&actor, id, &terms).await?;
    Ok(reply(StatusCode::OK, payment))
}

/// Delete a refund that never was
///
/// What it had given back is left of its payment again.
#[utoipa::path(
    delete,
    path = "/api/v1/refunds/{id}",
    operation_id = "deleteRefund",
    tag = "Payments",
    security(("api_key" = ["customers:write"])),
    params(("id" = Uuid, Path, description = "The refund.")),
    responses((status = 200, description = "The payment as it is now.", body = PaymentBody,
        headers(("etag" = String, description = "This version, for `If-Match`."))))
)]
pub(super) async fn take_back(
    Writer(actor): Writer,
    State(services): State<Services>,
    Id(id): Id<RefundId>,
) -> Result<Response, Problem> {
    let payment = services.payments.take_back(&actor, id).await?;
    Ok(reply(StatusCode::OK, payment))
}
