//! The pieces that refer to an artifact, and a new one made from it.

use axum::Json;
use axum::extract::State;
use axum::response::Response;
use domain::id::ArtifactId;
use kit::services::Services;
use serde::Serialize;
use utoipa::ToSchema;

use super::input::SourceInput;
use super::output::{PieceBody, PieceReferenceBody, made};
use crate::api::auth::{PortfolioReader, PortfolioWriter, Reader};
use crate::api::body::{Body, Id};
use crate::api::problem::Problem;

/// At most 100 pieces.
#[derive(Serialize, ToSchema)]
pub(super) struct PieceReferenceList {
    /// The pieces.
    items: Vec<PieceReferenceBody>,
}

/// List the pieces that refer to an artifact
///
/// Those that the key's owner may see.
#[utoipa::path(
    get,
    path = "/api/v1/artifacts/{id}/portfolio",
    operation_id = "listPiecesOfArtifact",
    tag = "Portfolio",
    security(("api_key" = ["portfolio:read", "customers:read"])),
    params(("id" = Uuid, Path, description = "The artifact.")),
    responses((status = 200, description = "The pieces.", body = PieceReferenceList))
)]
pub(super) async fn pieces(
    PortfolioReader(actor): PortfolioReader,
    Reader(_): Reader,
    State(services): State<Services>,
    Id(artifact): Id<ArtifactId>,
) -> Result<Json<PieceReferenceList>, Problem> {
    let pieces = services.portfolio.used_in(&actor, artifact).await?;
    Ok(Json(PieceReferenceList {
        items: pieces.into_iter().map(Into::into).collect(),
    }))
}

/// Make a piece from an artifact
///
/// The draft of a case study that says the same and refers to it. Private to the key's owner.
#[utoipa::path(
    post,
    path = "/api/v1/artifacts/{id}/portfolio",
    operation_id = "createPieceFromArtifact",
    tag = "Portfolio",
    security(("api_key" = ["portfolio:write", "customers:read"])),
    params(("id" = Uuid, Path, description = "The artifact.")),
    request_body = SourceInput,
    responses((status = 201, description = "The new piece.", body = PieceBody, headers(
        ("location" = String, description = "Where it can be read."),
        ("etag" = String, description = "This version, for `If-Match`."),
    )))
)]
pub(super) async fn create(
    PortfolioWriter(actor): PortfolioWriter,
    Reader(_): Reader,
    State(services): State<Services>,
    Id(artifact): Id<ArtifactId>,
    Body(input): Body<SourceInput>,
) -> Result<Response, Problem> {
    let portfolio = &services.portfolio;
    let piece = portfolio.create_from(&actor, artifact, input.anonymous);
    Ok(made(piece.await?))
}
