use domain::chat::{Dossier, Record};

use super::Section;
use crate::lines::{self, Finding};

/// What is known of a customer, section by section. `cite` gives a record its number.
pub(crate) fn profile(dossier: &Dossier, cite: &mut dyn FnMut(Record) -> u32) -> Vec<Section> {
    let (customer, today) = (&dossier.customer, dossier.now.date_naive());
    let figures = &dossier.figures;
    let positions = figures.positions.iter();
    let positions = positions.map(|position| lines::position(customer, position));
    let in_figures = std::iter::once(lines::figures(customer, figures)).chain(positions);
    let agreements = dossier.agreements.iter();
    let unpaid = dossier.unpaid.iter();
    let timeline = dossier.timeline.iter();
    let sections = [
        ("Customer", lines::customer_fields(customer)),
        ("Figures", in_figures.collect()),
        ("Team", lines::team(customer)),
        (
            "Agreements",
            agreements
                .map(|agreement| lines::agreement(agreement, today))
                .collect(),
        ),
        (
            "Unpaid invoices",
            unpaid
                .map(|invoice| lines::invoice(invoice, today))
                .collect(),
        ),
        (
            "Projects",
            dossier.projects.iter().map(lines::project).collect(),
        ),
        (
            "Artifacts",
            dossier.artifacts.iter().map(lines::artifact).collect(),
        ),
        (
            "What happened, the latest first",
            timeline
                .map(|entry| lines::entry(customer, entry))
                .collect(),
        ),
    ];
    let numbered = sections.into_iter().map(|(title, findings)| Section {
        title: title.to_owned(),
        lines: findings
            .into_iter()
            .map(|Finding { record, line }| format!("[{}] {line}", cite(record)))
            .collect(),
    });
    numbered
        .filter(|section| !section.lines.is_empty())
        .collect()
}
