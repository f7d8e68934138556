//! Making, changing, deleting and restoring.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::id::{AgreementId, CustomerId};
use kit::services::Services;

use super::input::AgreementInput;
use super::output::{AgreementBody, made, reply};
use crate::api::auth::Writer;
use crate::api::body::{Body, Id};
use crate::api::etag::MustMatch;
use crate::api::problem::Problem;

/// Make an agreement
///
/// Whoever sees the customer sees it.
#[utoipa::path(
    post,
    path = "/api/v1/customers/{id}/agreements",
    operation_id = "createAgreement",
    tag = "Agreements",
    security(("api_key" = ["customers:write"])),
    params(("id" = Uuid, Path, description = "The customer.")),
    request_body = AgreementInput,
    responses((status = 201, description = "The new agreement.", body = AgreementBody, headers(
        ("location" = String, description = "Where it can be read."),
        ("etag" = String, description = "This version, for `If-Match`."),
    )))
)]
pub(super) async fn create(
    Writer(actor): Writer,
    State(services): State<Services>,
    Id(customer): Id<CustomerId>,
    Body(input): Body<AgreementInput>,
) -> Result<Response, Problem> {
    let terms = input.parse()?;
    let agreement = services.agreements.create(&actor, customer, &terms).await?;
    Ok(made(agreement))
}

/// Replace an agreement
///
/// Everything that was agreed: what is left out becomes empty.
#[utoipa::path(
    put,
    path = "/api/v1/agreements/{id}",
    operation_id = "replaceAgreement",
    tag = "Agreements",
    security(("api_key" = ["customers:write"])),
    params(
        ("id" = Uuid, Path, description = "The agreement."),
        ("if-match" = String, Header, description = "The `ETag` of the version you replace; `*` replaces any."),
    ),
    request_body = AgreementInput,
    responses((status = 200, description = "The agreement as it is now.", body = AgreementBody,
        headers(("etag" = String, description = "This version, for `If-Match`."))))
)]
pub(super) async fn replace(
    Writer(actor): Writer,
    State(services): State<Services>,
    Id(id): Id<AgreementId>,
    MustMatch(known): MustMatch,
    Body(input): Body<AgreementInput>,
) -> Result<Response, Problem> {
    let terms = input.parse()?;
    let seen = known.version();
    let agreement = services.agreements.edit(&actor, id, seen, &terms).await?;
    Ok(reply(StatusCode::OK, agreement))
}

/// Delete an agreement
///
/// It goes to the trash, from which it can be restored for 30 days.
#[utoipa::path(
    delete,
    path = "/api/v1/agreements/{id}",
    operation_id = "deleteAgreement",
    tag = "Agreements",
    security(("api_key" = ["customers:write"])),
    params(("id" = Uuid, Path, description = "The agreement.")),
    responses((status = 204, description = "It is in the trash."))
)]
pub(super) async fn delete(
    Writer(actor): Writer,
    State(services): State<Services>,
    Id(id): Id<AgreementId>,
) -> Result<StatusCode, Problem> {
    services.agreements.delete(&actor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Restore an agreement
///
/// Takes it out of the trash. One that is not there stays as it is.
#[utoipa::path(
    post,
    path = "/api/v1/agreements/{id}/restore",
    operation_id = "restoreAgreement",
    tag = "Agreements",
    security(("api_key" = ["customers:write"])),
    params(("id" = Uuid, Path, description = "The agreement.")),
    responses((status = 200, description = "The agreement, back again.", body = AgreementBody,
        headers(("etag" = String, description = "This version, for `If-Match`."))))
)]
pub(super) async fn restore(
    Writer(actor): Writer,
    State(services): State<Services>,
    Id(id): Id<AgreementId>,
) -> Result<Response, Problem> {
    services.agreements.restore(&actor, id).await?;
    let agreement = services.agreements.get(&actor, id).await?;
    Ok(reply(StatusCode::OK, agreement))
}
