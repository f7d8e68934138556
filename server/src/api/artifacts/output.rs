//! Artifacts as replies show them.

use axum::http::StatusCode;
use axum::response::Response;
use chrono::{DateTime, Utc};
use domain::artifacts::{Artifact, ArtifactSummary};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{status_schema, type_schema};
use crate::api::reply::{located, versioned};

/// A document of a project.
#[derive(Serialize, ToSchema)]
#[schema(as = Artifact)]
pub(super) struct ArtifactBody {
    /// Its id.
    id: Uuid,
    /// For whom it was made.
    customer: Uuid,
    /// The project it belongs to.
    project: Uuid,
    /// What kind of document it is.
    #[serde(rename = "type")]
    #[schema(schema_with = type_schema)]
    kind: &'static str,
    /// What it is called.
    title: String,
    /// Its text, as Markdown.
    body: String,
    /// How far it is.
    #[schema(schema_with = status_schema)]
    status: &'static str,
    /// Number of its latest version.
    version: u32,
    /// When it was made.
    created_at: DateTime<Utc>,
    /// When it last changed.
    updated_at: DateTime<Utc>,
}

/// An artifact as a list shows it.
#[derive(Serialize, ToSchema)]
#[schema(as = ArtifactSummary)]
pub(super) struct SummaryBody {
    /// Its id.
    id: Uuid,
    /// The project it belongs to.
    project: Uuid,
    /// What the project is called.
    project_name: String,
    /// What kind of document it is.
    #[serde(rename = "type")]
    #[schema(schema_with = type_schema)]
    kind: &'static str,
    /// What it is called.
    title: String,
    /// How far it is.
    #[schema(schema_with = status_schema)]
    status: &'static str,
    /// Number of its latest version.
    version: u32,
    /// When it last changed.
    updated_at: DateTime<Utc>,
}

/// A reply with this artifact and its tag, which is that of title and text.
pub(super) fn reply(status: StatusCode, artifact: Artifact) -> Response {
    versioned(status, artifact.revision, ArtifactBody::from(artifact))
}

/// A reply with an artifact that was just made.
pub(super) fn made(artifact: Artifact) -> Response {
    let location = format!("/api/v1/artifacts/{}", artifact.id);
    located(reply(StatusCode::CREATED, artifact), &location)
}

impl From<Artifact> for ArtifactBody {
    fn from(artifact: Artifact) -> Self {
        Self {
            id: artifact.id.uuid(),
            customer: artifact.customer.uuid(),
            project: artifact.project.uuid(),
            kind: artifact.kind.as_str(),
            title: artifact.title.into(),
            body: artifact.body.into(),
            status: artifact.status.as_str(),
            version: artifact.version,
            created_at: artifact.created_at,
            updated_at: artifact.updated_at,
        }
    }
}

impl From<ArtifactSummary> for SummaryBody {
    fn from(artifact: ArtifactSummary) -> Self {
        Self {
            id: artifact.id.uuid(),
            project: artifact.project.uuid(),
            project_name: artifact.project_name.into(),
            kind: artifact.kind.as_str(),
            title: artifact.title.into(),
            status: artifact.status.as_str(),
            version: artifact.version,
            updated_at: artifact.updated_at,
        }
    }
}
