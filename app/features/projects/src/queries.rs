use domain::artifacts::{ArtifactQuery, ArtifactSummary, ArtifactVersion, TextDiff};
use domain::id::{ArtifactId, CustomerId, ProjectId};
use domain::page::{Cursor, Page};
use domain::projects::{Project, ProjectSummary};
use kit::Query;

use crate::api::{
    AgreementChoice, OpenArtifact, agreements_to_choose, compare_versions, get_artifact,
    get_project, list_artifacts, list_projects, list_versions,
};

/// A page of a customer's projects.
pub(crate) const PROJECTS: Query<(CustomerId, Option<Cursor>), Page<ProjectSummary>> =
    Query::new("projects", |(customer, after)| {
        Box::pin(list_projects(customer, after))
    });

/// One project.
pub(crate) const PROJECT: Query<ProjectId, Project> =
    Query::new("project", |id| Box::pin(get_project(id)));

/// The agreements that a project can be done under.
pub(crate) const AGREEMENTS: Query<CustomerId, Vec<AgreementChoice>> =
    Query::new("project-agreements", |customer| {
        Box::pin(agreements_to_choose(customer))
    });

/// A page of a customer's artifacts.
pub(crate) const ARTIFACTS: Query<(CustomerId, ArtifactQuery), Page<ArtifactSummary>> =
    Query::new("artifacts", |(customer, query)| {
        Box::pin(list_artifacts(customer, query))
    });

/// One artifact, and what its text looks like.
pub(crate) const ARTIFACT: Query<ArtifactId, OpenArtifact> =
    Query::new("artifact", |id| Box::pin(get_artifact(id)));

/// A page of an artifact's versions.
pub(crate) const VERSIONS: Query<(ArtifactId, Option<Cursor>), Page<ArtifactVersion>> =
    Query::new("artifact-versions", |(id, after)| {
        Box::pin(list_versions(id, after))
    });

/// What changed from one version to another.
pub(crate) const DIFF: Query<(ArtifactId, u32, u32), TextDiff> =
    Query::new("artifact-diff", |(id, from, to)| {
        Box::pin(compare_versions(id, from, to))
    });
