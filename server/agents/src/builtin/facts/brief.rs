//! What to know before a meeting.

use domain::chat::Dossier;
use domain::events::{Event, EventKind, TimelineEntry};

use super::{findings, overview, people, records, time};
use crate::builtin::sheet::{Line, Sheet};
use crate::builtin::text::inline;

/// Who will be there, where matters stand, what is open and what to ask.
pub fn meeting(question: &str, dossier: &Dossier, sheet: &mut Sheet<'_>) {
    sheet.line(&format!(
        "**Brief for a meeting with {}**",
        inline(dossier.customer.name.as_str())
    ));
    overview::essentials(dossier, sheet);
    let team = &dossier.customer.info.team;
    let named = people::named(question, team);
    let all: Vec<_> = if named.is_empty() {
        team.iter().take(8).collect()
    } else {
        named
    };
    let all: Vec<String> = all.into_iter().map(people::described).collect();
    sheet.list("Who is who", &all);
    sheet.heading("Since the last time");
    people::last_contact(dossier, sheet);
    for entry in dossier
        .timeline
        .iter()
        .filter(|entry| entry.at() <= dossier.now)
        .take(5)
    {
        sheet.record(records::entry(entry, dossier));
    }
    sheet.records("Decided so far", decisions(dossier));
    overview::stands_out(4, dossier, sheet);
    let ahead = time::ahead(dossier).into_iter().map(|(_, line)| line);
    sheet.records("Dates ahead", ahead.take(4));
    sheet.list("To ask", &questions(dossier));
}

/// The latest decisions in a line each.
pub fn decisions(dossier: &Dossier) -> impl Iterator<Item = Line> {
    events(dossier, &[EventKind::Decision])
        .take(4)
        .map(|event| records::event_line(event, dossier))
}

/// Events of some kinds that happened, the latest first.
pub fn events<'a>(dossier: &'a Dossier, kinds: &'a [EventKind]) -> impl Iterator<Item = &'a Event> {
    let events = dossier.timeline.iter().filter_map(|entry| match entry {
        TimelineEntry::Event(event) => Some(event),
        TimelineEntry::Change { .. } => None,
    });
    events.filter(|event| kinds.contains(&event.kind) && event.happened_at <= dossier.now)
}

fn questions(dossier: &Dossier) -> Vec<String> {
    let mut questions = vec!["What changed for you since we last spoke?".to_owned()];
    let action = findings::findings(dossier)
        .into_iter()
        .find(|finding| finding.weight >= 350);
    if let Some(finding) = action {
        questions.push(format!("What stands in the way here? {}", finding.fact));
    }
    let blank: Vec<String> = findings::blank_fields(dossier)
        .take(2)
        .map(|field| super::product::question(field).to_owned())
        .collect();
    questions.extend(blank);
    questions.push("What would make the next three months a success?".to_owned());
    questions
}
