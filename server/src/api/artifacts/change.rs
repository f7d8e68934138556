//! What becomes of an artifact besides its text: status, type, project, a copy.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::Actor;
use domain::id::ArtifactId;
use kit::services::Services;

use super::input::{ArtifactProjectInput, ArtifactStatusInput, ArtifactTypeInput};
use super::output::{ArtifactBody, made, reply};
use crate::api::auth::Writer;
use crate::api::body::{Body, Id};
use crate::api::problem::Problem;

/// Move an artifact to another status
#[utoipa::path(
    patch,
    path = "/api/v1/artifacts/{id}/status",
    operation_id = "setArtifactStatus",
    tag = "Artifacts",
    security(("api_key" = ["customers:write"])),
    params(("id" = Uuid, Path, description = "The artifact.")),
    request_body = ArtifactStatusInput,
    responses((status = 200, description = "The artifact as it is now.", body = ArtifactBody,
        headers(("etag" = String, description = "This state of title and text, for `If-Match`."))))
)]
pub(super) async fn set_status(
    Writer(actor): Writer,
    State(services): State<Services>,
    Id(id): Id<ArtifactId>,
    Body(input): Body<ArtifactStatusInput>,
) -> Result<Response, Problem> {
    let (to, seen) = input.parse()?;
    services.artifacts.set_status(&actor, id, seen, to).await?;
    now(&services, &actor, id).await
}

/// Say that an artifact is another kind of document
#[utoipa::path(
    patch,
    path = "/api/v1/artifacts/{id}/type",
    operation_id = "setArtifactType",
    tag = "Artifacts",
    security(("api_key" = ["customers:write"])),
    params(("id" = Uuid, Path, description = "The artifact.")),
    request_body = ArtifactTypeInput,
    responses((status = 200, description = "The artifact as it is now.", body = ArtifactBody,
        headers(("etag" = String, description = "This state of title and text, for `If-Match`."))))
)]
pub(super) async fn set_type(
    Writer(actor): Writer,
    State(services): State<Services>,
    Id(id): Id<ArtifactId>,
    Body(input): Body<ArtifactTypeInput>,
) -> Result<Response, Problem> {
    let kind = input.parse()?;
    services.artifacts.set_kind(&actor, id, kind).await?;
    now(&services, &actor, id).await
}

/// Move an artifact to another project
#[utoipa::path(
    patch,
    path = "/api/v1/artifacts/{id}/project",
    operation_id = "moveArtifact",
    tag = "Artifacts",
    security(("api_key" = ["customers:write"])),
    params(("id" = Uuid, Path, description = "The artifact.")),
    request_body = ArtifactProjectInput,
    responses((status = 200, description = "The artifact as it is now.", body = ArtifactBody,
        headers(("etag" = String, description = "This state of title and text, for `If-Match`."))))
)]
pub(super) async fn set_project(
    Writer(actor): Writer,
    State(services): State<Services>,
    Id(id): Id<ArtifactId>,
    Body(input): Body<ArtifactProjectInput>,
) -> Result<Response, Problem> {
    let project = input.parse()?;
    services.artifacts.move_to(&actor, id, project).await?;
    now(&services, &actor, id).await
}

/// Copy an artifact
///
/// Makes a draft in the same project that says the same, without the history.
#[utoipa::path(
    post,
    path = "/api/v1/artifacts/{id}/duplicate",
    operation_id = "duplicateArtifact",
    tag = "Artifacts",
    security(("api_key" = ["customers:write"])),
    params(("id" = Uuid, Path, description = "The artifact.")),
    responses((status = 201, description = "The copy.", body = ArtifactBody, headers(
        ("location" = String, description = "Where it can be read."),
        ("etag" = String, description = "This state of title and text, for `If-Match`."),
    )))
)]
pub(super) async fn duplicate(
    Writer(actor): Writer,
    State(services): State<Services>,
    Id(id): Id<ArtifactId>,
) -> Result<Response, Problem> {
    Ok(made(services.artifacts.duplicate(&actor, id).await?))
}

async fn now(services: &Services, actor: &Actor, id: ArtifactId) -> Result<Response, Problem> {
    let artifact = services.artifacts.get(actor, id).await?;
    Ok(reply(StatusCode::OK, artifact))
}
