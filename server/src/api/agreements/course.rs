//! What becomes of an agreement: ended or paused by hand, renewed, copied, billed.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::Actor;
use domain::agreements::Override;
use domain::id::AgreementId;
use kit::services::Services;

use super::output::{AgreementBody, OverrideBody, Renewal, made, path, reply};
use crate::api::auth::Writer;
use crate::api::body::{Body, Id};
use crate::api::etag::IfMatch;
use crate::api::invoices;
use crate::api::problem::Problem;
use crate::api::reply::{located, versioned};
use crate::api::today;

/// End or pause an agreement
///
/// Whatever its dates say, until the override is taken away.
#[utoipa::path(
    put,
    path = "/api/v1/agreements/{id}/override",
    operation_id = "overrideAgreement",
    tag = "Agreements",
    security(("api_key" = ["customers:write"])),
    params(
        ("id" = Uuid, Path, description = "The agreement."),
        ("if-match" = Option<String>, Header, description = "The `ETag` of the version you change."),
    ),
    request_body = OverrideBody,
    responses((status = 200, description = "The agreement as it is now.", body = AgreementBody,
        headers(("etag" = String, description = "This version, for `If-Match`."))))
)]
pub(super) async fn set_override(
    Writer(actor): Writer,
    State(services): State<Services>,
    Id(id): Id<AgreementId>,
    known: IfMatch,
    Body(input): Body<OverrideBody>,
) -> Result<Response, Problem> {
    let overridden = Override::parse(&input.standing, &input.reason)?;
    change_override(&services, &actor, id, &known, Some(overridden)).await
}

/// Let the dates of an agreement speak again
///
/// Takes its override away. Without one it stays as it is.
#[utoipa::path(
    delete,
    path = "/api/v1/agreements/{id}/override",
    operation_id = "liftOverride",
    tag = "Agreements",
    security(("api_key" = ["customers:write"])),
    params(
        ("id" = Uuid, Path, description = "The agreement."),
        ("if-match" = Option<String>, Header, description = "The `ETag` of the version you change."),
    ),
    responses((status = 200, description = "The agreement as it is now.", body = AgreementBody,
        headers(("etag" = String, description = "This version, for `If-Match`."))))
)]
pub(super) async fn lift_override(
    Writer(actor): Writer,
    State(services): State<Services>,
    Id(id): Id<AgreementId>,
    known: IfMatch,
) -> Result<Response, Problem> {
    change_override(&services, &actor, id, &known, None).await
}

async fn change_override(
    services: &Services,
    actor: &Actor,
    id: AgreementId,
    known: &IfMatch,
    overridden: Option<Override>,
) -> Result<Response, Problem> {
    let agreements = &services.agreements;
    let agreement = agreements
        .set_override(actor, id, known.version(), overridden)
        .await?;
    Ok(reply(StatusCode::OK, agreement))
}

/// Renew an agreement
///
/// Makes the agreement of the next period: from the day after its end, for as long as it was.
#[utoipa::path(
    post,
    path = "/api/v1/agreements/{id}/renew",
    operation_id = "renewAgreement",
    tag = "Agreements",
    security(("api_key" = ["customers:write"])),
    params(("id" = Uuid, Path, description = "The agreement.")),
    responses((status = 201, description = "The new agreement, and what it stands beside.", body = Renewal, headers(
        ("location" = String, description = "Where it can be read."),
        ("etag" = String, description = "Its version, for `If-Match`."),
    )))
)]
pub(super) async fn renew(
    Writer(actor): Writer,
    State(services): State<Services>,
    Id(id): Id<AgreementId>,
) -> Result<Response, Problem> {
    let renewed = services.agreements.renew(&actor, id).await?;
    let (version, location) = (renewed.agreement.version(), path(renewed.agreement.id));
    let renewal = Renewal {
        agreement: renewed.agreement.into(),
        overlaps: renewed.overlaps.into_iter().map(Into::into).collect(),
    };
    let response = versioned(StatusCode::CREATED, version, renewal);
    Ok(located(response, &location))
}

/// Copy an agreement
///
/// Makes a draft that says the same, without dates.
#[utoipa::path(
    post,
    path = "/api/v1/agreements/{id}/duplicate",
    operation_id = "duplicateAgreement",
    tag = "Agreements",
    security(("api_key" = ["customers:write"])),
    params(("id" = Uuid, Path, description = "The agreement.")),
    responses((status = 201, description = "The copy.", body = AgreementBody, headers(
        ("location" = String, description = "Where it can be read."),
        ("etag" = String, description = "This version, for `If-Match`."),
    )))
)]
pub(super) async fn duplicate(
    Writer(actor): Writer,
    State(services): State<Services>,
    Id(id): Id<AgreementId>,
) -> Result<Response, Problem> {
    Ok(made(services.agreements.duplicate(&actor, id).await?))
}

/// Bill a retainer
///
/// Makes the draft of the invoice for the period that today lies in. Asked again, it gives the same invoice.
#[utoipa::path(
    post,
    path = "/api/v1/agreements/{id}/bill",
    operation_id = "billAgreement",
    tag = "Agreements",
    security(("api_key" = ["customers:write"])),
    params(("id" = Uuid, Path, description = "The agreement.")),
    responses(
        (status = 201, description = "The new invoice.", body = invoices::InvoiceBody, headers(
            ("location" = String, description = "Where it can be read."),
            ("etag" = String, description = "Its version, for `If-Match`."),
        )),
        (status = 200, description = "The invoice that there was.", body = invoices::InvoiceBody,
            headers(("etag" = String, description = "Its version, for `If-Match`."))),
    )
)]
pub(super) async fn bill(
    Writer(actor): Writer,
    State(services): State<Services>,
    Id(id): Id<AgreementId>,
) -> Result<Response, Problem> {
    let billed = services.invoices.bill(&actor, id, today()).await?;
    Ok(if billed.made {
        invoices::made(billed.invoice)
    } else {
        invoices::reply(StatusCode::OK, billed.invoice)
    })
}
