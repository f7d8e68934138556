//! The versions of an artifact.

use std::str::FromStr;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use db::Artifacts;
use domain::Error;
use domain::id::ArtifactId;
use kit::services::Services;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::history::{DiffBody, VersionBody, VersionTextBody};
use super::output::{ArtifactBody, reply};
use super::write::{based_on, stale};
use crate::api::auth::{Reader, Writer};
use crate::api::body::{Id, Ids, Query, after};
use crate::api::etag::IfMatch;
use crate::api::problem::Problem;

/// Which part of the list.
#[derive(Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct ListParams {
    /// Goes on after a page: its `next`.
    after: Option<String>,
}

/// A page of versions, at most 50.
#[derive(Serialize, ToSchema)]
pub(super) struct VersionList {
    /// The versions.
    items: Vec<VersionBody>,
    /// Where the next page begins; null on the last.
    next: Option<String>,
}

/// With what to compare.
#[derive(Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct DiffParams {
    /// Number of the newer version; the latest when left out.
    #[param(minimum = 1)]
    to: Option<u32>,
}

/// The number of a version. What is no number is that of none.
pub(super) struct Number(u32);

impl FromStr for Number {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        text.parse().map(Self).map_err(|_| Error::NotFound)
    }
}

/// List the versions of an artifact
///
/// The latest first, without their texts.
#[utoipa::path(
    get,
    path = "/api/v1/artifacts/{id}/versions",
    operation_id = "listArtifactVersions",
    tag = "Artifacts",
    security(("api_key" = ["customers:read"])),
    params(("id" = Uuid, Path, description = "The artifact."), ListParams),
    responses((status = 200, description = "A page of versions.", body = VersionList))
)]
pub(super) async fn list(
    Reader(actor): Reader,
    State(services): State<Services>,
    Id(id): Id<ArtifactId>,
    Query(params): Query<ListParams>,
) -> Result<Json<VersionList>, Problem> {
    let after = after(params.after, Artifacts::made_versions_cursor).map_err(Error::from)?;
    let artifacts = &services.artifacts;
    let page = artifacts.versions(&actor, id, after.as_ref()).await?;
    Ok(Json(VersionList {
        items: page.items.into_iter().map(VersionBody::from).collect(),
        next: page.next.map(|next| next.as_str().to_owned()),
    }))
}

/// Read a version of an artifact
#[utoipa::path(
    get,
    path = "/api/v1/artifacts/{id}/versions/{number}",
    operation_id = "getArtifactVersion",
    tag = "Artifacts",
    security(("api_key" = ["customers:read"])),
    params(
        ("id" = Uuid, Path, description = "The artifact."),
        ("number" = u32, Path, description = "Number of the version."),
    ),
    responses((status = 200, description = "The version, with its text.", body = VersionTextBody))
)]
pub(super) async fn get(
    Reader(actor): Reader,
    State(services): State<Services>,
    Ids(id, Number(number)): Ids<ArtifactId, Number>,
) -> Result<Json<VersionTextBody>, Problem> {
    let version = services.artifacts.version(&actor, id, number).await?;
    Ok(Json(version.into()))
}

/// Compare two versions of an artifact
///
/// Line by line. Of many lines that are the same, those next to a change.
#[utoipa::path(
    get,
    path = "/api/v1/artifacts/{id}/versions/{number}/diff",
    operation_id = "compareArtifactVersions",
    tag = "Artifacts",
    security(("api_key" = ["customers:read"])),
    params(
        ("id" = Uuid, Path, description = "The artifact."),
        ("number" = u32, Path, description = "Number of the older version."),
        DiffParams,
    ),
    responses((status = 200, description = "What changed.", body = DiffBody))
)]
pub(super) async fn diff(
    Reader(actor): Reader,
    State(services): State<Services>,
    Ids(id, Number(from)): Ids<ArtifactId, Number>,
    Query(params): Query<DiffParams>,
) -> Result<Json<DiffBody>, Problem> {
    let artifacts = &services.artifacts;
    let to = match params.to {
        Some(number) => number,
        None => artifacts.get(&actor, id).await?.version,
    };
    let diff = artifacts.diff(&actor, id, from, to).await?;
    Ok(Json(diff.into()))
}

/// Bring back a version of an artifact
///
/// Its title and its text, as a new version.
#[utoipa::path(
    post,
    path = "/api/v1/artifacts/{id}/versions/{number}/restore",
    operation_id = "restoreArtifactVersion",
    tag = "Artifacts",
    security(("api_key" = ["customers:write"])),
    params(
        ("id" = Uuid, Path, description = "The artifact."),
        ("number" = u32, Path, description = "Number of the version."),
        ("if-match" = Option<String>, Header, description = "The `ETag` of the text you replace."),
    ),
    responses((status = 200, description = "The artifact as it is now.", body = ArtifactBody,
        headers(("etag" = String, description = "This state of title and text, for `If-Match`."))))
)]
pub(super) async fn restore(
    Writer(actor): Writer,
    State(services): State<Services>,
    Ids(id, Number(number)): Ids<ArtifactId, Number>,
    known: IfMatch,
) -> Result<Response, Problem> {
    let based_on = based_on(&services, &actor, id, &known).await?;
    let artifacts = &services.artifacts;
    let restored = artifacts.restore_version(&actor, id, based_on, number);
    Ok(reply(StatusCode::OK, restored.await.map_err(stale)?))
}
