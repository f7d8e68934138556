//! Making, changing, sending, deleting and restoring.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::id::{CustomerId, InvoiceId};
use kit::services::Services;

use super::input::{InvoiceInput, StepInput};
use super::output::{InvoiceBody, made, reply};
use crate::api::auth::Writer;
use crate::api::body::{Body, Id};
use crate::api::etag::{IfMatch, MustMatch};
use crate::api::problem::Problem;

/// Make an invoice
///
/// A draft; `send` is a step of its own.
#[utoipa::path(
    post,
    path = "/api/v1/customers/{id}/invoices",
    operation_id = "createInvoice",
    tag = "Invoices",
    security(("api_key" = ["customers:write"])),
    params(("id" = Uuid, Path, description = "The customer.")),
    request_body = InvoiceInput,
    responses((status = 201, description = "The new invoice.", body = InvoiceBody, headers(
        ("location" = String, description = "Where it can be read."),
        ("etag" = String, description = "This version, for `If-Match`."),
    )))
)]
pub(super) async fn create(
    Writer(actor): Writer,
    State(services): State<Services>,
    Id(customer): Id<CustomerId>,
    Body(input): Body<InvoiceInput>,
) -> Result<Response, Problem> {
    let terms = input.parse()?;
    let invoice = services.invoices.create(&actor, customer, &terms).await?;
    Ok(made(invoice))
}

/// Replace an invoice
///
/// Everything that it says: what is left out becomes empty. An invoice that was sent keeps its number, one with payments its
/// currency, and it never asks for less than was paid.
#[utoipa::path(
    put,
    path = "/api/v1/invoices/{id}",
    operation_id = "replaceInvoice",
    tag = "Invoices",
    security(("api_key" = ["customers:write"])),
    params(
        ("id" = Uuid, Path, description = "The invoice."),
        ("if-match" = String, Header, description = "The `ETag` of the version you replace; `*` replaces any."),
    ),
    request_body = InvoiceInput,
    responses((status = 200, description = "The invoice as it is now.", body = InvoiceBody,
        headers(("etag" = String, description = "This version, for `If-Match`."))))
)]
pub(super) async fn replace(
    Writer(actor): Writer,
    State(services): State<Services>,
    Id(id): Id<InvoiceId>,
    MustMatch(known): MustMatch,
    Body(input): Body<InvoiceInput>,
) -> Result<Response, Problem> {
    let terms = input.parse()?;
    let seen = known.version();
    let invoice = services.invoices.edit(&actor, id, seen, &terms).await?;
    Ok(reply(StatusCode::OK, invoice))
}

/// Send, void, write off or reopen an invoice
///
/// A step that was taken already changes nothing.
#[utoipa::path(
    post,
    path = "/api/v1/invoices/{id}/steps",
    operation_id = "takeInvoiceStep",
    tag = "Invoices",
    security(("api_key" = ["customers:write"])),
    params(
        ("id" = Uuid, Path, description = "The invoice."),
        ("if-match" = Option<String>, Header, description = "The `ETag` of the version you change."),
    ),
    request_body = StepInput,
    responses((status = 200, description = "The invoice as it is now.", body = InvoiceBody,
        headers(("etag" = String, description = "This version, for `If-Match`."))))
)]
pub(super) async fn take_step(
    Writer(actor): Writer,
    State(services): State<Services>,
    Id(id): Id<InvoiceId>,
    known: IfMatch,
    Body(input): Body<StepInput>,
) -> Result<Response, Problem> {
    let step = input.parse()?;
    let seen = known.version();
    let invoice = services.invoices.step(&actor, id, seen, step).await?;
    Ok(reply(StatusCode::OK, invoice))
}

/// Delete an invoice
///
/// A draft or a void one goes to the trash, from which it can be restored for 30 days. What was sent is kept.
#[utoipa::path(
    delete,
    path = "/api/v1/invoices/{id}",
    operation_id = "deleteInvoice",
    tag = "Invoices",
    security(("api_key" = ["customers:write"])),
    params(("id" = Uuid, Path, description = "The invoice.")),
    responses((status = 204, description = "It is in the trash."))
)]
pub(super) async fn delete(
    Writer(actor): Writer,
    State(services): State<Services>,
    Id(id): Id<InvoiceId>,
) -> Result<StatusCode, Problem> {
    services.invoices.delete(&actor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Restore an invoice
///
/// Takes it out of the trash. One that is not there stays as it is.
#[utoipa::path(
    post,
    path = "/api/v1/invoices/{id}/restore",
    operation_id = "restoreInvoice",
    tag = "Invoices",
    security(("api_key" = ["customers:write"])),
    params(("id" = Uuid, Path, description = "The invoice.")),
    responses((status = 200, description = "The invoice, back again.", body = InvoiceBody,
        headers(("etag" = String, description = "This version, for `If-Match`."))))
)]
pub(super) async fn restore(
    Writer(actor): Writer,
    State(services): State<Services>,
    Id(id): Id<InvoiceId>,
) -> Result<Response, Problem> {
    services.invoices.restore(&actor, id).await?;
    let invoice = services.invoices.get(&actor, id).await?;
    Ok(reply(StatusCode::OK, invoice))
}
