use chrono::FixedOffset;
use domain::artifacts::ArtifactSummary;
use domain::chat::RecordKind;
use domain::portfolio::PortfolioSummary;
use domain::projects::ProjectSummary;

use super::{Finding, day, joined, named, period};

/// A project.
pub(crate) fn project(project: &ProjectSummary) -> Finding {
    let line = joined([
        format!("Project {}, {}", project.name, project.status.label()),
        period(project.starts_on, project.ends_on),
        format!("{} done", project.progress),
        format!("{} artifacts", project.artifacts),
    ]);
    let name = project.name.to_string();
    Finding::new(RecordKind::Project, project.id.uuid(), name, &line)
}

/// An artifact without its text.
pub(crate) fn artifact(artifact: &ArtifactSummary, zone: FixedOffset) -> Finding {
    let line = joined([
        format!(
            "{} “{}”, {}",
            artifact.kind.label(),
            artifact.title,
            artifact.status.label()
        ),
        format!("version {}", artifact.version),
        format!("in project {}", artifact.project_name),
        format!("changed {}", day(artifact.updated_at, zone)),
    ]);
    let title = artifact.title.to_string();
    Finding::new(RecordKind::Artifact, artifact.id.uuid(), title, &line)
}

/// A piece of the portfolio.
pub(crate) fn piece(piece: &PortfolioSummary) -> Finding {
    let line = joined([
        format!(
            "{} “{}”, {}",
            piece.kind.label(),
            piece.title,
            piece.status.label()
        ),
        named("tags", &piece.tags.as_slice().join(", ")),
        named("at", &piece.url),
        format!("by {}", piece.owner.name),
    ]);
    let title = piece.title.to_string();
    Finding::new(RecordKind::Portfolio, piece.id.uuid(), title, &line)
}
