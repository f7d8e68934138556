//! What to do next, and what may go wrong.

use domain::chat::Dossier;
use domain::chat::capabilities::{Situation, suggestions};

use super::findings::findings;
use crate::builtin::sheet::Sheet;
use crate::builtin::text::inline;

/// What to do next, what matters most first.
pub fn next(dossier: &Dossier, sheet: &mut Sheet<'_>) {
    let name = inline(dossier.customer.name.as_str());
    let all = findings(dossier);
    if all.is_empty() {
        sheet.line(&format!(
            "**Nothing is pressing with {name}**: no date, invoice or gap asks for anything."
        ));
        return offers(dossier, sheet);
    }
    sheet.line(&format!(
        "**What to do next for {name}**, what matters most first:"
    ));
    for finding in all.into_iter().take(6) {
        let mark = sheet.cite(finding.record);
        sheet.item(&format!("**{}.** {} {mark}", finding.action, finding.risk));
    }
    sheet.line(
        "I order them by fixed rules: money that is late, what ends, silence, late projects, gaps.",
    );
    offers(dossier, sheet);
}

/// What the agents can do about it.
fn offers(dossier: &Dossier, sheet: &mut Sheet<'_>) {
    let offers = suggestions(&Situation::of_dossier(dossier))
        .into_iter()
        .map(|suggestion| {
            let (id, title) = (suggestion.capability.id, suggestion.capability.title);
            format!("`/{id}` ({title}): {}", suggestion.why)
        });
    sheet.list("What to ask me for", &offers.collect::<Vec<_>>());
}

/// What may go wrong, what matters most first.
pub fn risks(dossier: &Dossier, sheet: &mut Sheet<'_>) {
    let name = inline(dossier.customer.name.as_str());
    let all = findings(dossier);
    if all.is_empty() {
        sheet.line(&format!(
            "**Nothing recorded about {name} points to a risk.** That says little about what is not recorded."
        ));
        return;
    }
    sheet.line(&format!(
        "**What may go wrong with {name}**, what matters most first:"
    ));
    for finding in all.into_iter().take(6) {
        let mark = sheet.cite(finding.record);
        sheet.item(&format!(
            "**{}** {mark}. {} {}.",
            finding.fact, finding.risk, finding.action
        ));
    }
    sheet.line("These are signs in the records; moods and plans of people are not among them.");
}
