//! Making, changing, moving, deleting and restoring.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::id::{CustomerId, ProjectId};
use kit::services::Services;

use super::input::{ProjectInput, ProjectStatusInput};
use super::output::{ProjectBody, reply};
use crate::api::auth::Writer;
use crate::api::body::{Body, Id};
use crate::api::etag::MustMatch;
use crate::api::problem::Problem;
use crate::api::reply::located;

/// Make a project
///
/// Whoever sees the customer sees it.
#[utoipa::path(
    post,
    path = "/api/v1/customers/{id}/projects",
    operation_id = "createProject",
    tag = "Projects",
    security(("api_key" = ["customers:write"])),
    params(("id" = Uuid, Path, description = "The customer.")),
    request_body = ProjectInput,
    responses((status = 201, description = "The new project.", body = ProjectBody, headers(
        ("location" = String, description = "Where it can be read."),
        ("etag" = String, description = "This version, for `If-Match`."),
    )))
)]
pub(super) async fn create(
    Writer(actor): Writer,
    State(services): State<Services>,
    Id(customer): Id<CustomerId>,
    Body(input): Body<ProjectInput>,
) -> Result<Response, Problem> {
    let draft = input.parse()?;
    let project = services.projects.create(&actor, customer, &draft).await?;
    let location = format!("/api/v1/projects/{}", project.id);
    Ok(located(reply(StatusCode::CREATED, project), &location))
}

/// Replace a project
///
/// Everything that can be said about it: what is left out becomes empty, the status `planning`.
#[utoipa::path(
    put,
    path = "/api/v1/projects/{id}",
    operation_id = "replaceProject",
    tag = "Projects",
    security(("api_key" = ["customers:write"])),
    params(
        ("id" = Uuid, Path, description = "The project."),
        ("if-match" = String, Header, description = "The `ETag` of the version you replace; `*` replaces any."),
    ),
    request_body = ProjectInput,
    responses((status = 200, description = "The project as it is now.", body = ProjectBody,
        headers(("etag" = String, description = "This version, for `If-Match`."))))
)]
pub(super) async fn replace(
    Writer(actor): Writer,
    State(services): State<Services>,
    Id(id): Id<ProjectId>,
    MustMatch(known): MustMatch,
    Body(input): Body<ProjectInput>,
) -> Result<Response, Problem> {
    let draft = input.parse()?;
    let seen = known.version();
    let project = services.projects.edit(&actor, id, seen, &draft).await?;
    Ok(reply(StatusCode::OK, project))
}

/// Move a project to another status
#[utoipa::path(
    patch,
    path = "/api/v1/projects/{id}/status",
    operation_id = "setProjectStatus",
    tag = "Projects",
    security(("api_key" = ["customers:write"])),
    params(("id" = Uuid, Path, description = "The project.")),
    request_body = ProjectStatusInput,
    responses((status = 200, description = "The project as it is now.", body = ProjectBody,
        headers(("etag" = String, description = "This version, for `If-Match`."))))
)]
pub(super) async fn set_status(
    Writer(actor): Writer,
    State(services): State<Services>,
    Id(id): Id<ProjectId>,
    Body(input): Body<ProjectStatusInput>,
) -> Result<Response, Problem> {
    let (to, seen) = input.parse()?;
    services.projects.set_status(&actor, id, seen, to).await?;
    let project = services.projects.get(&actor, id).await?;
    Ok(reply(StatusCode::OK, project))
}

/// Delete a project
///
/// It goes to the trash, from which it can be restored for 30 days, and out of sight with it its artifacts.
#[utoipa::path(
    delete,
    path = "/api/v1/projects/{id}",
    operation_id = "deleteProject",
    tag = "Projects",
    security(("api_key" = ["customers:write"])),
    params(("id" = Uuid, Path, description = "The project.")),
    responses((status = 204, description = "It is in the trash."))
)]
pub(super) async fn delete(
    Writer(actor): Writer,
    State(services): State<Services>,
    Id(id): Id<ProjectId>,
) -> Result<StatusCode, Problem> {
    services.projects.delete(&actor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Restore a project
///
/// Takes it out of the trash, and its artifacts with it. One that is not there stays as it is.
#[utoipa::path(
    post,
    path = "/api/v1/projects/{id}/restore",
    operation_id = "restoreProject",
    tag = "Projects",
    security(("api_key" = ["customers:write"])),
    params(("id" = Uuid, Path, description = "The project.")),
    responses((status = 200, description = "The project, back again.", body = ProjectBody,
        headers(("etag" = String, description = "This version, for `If-Match`."))))
)]
pub(super) async fn restore(
    Writer(actor): Writer,
    State(services): State<Services>,
    Id(id): Id<ProjectId>,
) -> Result<Response, Problem> {
    services.projects.restore(&actor, id).await?;
    let project = services.projects.get(&actor, id).await?;
    Ok(reply(StatusCode::OK, project))
}
