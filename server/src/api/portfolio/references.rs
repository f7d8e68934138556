//! The artifacts that a piece refers to.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use domain::id::{ArtifactId, PortfolioItemId};
use kit::services::Services;
use serde::Serialize;
use utoipa::ToSchema;

use super::output::ArtifactReferenceBody;
use crate::api::auth::{PortfolioReader, PortfolioWriter, Reader};
use crate::api::body::{Id, Ids};
use crate::api::problem::Problem;

/// At most 100 artifacts.
#[derive(Serialize, ToSchema)]
pub(super) struct ReferenceList {
    /// The artifacts.
    items: Vec<ArtifactReferenceBody>,
}

/// List the artifacts that a piece refers to
///
/// Those that the key's owner may see.
#[utoipa::path(
    get,
    path = "/api/v1/portfolio/{id}/references",
    operation_id = "listReferences",
    tag = "Portfolio",
    security(("api_key" = ["portfolio:read", "customers:read"])),
    params(("id" = Uuid, Path, description = "The piece.")),
    responses((status = 200, description = "The artifacts.", body = ReferenceList))
)]
pub(super) async fn list(
    PortfolioReader(actor): PortfolioReader,
    Reader(_): Reader,
    State(services): State<Services>,
    Id(id): Id<PortfolioItemId>,
) -> Result<Json<ReferenceList>, Problem> {
    let references = services.portfolio.references(&actor, id).await?;
    Ok(Json(ReferenceList {
        items: references.into_iter().map(Into::into).collect(),
    }))
}

/// Let a piece refer to an artifact
///
/// A reference that is there already stays as it is.
#[utoipa::path(
    put,
    path = "/api/v1/portfolio/{id}/references/{artifact}",
    operation_id = "putReference",
    tag = "Portfolio",
    security(("api_key" = ["portfolio:write", "customers:read"])),
    params(
        ("id" = Uuid, Path, description = "The piece."),
        ("artifact" = Uuid, Path, description = "The artifact."),
    ),
    responses((status = 204, description = "It refers to the artifact."))
)]
pub(super) async fn put(
    PortfolioWriter(actor): PortfolioWriter,
    Reader(_): Reader,
    State(services): State<Services>,
    Ids(id, artifact): Ids<PortfolioItemId, ArtifactId>,
) -> Result<StatusCode, Problem> {
    services.portfolio.refer(&actor, id, artifact).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Take a reference away
///
/// On both sides. Piece and artifact stay.
#[utoipa::path(
    delete,
    path = "/api/v1/portfolio/{id}/references/{artifact}",
    operation_id = "deleteReference",
    tag = "Portfolio",
    security(("api_key" = ["portfolio:write"])),
    params(
        ("id" = Uuid, Path, description = "The piece."),
        ("artifact" = Uuid, Path, description = "The artifact."),
    ),
    responses((status = 204, description = "It does not refer to the artifact any more."))
)]
pub(super) async fn delete(
    PortfolioWriter(actor): PortfolioWriter,
    State(services): State<Services>,
    Ids(id, artifact): Ids<PortfolioItemId, ArtifactId>,
) -> Result<StatusCode, Problem> {
    services.portfolio.forget(&actor, id, artifact).await?;
    Ok(StatusCode::NO_CONTENT)
}
