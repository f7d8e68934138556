//! Making, changing, moving, showing, deleting and restoring.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::id::PortfolioItemId;
use kit::services::Services;

use super::input::{PieceInput, PieceStatusInput, PieceVisibilityInput};
use super::output::{PieceBody, made, reply};
use crate::api::auth::PortfolioWriter;
use crate::api::body::{Body, Id};
use crate::api::etag::MustMatch;
use crate::api::problem::Problem;

/// Make a piece of the portfolio
///
/// Private to the key's owner in the beginning.
#[utoipa::path(
    post,
    path = "/api/v1/portfolio",
    operation_id = "createPiece",
    tag = "Portfolio",
    security(("api_key" = ["portfolio:write"])),
    request_body = PieceInput,
    responses((status = 201, description = "The new piece.", body = PieceBody, headers(
        ("location" = String, description = "Where it can be read."),
        ("etag" = String, description = "This version, for `If-Match`."),
    )))
)]
pub(super) async fn create(
    PortfolioWriter(actor): PortfolioWriter,
    State(services): State<Services>,
    Body(input): Body<PieceInput>,
) -> Result<Response, Problem> {
    let draft = input.parse()?;
    Ok(made(services.portfolio.create(&actor, &draft).await?))
}

/// Replace a piece
///
/// Everything that can be said about it: what is left out becomes empty, the status `idea`.
#[utoipa::path(
    put,
    path = "/api/v1/portfolio/{id}",
    operation_id = "replacePiece",
    tag = "Portfolio",
    security(("api_key" = ["portfolio:write"])),
    params(
        ("id" = Uuid, Path, description = "The piece."),
        ("if-match" = String, Header, description = "The `ETag` of the version you replace; `*` replaces any."),
    ),
    request_body = PieceInput,
    responses((status = 200, description = "The piece as it is now.", body = PieceBody,
        headers(("etag" = String, description = "This version, for `If-Match`."))))
)]
pub(super) async fn replace(
    PortfolioWriter(actor): PortfolioWriter,
    State(services): State<Services>,
    Id(id): Id<PortfolioItemId>,
    MustMatch(known): MustMatch,
    Body(input): Body<PieceInput>,
) -> Result<Response, Problem> {
    let draft = input.parse()?;
    let seen = known.version();
    let piece = services.portfolio.edit(&actor, id, seen, &draft).await?;
    Ok(reply(StatusCode::OK, piece))
}

/// Move a piece to another status
#[utoipa::path(
    patch,
    path = "/api/v1/portfolio/{id}/status",
    operation_id = "setPieceStatus",
    tag = "Portfolio",
    security(("api_key" = ["portfolio:write"])),
    params(("id" = Uuid, Path, description = "The piece.")),
    request_body = PieceStatusInput,
    responses((status = 200, description = "The piece as it is now.", body = PieceBody,
        headers(("etag" = String, description = "This version, for `If-Match`."))))
)]
pub(super) async fn set_status(
    PortfolioWriter(actor): PortfolioWriter,
    State(services): State<Services>,
    Id(id): Id<PortfolioItemId>,
    Body(input): Body<PieceStatusInput>,
) -> Result<Response, Problem> {
    let (to, seen) = input.parse()?;
    services.portfolio.set_status(&actor, id, seen, to).await?;
    let piece = services.portfolio.get(&actor, id).await?;
    Ok(reply(StatusCode::OK, piece))
}

/// Show a piece to the workspace, or only to its maker
///
/// Only its maker can take it back for themselves.
#[utoipa::path(
    patch,
    path = "/api/v1/portfolio/{id}/visibility",
    operation_id = "setPieceVisibility",
    tag = "Portfolio",
    security(("api_key" = ["portfolio:write"])),
    params(("id" = Uuid, Path, description = "The piece.")),
    request_body = PieceVisibilityInput,
    responses((status = 200, description = "The piece as it is now.", body = PieceBody,
        headers(("etag" = String, description = "This version, for `If-Match`."))))
)]
pub(super) async fn set_visibility(
    PortfolioWriter(actor): PortfolioWriter,
    State(services): State<Services>,
    Id(id): Id<PortfolioItemId>,
    Body(input): Body<PieceVisibilityInput>,
) -> Result<Response, Problem> {
    let to = input.parse()?;
    services.portfolio.set_visibility(&actor, id, to).await?;
    let piece = services.portfolio.get(&actor, id).await?;
    Ok(reply(StatusCode::OK, piece))
}

/// Delete a piece
///
/// It goes to the trash, from which it can be restored for 30 days.
#[utoipa::path(
    delete,
    path = "/api/v1/portfolio/{id}",
    operation_id = "deletePiece",
    tag = "Portfolio",
    security(("api_key" = ["portfolio:write"])),
    params(("id" = Uuid, Path, description = "The piece.")),
    responses((status = 204, description = "It is in the trash."))
)]
pub(super) async fn delete(
    PortfolioWriter(actor): PortfolioWriter,
    State(services): State<Services>,
    Id(id): Id<PortfolioItemId>,
) -> Result<StatusCode, Problem> {
    services.portfolio.delete(&actor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Restore a piece
///
/// Takes it out of the trash. One that is not there stays as it is.
#[utoipa::path(
    post,
    path = "/api/v1/portfolio/{id}/restore",
    operation_id = "restorePiece",
    tag = "Portfolio",
    security(("api_key" = ["portfolio:write"])),
    params(("id" = Uuid, Path, description = "The piece.")),
    responses((status = 200, description = "The piece, back again.", body = PieceBody,
        headers(("etag" = String, description = "This version, for `If-Match`."))))
)]
pub(super) async fn restore(
    PortfolioWriter(actor): PortfolioWriter,
    State(services): State<Services>,
    Id(id): Id<PortfolioItemId>,
) -> Result<Response, Problem> {
    services.portfolio.restore(&actor, id).await?;
    let piece = services.portfolio.get(&actor, id).await?;
    Ok(reply(StatusCode::OK, piece))
}
