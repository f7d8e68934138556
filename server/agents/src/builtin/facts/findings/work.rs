//! What stands out in projects and artifacts.

use chrono::NaiveDate;
use domain::artifacts::ArtifactStatus;
use domain::chat::{Dossier, Record, RecordKind};
use domain::projects::ProjectStatus;

use super::Finding;
use crate::builtin::text::{day, inline};

/// Projects whose last day passed, and those on hold.
pub fn late_projects(dossier: &Dossier, today: NaiveDate) -> Vec<Finding> {
    let late = dossier.projects.iter().filter_map(|project| {
        let name = inline(project.name.as_str());
        let over = project.ends_on.filter(|ends_on| *ends_on < today);
        let (weight, fact, risk, action) = match (project.status, over) {
            (ProjectStatus::Planning | ProjectStatus::Active, Some(ends_on)) => (
                620,
                format!(
                    "Project “{name}” should have ended on {} and is {} done",
                    day(ends_on),
                    project.progress
                ),
                "A date that passed without a word costs trust.",
                format!("Close “{name}” or agree on a new date"),
            ),
            (ProjectStatus::OnHold, _) => (
                380,
                format!("Project “{name}” is on hold"),
                "What rests for long is seldom taken up again.",
                format!("Decide whether “{name}” goes on"),
            ),
            _ => return None,
        };
        Some(Finding {
            weight,
            fact,
            risk,
            action,
            record: Record {
                kind: RecordKind::Project,
                id: project.id.uuid(),
                title: project.name.to_string(),
            },
        })
    });
    late.collect()
}

/// Artifacts that wait for somebody to read them.
pub fn reviews(dossier: &Dossier) -> Vec<Finding> {
    let waiting = dossier
        .artifacts
        .iter()
        .filter(|artifact| artifact.status == ArtifactStatus::Review);
    waiting
        .map(|artifact| {
            let title = inline(artifact.title.as_str());
            Finding {
                weight: 350,
                fact: format!("{} “{title}” waits for review", artifact.kind),
                risk: "Work that nobody reads holds up what rests on it.",
                action: format!("Get “{title}” reviewed"),
                record: Record {
                    kind: RecordKind::Artifact,
                    id: artifact.id.uuid(),
                    title: artifact.title.to_string(),
                },
            }
        })
        .collect()
}
