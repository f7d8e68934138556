//! Projects and artifacts.

use domain::chat::Dossier;

use super::records;
use crate::builtin::sheet::Sheet;
use crate::builtin::text::{counted, inline};

/// What is worked on, and what came out of it.
pub fn all(dossier: &Dossier, sheet: &mut Sheet<'_>) {
    let name = inline(dossier.customer.name.as_str());
    if dossier.projects.is_empty() && dossier.artifacts.is_empty() {
        sheet.line(&format!(
            "**No project and no artifact for {name} yet.** To begin, say for example:"
        ));
        sheet.item("“Create a project: Pricing study”");
        sheet.item("“Draft a roadmap”");
        return;
    }
    let open = counted(
        dossier.figures.open_projects as usize,
        "open project",
        "open projects",
    );
    let artifacts = counted(dossier.artifacts.len(), "artifact", "artifacts");
    sheet.line(&format!("**{open} and {artifacts} for {name}:**"));
    sheet.records(
        "Projects",
        dossier.projects.iter().take(15).map(records::project),
    );
    let artifacts = dossier.artifacts.iter().take(15);
    let artifacts = artifacts.map(|artifact| records::artifact(artifact, dossier));
    sheet.records("Artifacts, the latest first", artifacts);
    let left =
        dossier.projects.len().saturating_sub(15) + dossier.artifacts.len().saturating_sub(15);
    if left > 0 {
        sheet.line(&format!("{left} more are on the pages of the customer."));
    }
}
