//! The projects of a customer, and one of them.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use db::Projects;
use domain::Result;
use domain::error::Check;
use domain::id::{CustomerId, ProjectId};
use domain::projects::{ProjectQuery, ProjectStatus};
use kit::services::Services;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::output::{ProjectBody, SummaryBody, reply};
use super::status_schema;
use crate::api::auth::Reader;
use crate::api::body::{Id, Query, after};
use crate::api::problem::Problem;

/// Which projects.
#[derive(Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct ListParams {
    /// Only projects of this status.
    #[param(schema_with = status_schema)]
    status: Option<String>,
    /// Goes on after a page: its `next`.
    after: Option<String>,
}

/// A page of projects, at most 50.
#[derive(Serialize, ToSchema)]
pub(super) struct ProjectList {
    /// The projects.
    items: Vec<SummaryBody>,
    /// Where the next page begins; null on the last.
    next: Option<String>,
}

/// List the projects of a customer
///
/// The newest first.
#[utoipa::path(
    get,
    path = "/api/v1/customers/{id}/projects",
    operation_id = "listProjects",
    tag = "Projects",
    security(("api_key" = ["customers:read"])),
    params(("id" = Uuid, Path, description = "The customer."), ListParams),
    responses((status = 200, description = "A page of projects.", body = ProjectList))
)]
pub(super) async fn list(
    Reader(actor): Reader,
    State(services): State<Services>,
    Id(customer): Id<CustomerId>,
    Query(params): Query<ListParams>,
) -> Result<Json<ProjectList>, Problem> {
    let query = params.parse()?;
    let projects = &services.projects;
    let page = projects.of_customer(&actor, customer, &query).await?;
    Ok(Json(ProjectList {
        items: page.items.into_iter().map(SummaryBody::from).collect(),
        next: page.next.map(|next| next.as_str().to_owned()),
    }))
}

/// Read a project
#[utoipa::path(
    get,
    path = "/api/v1/projects/{id}",
    operation_id = "getProject",
    tag = "Projects",
    security(("api_key" = ["customers:read"])),
    params(("id" = Uuid, Path, description = "The project.")),
    responses((status = 200, description = "The project.", body = ProjectBody,
        headers(("etag" = String, description = "This version, for `If-Match`."))))
)]
pub(super) async fn get(
    Reader(actor): Reader,
    State(services): State<Services>,
    Id(id): Id<ProjectId>,
) -> Result<Response, Problem> {
    let project = services.projects.get(&actor, id).await?;
    Ok(reply(StatusCode::OK, project))
}

impl ListParams {
    fn parse(self) -> Result<ProjectQuery> {
        let mut check = Check::default();
        let status = self.status.as_deref().map(ProjectStatus::parse);
        let status = check.keep(status.transpose());
        let after = check.keep(after(self.after, Projects::made_cursor));
        let query = status.zip(after);
        check.finish(query.map(|(status, after)| ProjectQuery { status, after }))
    }
}
