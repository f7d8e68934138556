//! What is known of the customer's product, market and users, and what to ask.

use domain::artifacts::ArtifactKind;
use domain::chat::Dossier;
use domain::customers::InfoField;

use super::{Findings, brief, findings, people, records};
use crate::builtin::sheet::Sheet;
use crate::builtin::text::{excerpt, inline, joined};

/// What is known, what is missing, and what to ask to find out.
pub fn discovery(dossier: &Dossier, sheet: &mut Sheet<'_>) {
    let name = inline(dossier.customer.name.as_str());
    sheet.line(&format!("**What we know of {name}, and what we do not:**"));
    known(&InfoField::ALL, dossier, sheet);
    let team: Vec<String> = dossier
        .customer
        .info
        .team
        .iter()
        .take(8)
        .map(people::described)
        .collect();
    sheet.list("People", &team);
    let mut questions: Vec<String> = findings::blank_fields(dossier)
        .map(|field| question(field).to_owned())
        .collect();
    if dossier.customer.info.team.is_empty() {
        questions.push("Who decides, who uses the product, and who pays?".to_owned());
    }
    if questions.is_empty() {
        sheet.line("The profile is complete. What would they have to see to say yes, and by when?");
    }
    sheet.list("To ask", &questions);
}

/// Where the product stands, and what was written about it.
pub fn position(dossier: &Dossier, sheet: &mut Sheet<'_>) {
    let name = inline(dossier.customer.name.as_str());
    sheet.line(&format!(
        "**The product of {name}**, out of what is recorded:"
    ));
    known(&PRODUCT, dossier, sheet);
    sheet.records("Decided so far", brief::decisions(dossier));
    sheet.records(
        "Projects",
        dossier.projects.iter().take(6).map(records::project),
    );
    sheet.records(
        "Written so far",
        dossier
            .artifacts
            .iter()
            .take(8)
            .map(|artifact| records::artifact(artifact, dossier)),
    );
    unwritten(dossier, sheet);
    ask_for(&PRODUCT, dossier, sheet);
    sheet.line(
        "I tell what is recorded: to find and rank new ideas takes people, or a language model.",
    );
}

/// What is known of market and users, with what a search found.
pub fn research(found: &Findings, dossier: &Dossier, sheet: &mut Sheet<'_>) {
    let name = inline(dossier.customer.name.as_str());
    sheet.line(&format!(
        "**What we know of the market and the users of {name}:**"
    ));
    known(&MARKET, dossier, sheet);
    if let Some(hits) = found.hits.as_ref().filter(|hits| hits.count > 0) {
        sheet.heading(&format!(
            "Found in the records for “{}”",
            inline(&found.searched)
        ));
        sheet.found(&hits.text, 5);
    }
    if let Some(portfolio) = found.portfolio.as_ref().filter(|found| found.count > 0) {
        sheet.heading("From our portfolio");
        sheet.found(&portfolio.text, 5);
    }
    ask_for(&MARKET, dossier, sheet);
    sheet.list("To ask in interviews", &INTERVIEW.map(str::to_owned));
    sheet.line("I know nothing beyond these records: for the market outside, ask people and date what you find.");
}

/// What to ask to fill in a field of the profile.
pub const fn question(field: InfoField) -> &'static str {
    match field {
        InfoField::About => "What does the company do, for whom, and how does it earn money?",
        InfoField::Vertical => "Which line of business are they in?",
        InfoField::Persona => "Whom do we talk to there, and what is that person measured by?",
        InfoField::Icp => "Who is their ideal customer?",
        InfoField::ProductName => "What is the product called?",
        InfoField::ProductStage => {
            "How far is the product: idea, prototype, beta, in the market, growing?"
        }
        InfoField::ProductCategory => "What kind of product is it, in the words of its buyers?",
        InfoField::ProductDescription => "What does the product do for the people who use it?",
        InfoField::ProductUrl => "Where can the product be seen?",
    }
}

const PRODUCT: [InfoField; 7] = [
    InfoField::ProductName,
    InfoField::ProductStage,
    InfoField::ProductCategory,
    InfoField::ProductDescription,
    InfoField::ProductUrl,
    InfoField::Persona,
    InfoField::Icp,
];

const MARKET: [InfoField; 5] = [
    InfoField::Vertical,
    InfoField::Persona,
    InfoField::Icp,
    InfoField::ProductCategory,
    InfoField::ProductDescription,
];

const INTERVIEW: [&str; 5] = [
    "Tell me about the last time you did this. Where were you, and who else was there?",
    "What happened next, and what did you use for it?",
    "What was hardest, and how did you get around it?",
    "What have you tried before, and why did you stop?",
    "Who decides whether something like this is bought, and what do they look at?",
];

fn known(fields: &[InfoField], dossier: &Dossier, sheet: &mut Sheet<'_>) {
    let info = &dossier.customer.info;
    let filled = fields
        .iter()
        .filter(|field| !field.get(info).trim().is_empty());
    let lines: Vec<String> = filled
        .map(|field| format!("{}: {}", field.label(), excerpt(field.get(info), 240)))
        .collect();
    let mark = sheet.cite(records::customer(dossier));
    if lines.is_empty() {
        sheet.line(&format!("Nothing of this is recorded yet {mark}."));
    }
    for line in lines {
        sheet.item(&format!("{line} {mark}"));
    }
}

fn unwritten(dossier: &Dossier, sheet: &mut Sheet<'_>) {
    let basics = [
        ArtifactKind::Strategy,
        ArtifactKind::Personas,
        ArtifactKind::Roadmap,
        ArtifactKind::SuccessMetrics,
    ];
    let is_there = |kind: &ArtifactKind| {
        dossier
            .artifacts
            .iter()
            .any(|artifact| artifact.kind == *kind)
    };
    let missing = basics.iter().filter(|kind| !is_there(kind));
    let missing: Vec<String> = missing.map(|kind| kind.label().to_lowercase()).collect();
    if !missing.is_empty() {
        sheet.line(&format!(
            "Not written yet: {}. I can draft each of them.",
            joined(&missing)
        ));
    }
}

fn ask_for(fields: &[InfoField], dossier: &Dossier, sheet: &mut Sheet<'_>) {
    let blank = findings::blank_fields(dossier).filter(|field| fields.contains(field));
    let questions: Vec<String> = blank.map(|field| question(field).to_owned()).collect();
    sheet.list("To find out", &questions);
}
