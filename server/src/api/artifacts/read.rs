//! The artifacts of a customer, and one of them.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use db::Artifacts;
use domain::artifacts::{ArtifactKind, ArtifactQuery, ArtifactStatus};
use domain::error::Check;
use domain::id::{ArtifactId, CustomerId, ProjectId};
use domain::{FieldError, Result};
use kit::services::Services;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::output::{ArtifactBody, SummaryBody, reply};
use super::{status_schema, type_schema};
use crate::api::auth::Reader;
use crate::api::body::{Id, Query, after};
use crate::api::problem::Problem;

/// Which artifacts.
#[derive(Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct ListParams {
    /// Only artifacts of this project.
    #[param(format = Uuid)]
    project: Option<String>,
    /// Only artifacts of this type.
    #[serde(rename = "type")]
    #[param(schema_with = type_schema)]
    kind: Option<String>,
    /// Only artifacts of this status.
    #[param(schema_with = status_schema)]
    status: Option<String>,
    /// Goes on after a page: its `next`.
    after: Option<String>,
}

/// A page of artifacts, at most 50.
#[derive(Serialize, ToSchema)]
pub(super) struct ArtifactList {
    /// The artifacts.
    items: Vec<SummaryBody>,
    /// Where the next page begins; null on the last.
    next: Option<String>,
}

/// List the artifacts of a customer
///
/// The last changed first, without their texts.
#[utoipa::path(
    get,
    path = "/api/v1/customers/{id}/artifacts",
    operation_id = "listArtifacts",
    tag = "Artifacts",
    security(("api_key" = ["customers:read"])),
    params(("id" = Uuid, Path, description = "The customer."), ListParams),
    responses((status = 200, description = "A page of artifacts.", body = ArtifactList))
)]
pub(super) async fn list(
    Reader(actor): Reader,
    State(services): State<Services>,
    Id(customer): Id<CustomerId>,
    Query(params): Query<ListParams>,
) -> Result<Json<ArtifactList>, Problem> {
    let query = params.parse()?;
    let artifacts = &services.artifacts;
    let page = artifacts.of_customer(&actor, customer, &query).await?;
    Ok(Json(ArtifactList {
        items: page.items.into_iter().map(SummaryBody::from).collect(),
        next: page.next.map(|next| next.as_str().to_owned()),
    }))
}

/// Read an artifact
#[utoipa::path(
    get,
    path = "/api/v1/artifacts/{id}",
    operation_id = "getArtifact",
    tag = "Artifacts",
    security(("api_key" = ["customers:read"])),
    params(("id" = Uuid, Path, description = "The artifact.")),
    responses((status = 200, description = "The artifact.", body = ArtifactBody,
        headers(("etag" = String, description = "This state of title and text, for `If-Match`."))))
)]
pub(super) async fn get(
    Reader(actor): Reader,
    State(services): State<Services>,
    Id(id): Id<ArtifactId>,
) -> Result<Response, Problem> {
    let artifact = services.artifacts.get(&actor, id).await?;
    Ok(reply(StatusCode::OK, artifact))
}

impl ListParams {
    fn parse(self) -> Result<ArtifactQuery> {
        let mut check = Check::default();
        let project = check.keep(self.project.as_deref().map(project).transpose());
        let kind = self.kind.as_deref().map(ArtifactKind::parse);
        let kind = check.keep(kind.transpose());
        let status = self.status.as_deref().map(ArtifactStatus::parse);
        let status = check.keep(status.transpose());
        let after = check.keep(after(self.after, Artifacts::made_cursor));
        let query = (|| {
            Some(ArtifactQuery {
                project: project?,
                kind: kind?,
                status: status?,
                after: after?,
            })
        })();
        check.finish(query)
    }
}

fn project(text: &str) -> Result<ProjectId, FieldError> {
    let words = "This is no id of a project.";
    text.parse().map_err(|_| FieldError::new("project", words))
}
