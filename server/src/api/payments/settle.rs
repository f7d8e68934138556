//! What a payment settles.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::id::{InvoiceId, PaymentId};
use kit::services::Services;

use super::input::AllocationInput;
use super::output::{PaymentBody, reply};
use crate::api::auth::{Reader, Writer};
use crate::api::body::{Body, Id, Ids};
use crate::api::invoices::AllocationList;
use crate::api::problem::Problem;

/// Read what a payment settled
///
/// By the numbers of the invoices; at most 200.
#[utoipa::path(
    get,
    path = "/api/v1/payments/{id}/allocations",
    operation_id = "listPaymentAllocations",
    tag = "Payments",
    security(("api_key" = ["customers:read"])),
    params(("id" = Uuid, Path, description = "The payment.")),
    responses((status = 200, description = "What it settled.", body = AllocationList))
)]
pub(super) async fn allocations(
    Reader(actor): Reader,
    State(services): State<Services>,
    Id(id): Id<PaymentId>,
) -> Result<Json<AllocationList>, Problem> {
    let allocations = services.payments.allocations(&actor, id).await?;
    Ok(Json(allocations.into()))
}

/// Settle invoices with what is left of a payment
///
/// All of them, or nothing is settled.
#[utoipa::path(
    post,
    path = "/api/v1/payments/{id}/allocations",
    operation_id = "allocatePayment",
    tag = "Payments",
    security(("api_key" = ["customers:write"])),
    params(("id" = Uuid, Path, description = "The payment.")),
    request_body = AllocationInput,
    responses((status = 200, description = "The payment as it is now.", body = PaymentBody,
        headers(("etag" = String, description = "This version, for `If-Match`."))))
)]
pub(super) async fn allocate(
    Writer(actor): Writer,
    State(services): State<Services>,
    Id(id): Id<PaymentId>,
    Body(input): Body<AllocationInput>,
) -> Result<Response, Problem> {
    let settlements = input.parse()?;
    let payment = services.payments.settle(&actor, id, &settlements).await?;
    Ok(reply(StatusCode::OK, payment))
}

/// Take a payment off an invoice
///
/// What it settled of it is left again.
#[utoipa::path(
    delete,
    path = "/api/v1/payments/{id}/allocations/{invoice}",
    operation_id = "releasePayment",
    tag = "Payments",
    security(("api_key" = ["customers:write"])),
    params(
        ("id" = Uuid, Path, description = "The payment."),
        ("invoice" = Uuid, Path, description = "The invoice."),
    ),
    responses((status = 200, description = "The payment as it is now.", body = PaymentBody,
        headers(("etag" = String, description = "This version, for `If-Match`."))))
)]
pub(super) async fn release(
    Writer(actor): Writer,
    State(services): State<Services>,
    Ids(id, invoice): Ids<PaymentId, InvoiceId>,
) -> Result<Response, Problem> {
    let payment = services.payments.release(&actor, id, invoice).await?;
    Ok(reply(StatusCode::OK, payment))
}
