//! Making, changing, deleting and restoring.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::id::{CustomerId, PaymentId};
use kit::services::Services;

use super::input::{NewPaymentInput, PaymentInput};
use super::output::{PaymentBody, reply};
use crate::api::auth::Writer;
use crate::api::body::{Body, Id};
use crate::api::etag::MustMatch;
use crate::api::problem::Problem;
use crate::api::reply::located;

/// Make a payment
///
/// With the invoices that it settles: all of it, or nothing is made. What is left is the customer's credit.
#[utoipa::path(
    post,
    path = "/api/v1/customers/{id}/payments",
    operation_id = "createPayment",
    tag = "Payments",
    security(("api_key" = ["customers:write"])),
    params(("id" = Uuid, Path, description = "The customer.")),
    request_body = NewPaymentInput,
    responses((status = 201, description = "The new payment.", body = PaymentBody, headers(
        ("location" = String, description = "Where it can be read."),
        ("etag" = String, description = "This version, for `If-Match`."),
    )))
)]
pub(super) async fn create(
    Writer(actor): Writer,
    State(services): State<Services>,
    Id(customer): Id<CustomerId>,
    Body(input): Body<NewPaymentInput>,
) -> Result<Response, Problem> {
    let (terms, settlements) = input.parse()?;
    let payments = &services.payments;
    let payment = payments
        .create(&actor, customer, &terms, &settlements)
        .await?;
    let location = format!("/api/v1/payments/{}", payment.id);
    Ok(located(reply(StatusCode::CREATED, payment), &location))
}

/// Replace a payment
///
/// Everything that can be said about it: what is left out becomes empty. What it settled stays.
#[utoipa::path(
    put,
    path = "/api/v1/payments/{id}",
    operation_id = "replacePayment",
    tag = "Payments",
    security(("api_key" = ["customers:write"])),
    params(
        ("id" = Uuid, Path, description = "The payment."),
        ("if-match" = String, Header, description = "The `ETag` of the version you replace; `*` replaces any."),
    ),
    request_body = PaymentInput,
    responses((status = 200, description = "The payment as it is now.", body = PaymentBody,
        headers(("etag" = String, description = "This version, for `If-Match`."))))
)]
pub(super) async fn replace(
    Writer(actor): Writer,
    State(services): State<Services>,
    Id(id): Id<PaymentId>,
    MustMatch(known): MustMatch,
    Body(input): Body<PaymentInput>,
) -> Result<Response, Problem> {
    let terms = input.parse()?;
    let seen = known.version();
    let payment = services.payments.edit(&actor, id, seen, &terms).await?;
    Ok(reply(StatusCode::OK, payment))
}

/// Delete a payment
///
/// It lets go of its invoices and goes to the trash, from which it can be restored for 30 days, with all of it left. One of
/// which something was given back is kept.
#[utoipa::path(
    delete,
    path = "/api/v1/payments/{id}",
    operation_id = "deletePayment",
    tag = "Payments",
    security(("api_key" = ["customers:write"])),
    params(("id" = Uuid, Path, description = "The payment.")),
    responses((status = 204, description = "It is in the trash."))
)]
pub(super) async fn delete(
    Writer(actor): Writer,
    State(services): State<Services>,
    Id(id): Id<PaymentId>,
) -> Result<StatusCode, Problem> {
    services.payments.delete(&actor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Restore a payment
///
/// Takes it out of the trash. One that is not there stays as it is.
#[utoipa::path(
    post,
    path = "/api/v1/payments/{id}/restore",
    operation_id = "restorePayment",
    tag = "Payments",
    security(("api_key" = ["customers:write"])),
    params(("id" = Uuid, Path, description = "The payment.")),
    responses((status = 200, description = "The payment, back again.", body = PaymentBody,
        headers(("etag" = String, description = "This version, for `If-Match`."))))
)]
pub(super) async fn restore(
    Writer(actor): Writer,
    State(services): State<Services>,
    Id(id): Id<PaymentId>,
) -> Result<Response, Problem> {
    services.payments.restore(&actor, id).await?;
    let payment = services.payments.get(&actor, id).await?;
    Ok(reply(StatusCode::OK, payment))
}
