//! What was agreed, and what to know before talking about prices.

use domain::agreements::{Agreement, Pricing};
use domain::chat::Dossier;

use super::findings::{self, Finding};
use super::{money, records};
use crate::builtin::sheet::Sheet;
use crate::builtin::text::{counted, excerpt, first_line, inline};

/// Every agreement with its price.
pub fn all(dossier: &Dossier, sheet: &mut Sheet<'_>) {
    let today = dossier.today();
    let name = inline(dossier.customer.name.as_str());
    if dossier.agreements.is_empty() {
        sheet.line(&format!(
            "**Nothing is agreed with {name} yet.** To draft something, say for example:"
        ));
        sheet.item("“Draft an agreement: product advice, 2,000 EUR a month”");
        return;
    }
    let number = counted(dossier.agreements.len(), "agreement", "agreements");
    sheet.line(&format!(
        "**{number} with {name}**, {} running:",
        dossier.figures.running
    ));
    for agreement in &dossier.agreements {
        sheet.record(records::agreement(agreement, today));
        details(agreement, sheet);
    }
    for worth in &dossier.figures.worth {
        sheet.line(&format!(
            "What runs in {} is worth **{} a year**, {} a month.",
            worth.per_year.currency(),
            worth.per_year,
            worth.per_month()
        ));
    }
}

/// What was paid, how, what speaks for us and what to settle beforehand.
pub fn negotiation(dossier: &Dossier, sheet: &mut Sheet<'_>) {
    let today = dossier.today();
    let name = inline(dossier.customer.name.as_str());
    sheet.line(&format!(
        "**Notes for talks with {name} about prices**, out of what is recorded:"
    ));
    if dossier.agreements.is_empty() {
        sheet.line(
            "There is no earlier agreement, so the first price that is named will set the frame.",
        );
    }
    let so_far = dossier.agreements.iter().take(6);
    sheet.records(
        "Prices so far",
        so_far.map(|of| records::agreement(of, today)),
    );
    sheet.heading("How they pay");
    money::owed(dossier, sheet);
    sheet.heading("Who and what for");
    let info = &dossier.customer.info;
    for (label, text) in [
        ("What they do", &info.about),
        ("Whom we talk to", &info.persona),
    ] {
        if !text.trim().is_empty() {
            sheet.item(&format!("{label}: {}", excerpt(text, 200)));
        }
    }
    sheet.item(&format!("Status: {}", dossier.customer.status.label()));
    let pressing = findings::findings(dossier)
        .into_iter()
        .filter(|finding| finding.weight >= 400);
    sheet.records("To have in mind", pressing.take(4).map(Finding::into_line));
    sheet.list("Settle beforehand", &beforehand(dossier));
}

fn details(agreement: &Agreement, sheet: &mut Sheet<'_>) {
    if let Pricing::Milestone { milestones } = &agreement.terms.pricing {
        for milestone in milestones.iter().take(10) {
            let title = first_line(&milestone.title);
            sheet.item(&format!("Milestone “{title}”: {}", milestone.price.money()));
        }
    }
}

fn beforehand(dossier: &Dossier) -> Vec<String> {
    let mut questions = vec![
        "What is the lowest price at which we still want this, and what do we do below it?"
            .to_owned(),
        "What can we give that costs us little: terms of payment, a longer term, a smaller scope?"
            .to_owned(),
        "What do we ask for in return for each discount?".to_owned(),
    ];
    if dossier.customer.info.team.is_empty() {
        questions
            .push("Who decides there, and who only recommends? Nobody is recorded yet.".to_owned());
    }
    let overdue: Vec<String> = dossier
        .figures
        .overdue()
        .map(|late| late.to_string())
        .collect();
    if !overdue.is_empty() {
        let late = overdue.join(" and ");
        questions.push(format!(
            "How do we bring up the {late} that are overdue before we talk of new terms?"
        ));
    }
    questions
}
