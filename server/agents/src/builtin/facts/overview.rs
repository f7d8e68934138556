//! The customer as a whole.

use domain::chat::Dossier;
use domain::customers::CustomerInfo;

use super::findings::{self, Finding};
use super::{people, records, time};
use crate::builtin::sheet::Sheet;
use crate::builtin::text::{counted, day, excerpt, inline};

/// Everything in short.
pub fn summary(dossier: &Dossier, sheet: &mut Sheet<'_>) {
    essentials(dossier, sheet);
    let about = &dossier.customer.info.about;
    if !about.trim().is_empty() {
        sheet.line(&excerpt(about, 400));
    }
    people::last_contact(dossier, sheet);
    let today = dossier.today();
    let agreements = dossier
        .agreements
        .iter()
        .filter(|of| of.status(today).is_running());
    let agreements = agreements.take(5).map(|of| records::agreement(of, today));
    sheet.records("Running agreements", agreements);
    sheet.records(
        "Projects",
        dossier.projects.iter().take(5).map(records::project),
    );
    let ahead = time::ahead(dossier).into_iter().map(|(_, line)| line);
    sheet.records("Next dates", ahead.take(3));
    stands_out(3, dossier, sheet);
}

/// What matters most, in a few lines.
pub fn essentials(dossier: &Dossier, sheet: &mut Sheet<'_>) {
    let customer = &dossier.customer;
    let mark = sheet.cite(records::customer(dossier));
    let since = dossier.figures.status_since;
    let since = since.map_or_else(String::new, |at| {
        format!(" since {}", day(dossier.day_of(at)))
    });
    let (name, status) = (inline(customer.name.as_str()), customer.status);
    sheet.line(&format!(
        "**{name}** is {}{since}{} {mark}.",
        status.label(),
        business(&customer.info)
    ));
    sheet.line(&money(dossier));
}

/// How the work goes, in figures.
pub fn report(dossier: &Dossier, sheet: &mut Sheet<'_>) {
    essentials(dossier, sheet);
    sheet.heading("Figures");
    sheet.item(&format!(
        "{} running",
        counted(dossier.figures.running as usize, "agreement", "agreements")
    ));
    for worth in &dossier.figures.worth {
        sheet.item(&format!(
            "Worth {} a year, {} a month",
            worth.per_year,
            worth.per_month()
        ));
    }
    for position in &dossier.figures.positions {
        sheet.item(&format!(
            "{} received in the last year, {} to be paid, {} of it overdue",
            position.received,
            position.open,
            position.overdue()
        ));
    }
    let (events, changes) = time::activity(90, dossier);
    sheet.item(&format!(
        "{} and {} in the last 90 days, as far as I read back",
        counted(events, "event", "events"),
        counted(changes, "change", "changes")
    ));
    sheet.records(
        "Progress",
        dossier.projects.iter().take(10).map(records::project),
    );
    stands_out(5, dossier, sheet);
    sheet.line(
        "Figures of the product itself (use, retention, satisfaction) are not recorded here. To agree on them, ask me \
         to draft success metrics.",
    );
}

/// What stands out, what matters most first.
pub fn stands_out(most: usize, dossier: &Dossier, sheet: &mut Sheet<'_>) {
    let all = findings::findings(dossier).into_iter().take(most);
    sheet.records("What stands out", all.map(Finding::into_line));
}

fn business(info: &CustomerInfo) -> String {
    let mut parts = String::new();
    if !info.vertical.is_empty() {
        parts.push_str(&format!(", in {}", inline(&info.vertical)));
    }
    if !info.product.name.is_empty() {
        let stage = match info.product.stage.as_str() {
            "" => String::new(),
            stage => format!(" ({})", inline(stage)),
        };
        parts.push_str(&format!(
            ", with the product {}{stage}",
            inline(&info.product.name)
        ));
    }
    parts
}

/// What is owed and what runs, in a sentence.
pub fn money(dossier: &Dossier) -> String {
    let figures = &dossier.figures;
    let mut parts = vec![match figures.running {
        0 => "No agreement runs".to_owned(),
        1 => "1 agreement runs".to_owned(),
        number => format!("{number} agreements run"),
    }];
    let worth: Vec<String> = figures
        .worth
        .iter()
        .map(|worth| worth.per_year.to_string())
        .collect();
    if !worth.is_empty() {
        parts.push(format!(", worth {} a year", worth.join(" and ")));
    }
    let open = figures
        .positions
        .iter()
        .filter(|position| position.open.is_positive());
    let open: Vec<String> = open.map(|position| position.open.to_string()).collect();
    let overdue: Vec<String> = figures.overdue().map(|late| late.to_string()).collect();
    parts.push(match (open.is_empty(), overdue.is_empty()) {
        (true, _) => "; nothing is to be paid".to_owned(),
        (false, true) => format!("; {} to be paid, nothing of it late", open.join(" and ")),
        (false, false) => {
            format!(
                "; {} to be paid, **{} of it overdue**",
                open.join(" and "),
                overdue.join(" and ")
            )
        }
    });
    let projects = counted(
        figures.open_projects as usize,
        "open project",
        "open projects",
    );
    format!("{}; {projects}.", parts.concat())
}
