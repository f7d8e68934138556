//! Days and numbers in drafts.

use chrono::Datelike;
use domain::projects::ProjectStatus;

use super::known::Known;
use crate::builtin::text::{counted, gap, inline};

/// What stands in a slot for a day, counted from today.
pub fn day_slot(name: &str, known: &Known<'_>) -> Option<String> {
    let said = match name {
        "today" => known.today(),
        "in_two_weeks" => known.in_days(14),
        "in_a_month" => known.in_days(28),
        "in_a_quarter" => known.in_days(90),
        "in_6_months" => known.in_months(6),
        "in_12_months" => known.in_months(12),
        "in_3_years" => known.in_months(36),
        "next_quarter" => match known.now.month0() / 3 + 2 {
            5 => format!("Q1 {}", known.now.year() + 1),
            number => format!("Q{number} {}", known.now.year()),
        },
        _ => return None,
    };
    Some(said)
}

/// What stands in a slot for a number, or for what is agreed and under way.
pub fn slot(name: &str, known: &Known<'_>) -> Option<String> {
    let dossier = known.dossier;
    let done = dossier
        .projects
        .iter()
        .filter(|project| project.status == ProjectStatus::Completed);
    let overdue = dossier
        .unpaid
        .iter()
        .filter(|of| of.balance.days_overdue(known.now).is_some());
    let said = match name {
        "running_count" => dossier.figures.running.to_string(),
        "running_target" => dossier.figures.running.max(1).to_string(),
        "overdue_count" => overdue.count().to_string(),
        "overdue_guard" => format!("none; today {}", overdue.count()),
        "projects_done" => format!("{} of {}", done.count(), dossier.projects.len()),
        "first_project" => {
            let mut active = dossier
                .projects
                .iter()
                .filter(|project| project.status == ProjectStatus::Active);
            let name = active
                .next()
                .map(|project| format!("project “{}”", inline(project.name.as_str())));
            name.unwrap_or_else(|| gap("No project is under way. What do we try first?"))
        }
        "agreed" => known
            .agreed()
            .unwrap_or_else(|| gap("What is agreed, and at what price?")),
        "capacity" => match known.agreed() {
            Some(agreed) => format!("By agreement: {agreed}."),
            None => gap("How much time is there for it in a month?"),
        },
        "source_count" => {
            let timeline = counted(
                dossier.timeline.len(),
                "entry of the timeline",
                "entries of the timeline",
            );
            let artifacts = counted(dossier.artifacts.len(), "artifact", "artifacts");
            format!("{timeline} and {artifacts}")
        }
        _ => return None,
    };
    Some(said)
}
