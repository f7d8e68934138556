//! Rows of tables in drafts. Every table has at least one: where nothing is recorded, its cells are questions.

use domain::chat::RecordKind;
use domain::events::EventKind;
use domain::projects::{ProjectStatus, ProjectSummary};

use super::known::Known;
use super::lists;
use crate::builtin::facts::findings::findings;
use crate::builtin::facts::{brief, time};
use crate::builtin::text::{day, gap, inline};

/// What stands in a slot for the rows of a table.
pub fn slot(name: &str, known: &Known<'_>) -> Option<String> {
    let rows = match name {
        "now_rows" => now(known),
        "next_rows" => next(known),
        "later_rows" => later(known),
        "dates_rows" => dates(known),
        "initiative_rows" => initiatives(known),
        "decision_rows" => decisions(known),
        "project_rows" => projects(known),
        "risk_rows" => found(known, |fact, risk, action| [risk, fact, action]),
        "finding_rows" => found(known, |fact, risk, action| [fact, risk, action]),
        "question_rows" => questions(known, &["open"]),
        "question_rows_3" => questions(known, &[]),
        _ => return None,
    };
    let lines: Vec<String> = rows
        .iter()
        .map(|cells| format!("| {} |", cells.join(" | ")))
        .collect();
    Some(lines.join("\n"))
}

type Row = Vec<String>;

fn now(known: &Known<'_>) -> Vec<Row> {
    let rows = of_status(ProjectStatus::Active, known).map(|project| {
        vec![
            gap("Who can do what at its end?"),
            format!("Project “{}”", inline(project.name.as_str())),
            format!("done: {} → 100 %", project.progress),
            known.owner(),
            project.ends_on.map_or_else(
                || gap("What does it wait for?"),
                |on| format!("its last day, {}", day(on)),
            ),
        ]
    });
    or_gaps(rows.collect(), || {
        vec![
            gap("Which problem is solved first, and for whom?"),
            gap("What do we do for it?"),
            gap("Which number moves, from where to where?"),
            known.owner(),
            gap("On whom or what?"),
        ]
    })
}

fn next(known: &Known<'_>) -> Vec<Row> {
    let rows = of_status(ProjectStatus::Planning, known).map(|project| {
        vec![
            gap("What is different for users afterwards?"),
            format!("Project “{}”", inline(project.name.as_str())),
            project.starts_on.map_or_else(
                || gap("What decides that it begins?"),
                |on| format!("it begins on {}", day(on)),
            ),
            "medium".to_owned(),
        ]
    });
    or_gaps(rows.collect(), || {
        vec![
            gap("What comes after what runs now?"),
            gap("What could we do for it?"),
            "what runs now has shown its worth".to_owned(),
            "low".to_owned(),
        ]
    })
}

fn later(known: &Known<'_>) -> Vec<Row> {
    let rows = of_status(ProjectStatus::OnHold, known).map(|project| {
        vec![
            format!(
                "What project “{}” was to solve",
                inline(project.name.as_str())
            ),
            "it was begun and is on hold".to_owned(),
            gap("What has to happen for it to go on?"),
        ]
    });
    or_gaps(rows.collect(), || {
        vec![
            gap("Which problem do we know of and leave for later?"),
            gap(&format!("Why does it matter to {}?", known.customer())),
            gap("Which event would pull it forward?"),
        ]
    })
}

fn dates(known: &Known<'_>) -> Vec<Row> {
    let ahead = time::ahead(known.dossier)
        .into_iter()
        .take(6)
        .map(|(on, line)| {
            let what = line
                .text
                .split_once(": ")
                .map_or(line.text.as_str(), |(_, what)| what);
            vec![
                day(on),
                what.to_owned(),
                "it is recorded in NextUp".to_owned(),
            ]
        });
    or_gaps(ahead.collect(), || {
        vec![
            gap("Is there a date that cannot move?"),
            gap("What must be there by then?"),
            gap("Who waits for it?"),
        ]
    })
}

fn initiatives(known: &Known<'_>) -> Vec<Row> {
    let rows = open_projects(known).map(|project| {
        vec![
            format!("Project “{}”", inline(project.name.as_str())),
            gap("Which of the choices?"),
            known.owner(),
            project.starts_on.map_or_else(|| gap("When?"), day),
            gap("What will show first that it works?"),
        ]
    });
    or_gaps(rows.collect(), || {
        vec![
            gap("What do we begin with?"),
            gap("Which of the choices does it serve?"),
            known.owner(),
            known.in_days(14),
            gap("What will show first that it works?"),
        ]
    })
}

fn decisions(known: &Known<'_>) -> Vec<Row> {
    let rows = brief::events(known.dossier, &[EventKind::Decision])
        .take(5)
        .enumerate();
    let rows = rows.map(|(place, event)| {
        vec![
            (place + 1).to_string(),
            format!(
                "{} ({})",
                inline(event.title.as_str()),
                day(known.dossier.day_of(event.happened_at))
            ),
            gap("Why?"),
            gap("By whom?"),
        ]
    });
    or_gaps(rows.collect(), || {
        vec![
            "1".to_owned(),
            gap("What was decided?"),
            gap("Why?"),
            gap("By whom?"),
        ]
    })
}

fn projects(known: &Known<'_>) -> Vec<Row> {
    let open = open_projects(known).map(|project| {
        vec![
            format!(
                "Go on with “{}”, {} done",
                inline(project.name.as_str()),
                project.progress
            ),
            known.owner(),
            project.ends_on.map_or_else(|| gap("By when?"), day),
        ]
    });
    or_gaps(open.collect(), || {
        vec![
            gap("What shall happen next?"),
            known.owner(),
            known.in_days(14),
        ]
    })
}

/// What stands out, its three parts in the order of the table; without invoices, which are no matter of the product.
fn found(known: &Known<'_>, in_order: fn(String, String, String) -> [String; 3]) -> Vec<Row> {
    let all = findings(known.dossier).into_iter();
    let all = all
        .filter(|finding| finding.record.kind != RecordKind::Invoice)
        .take(4);
    let rows =
        all.map(|finding| in_order(finding.fact, finding.risk.to_owned(), finding.action).to_vec());
    or_gaps(rows.collect(), || {
        vec![
            gap("What could go wrong?"),
            gap("How would we notice it early?"),
            gap("What would we do then?"),
        ]
    })
}

fn questions(known: &Known<'_>, last: &[&str]) -> Vec<Row> {
    let rows = lists::questions(known).into_iter().map(|question| {
        let mut row = vec![question, known.owner(), known.in_days(14)];
        row.extend(last.iter().map(ToString::to_string));
        row
    });
    rows.collect()
}

fn open_projects<'a>(known: &Known<'a>) -> impl Iterator<Item = &'a ProjectSummary> {
    let open = [ProjectStatus::Active, ProjectStatus::Planning];
    known
        .dossier
        .projects
        .iter()
        .filter(move |project| open.contains(&project.status))
        .take(5)
}

fn of_status<'a>(
    status: ProjectStatus,
    known: &Known<'a>,
) -> impl Iterator<Item = &'a ProjectSummary> {
    let projects = known.dossier.projects.iter();
    projects
        .filter(move |project| project.status == status)
        .take(4)
}

fn or_gaps(rows: Vec<Row>, gaps: impl FnOnce() -> Row) -> Vec<Row> {
    if rows.is_empty() { vec![gaps()] } else { rows }
}
