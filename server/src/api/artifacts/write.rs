//! Making, writing, deleting and restoring.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::artifacts::TextSave;
use domain::id::{ArtifactId, ProjectId};
use domain::{Actor, Error, Result};
use kit::services::Services;

use super::input::{ArtifactInput, NewArtifactInput};
use super::output::{ArtifactBody, made, reply};
use crate::api::auth::Writer;
use crate::api::body::{Body, Id};
use crate::api::etag::{IfMatch, MustMatch};
use crate::api::problem::Problem;

/// Make an artifact
///
/// A draft in a project.
#[utoipa::path(
    post,
    path = "/api/v1/projects/{id}/artifacts",
    operation_id = "createArtifact",
    tag = "Artifacts",
    security(("api_key" = ["customers:write"])),
    params(("id" = Uuid, Path, description = "The project.")),
    request_body = NewArtifactInput,
    responses((status = 201, description = "The new artifact.", body = ArtifactBody, headers(
        ("location" = String, description = "Where it can be read."),
        ("etag" = String, description = "This state of title and text, for `If-Match`."),
    )))
)]
pub(super) async fn create(
    Writer(actor): Writer,
    State(services): State<Services>,
    Id(project): Id<ProjectId>,
    Body(input): Body<NewArtifactInput>,
) -> Result<Response, Problem> {
    let new = input.parse()?;
    let artifact = services.artifacts.create(&actor, project, &new).await?;
    Ok(made(artifact))
}

/// Replace title and text of an artifact
///
/// As a new version of it.
#[utoipa::path(
    put,
    path = "/api/v1/artifacts/{id}",
    operation_id = "replaceArtifact",
    tag = "Artifacts",
    security(("api_key" = ["customers:write"])),
    params(
        ("id" = Uuid, Path, description = "The artifact."),
        ("if-match" = String, Header, description = "The `ETag` of the text you replace; `*` replaces any."),
    ),
    request_body = ArtifactInput,
    responses((status = 200, description = "The artifact as it is now.", body = ArtifactBody,
        headers(("etag" = String, description = "This state of title and text, for `If-Match`."))))
)]
pub(super) async fn replace(
    Writer(actor): Writer,
    State(services): State<Services>,
    Id(id): Id<ArtifactId>,
    MustMatch(known): MustMatch,
    Body(input): Body<ArtifactInput>,
) -> Result<Response, Problem> {
    let (title, body) = input.parse()?;
    let save = TextSave {
        based_on: based_on(&services, &actor, id, &known).await?,
        title,
        body,
        autosave: false,
    };
    let saved = services.artifacts.save(&actor, id, &save).await;
    Ok(reply(StatusCode::OK, saved.map_err(stale)?))
}

/// Delete an artifact
///
/// It goes to the trash, from which it can be restored for 30 days.
#[utoipa::path(
    delete,
    path = "/api/v1/artifacts/{id}",
    operation_id = "deleteArtifact",
    tag = "Artifacts",
    security(("api_key" = ["customers:write"])),
    params(("id" = Uuid, Path, description = "The artifact.")),
    responses((status = 204, description = "It is in the trash."))
)]
pub(super) async fn delete(
    Writer(actor): Writer,
    State(services): State<Services>,
    Id(id): Id<ArtifactId>,
) -> Result<StatusCode, Problem> {
    services.artifacts.delete(&actor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Restore an artifact
///
/// Takes it out of the trash. One that is not there stays as it is.
#[utoipa::path(
    post,
    path = "/api/v1/artifacts/{id}/restore",
    operation_id = "restoreArtifact",
    tag = "Artifacts",
    security(("api_key" = ["customers:write"])),
    params(("id" = Uuid, Path, description = "The artifact.")),
    responses((status = 200, description = "The artifact, back again.", body = ArtifactBody,
        headers(("etag" = String, description = "This state of title and text, for `If-Match`."))))
)]
pub(super) async fn restore(
    Writer(actor): Writer,
    State(services): State<Services>,
    Id(id): Id<ArtifactId>,
) -> Result<Response, Problem> {
    services.artifacts.restore(&actor, id).await?;
    let artifact = services.artifacts.get(&actor, id).await?;
    Ok(reply(StatusCode::OK, artifact))
}

/// The revision on which a text is based: the one that its sender knows, or else the one that is there.
pub(super) async fn based_on(
    services: &Services,
    actor: &Actor,
    id: ArtifactId,
    known: &IfMatch,
) -> Result<u32> {
    match known.revision() {
        Some(revision) => Ok(revision),
        None => Ok(services.artifacts.get(actor, id).await?.revision),
    }
}

/// A page shows the text of somebody faster; a program reads it again.
pub(super) fn stale(error: Error) -> Error {
    match error {
        Error::Overtaken { .. } => Error::Stale,
        other => other,
    }
}
