//! One invoice, and what settled it.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::id::InvoiceId;
use kit::services::Services;

use super::output::{AllocationList, InvoiceBody, reply};
use crate::api::auth::Reader;
use crate::api::body::Id;
use crate::api::problem::Problem;

/// Read an invoice
#[utoipa::path(
    get,
    path = "/api/v1/invoices/{id}",
    operation_id = "getInvoice",
    tag = "Invoices",
    security(("api_key" = ["customers:read"])),
    params(("id" = Uuid, Path, description = "The invoice.")),
    responses((status = 200, description = "The invoice.", body = InvoiceBody,
        headers(("etag" = String, description = "This version, for `If-Match`."))))
)]
pub(super) async fn get(
    Reader(actor): Reader,
    State(services): State<Services>,
    Id(id): Id<InvoiceId>,
) -> Result<Response, Problem> {
    let invoice = services.invoices.get(&actor, id).await?;
    Ok(reply(StatusCode::OK, invoice))
}

/// Read what settled an invoice
///
/// The earliest payment first; at most 200.
#[utoipa::path(
    get,
    path = "/api/v1/invoices/{id}/allocations",
    operation_id = "listInvoiceAllocations",
    tag = "Invoices",
    security(("api_key" = ["customers:read"])),
    params(("id" = Uuid, Path, description = "The invoice.")),
    responses((status = 200, description = "What settled it.", body = AllocationList))
)]
pub(super) async fn allocations(
    Reader(actor): Reader,
    State(services): State<Services>,
    Id(id): Id<InvoiceId>,
) -> Result<Json<AllocationList>, Problem> {
    let allocations = services.invoices.settled_by(&actor, id).await?;
    Ok(Json(allocations.into()))
}
