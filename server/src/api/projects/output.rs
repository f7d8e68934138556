//! Projects as replies show them.

use axum::http::StatusCode;
use axum::response::Response;
use chrono::{DateTime, NaiveDate, Utc};
use domain::id::AgreementId;
use domain::page::CappedCount;
use domain::projects::{Project, ProjectSummary};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::status_schema;
use crate::api::reply::versioned;

/// Work for a customer.
#[derive(Serialize, ToSchema)]
#[schema(as = Project)]
pub(super) struct ProjectBody {
    /// Its id.
    id: Uuid,
    /// For whom it is.
    customer: Uuid,
    /// What it is called.
    name: String,
    /// What it is about; may be empty.
    description: String,
    /// Where it stands.
    #[schema(schema_with = status_schema)]
    status: &'static str,
    /// The agreement under which it is done.
    agreement: Option<Uuid>,
    /// Its first day.
    starts_on: Option<NaiveDate>,
    /// Its last day.
    ends_on: Option<NaiveDate>,
    /// How much of it is done, in percent.
    progress: u8,
    /// When it was made.
    created_at: DateTime<Utc>,
    /// When it last changed.
    updated_at: DateTime<Utc>,
}

/// A project as a list shows it.
#[derive(Serialize, ToSchema)]
#[schema(as = ProjectSummary)]
pub(super) struct SummaryBody {
    /// Its id.
    id: Uuid,
    /// What it is called.
    name: String,
    /// Where it stands.
    #[schema(schema_with = status_schema)]
    status: &'static str,
    /// The agreement under which it is done.
    agreement: Option<Uuid>,
    /// Its first day.
    starts_on: Option<NaiveDate>,
    /// Its last day.
    ends_on: Option<NaiveDate>,
    /// How much of it is done, in percent.
    progress: u8,
    /// How many artifacts it has.
    artifacts: CountBody,
    /// When it last changed.
    updated_at: DateTime<Utc>,
}

/// A number that stops counting at 99.
#[derive(Serialize, ToSchema)]
#[schema(as = Count)]
pub(super) struct CountBody {
    /// The number.
    value: u32,
    /// Whether there are more.
    more: bool,
}

/// A reply with this project and its tag.
pub(super) fn reply(status: StatusCode, project: Project) -> Response {
    versioned(status, project.version(), ProjectBody::from(project))
}

impl From<Project> for ProjectBody {
    fn from(project: Project) -> Self {
        Self {
            id: project.id.uuid(),
            customer: project.customer.uuid(),
            name: project.name.into(),
            description: project.description,
            status: project.status.as_str(),
            agreement: project.agreement.map(AgreementId::uuid),
            starts_on: project.starts_on,
            ends_on: project.ends_on,
            progress: project.progress.percent(),
            created_at: project.created_at,
            updated_at: project.updated_at,
        }
    }
}

impl From<ProjectSummary> for SummaryBody {
    fn from(project: ProjectSummary) -> Self {
        Self {
            id: project.id.uuid(),
            name: project.name.into(),
            status: project.status.as_str(),
            agreement: project.agreement.map(AgreementId::uuid),
            starts_on: project.starts_on,
            ends_on: project.ends_on,
            progress: project.progress.percent(),
            artifacts: project.artifacts.into(),
            updated_at: project.updated_at,
        }
    }
}

impl From<CappedCount> for CountBody {
    fn from(count: CappedCount) -> Self {
        Self {
            value: count.value,
            more: count.more,
        }
    }
}
