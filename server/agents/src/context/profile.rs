use domain::chat::{Dossier, Record};

use super::Section;
use crate::lines::{self, Finding};

/// What is known of a customer, section by section. `cite` gives a record its number.
pub(crate) fn profile(dossier: &Dossier, cite: &mut dyn FnMut(Record) -> u32) -> Vec<Section> {
    let (customer, today) = (&dossier.customer, dossier.today());
    let zone = *dossier.now.offset();
    let figures = &dossier.figures;
    let positions = figures.positions.iter();
    let positions = positions.map(|position| lines::position(customer, position));
    let in_figures = std::iter::once(lines::figures(customer, figures, zone)).chain(positions);
    let agreements = dossier.agreements.iter();
    let unpaid = dossier.unpaid.iter();
    let artifacts = dossier.artifacts.iter();
    let timeline = dossier.timeline.iter();
    let sections = [
        ("Customer", lines::customer_fields(customer, zone)),
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
            artifacts
                .map(|artifact| lines::artifact(artifact, zone))
                .collect(),
        ),
        (
            "What happened, the latest first",
            timeline
                .map(|entry| lines::entry(customer, entry, zone))
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
