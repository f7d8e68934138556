//! Lists in drafts: what is recorded, one record a line, or the question that would fill the list.

use domain::chat::RecordKind;
use domain::events::{Event, EventKind, Participant};

use super::known::{Known, named};
use crate::builtin::facts::findings::{Finding, blank_fields, findings};
use crate::builtin::facts::{brief, people, product, records, time};
use crate::builtin::sheet::Line;
use crate::builtin::text::{day, excerpt, gap, inline, joined};

/// The kinds of events in which people talk with each other.
const TALKS: [EventKind; 2] = [EventKind::Meeting, EventKind::Call];

/// What stands in a slot for a list or for what the last meeting says.
pub fn slot(name: &str, known: &Known<'_>) -> Option<String> {
    let dossier = known.dossier;
    let (items, question) = match name {
        "decisions" => (
            texts(brief::decisions(dossier)),
            "What was decided so far, and by whom?",
        ),
        "talks" => (
            talks(known, 5),
            "What was said in the talks so far? None is recorded.",
        ),
        "team" => (team(known), "Who belongs to it? Nobody is recorded."),
        "agreements" => (agreements(known), "What is agreed? Nothing is recorded."),
        "dates_list" => {
            let ahead = time::ahead(dossier).into_iter().map(|(_, line)| line);
            (
                texts(ahead.take(6)),
                "Which dates are fixed? None is recorded.",
            )
        }
        "open_points" => {
            let open = open_points(known).map(|finding| finding.fact);
            (open.collect(), "What is open between us?")
        }
        "evidence" => (
            evidence(known),
            "Which numbers, quotes or observations support this?",
        ),
        "questions" => (questions(known), "What is open?"),
        "sources" => (sources(known), "What does this rest on?"),
        "todo_list" => return Some(todo(known)),
        _ => return meeting(name, known),
    };
    Some(if items.is_empty() {
        format!("- {}", gap(question))
    } else {
        bullets(&items)
    })
}

/// What has to be asked: what the profile does not say, and who decides.
pub fn questions(known: &Known<'_>) -> Vec<String> {
    let blank = blank_fields(known.dossier).take(4);
    let mut questions: Vec<String> = blank.map(|field| gap(product::question(field))).collect();
    if known.decider().is_none() {
        questions.push(gap(&format!(
            "Who decides about this at {}?",
            known.customer()
        )));
    }
    questions.push(gap(&format!(
        "What would make {} say that it was worth it?",
        known.customer()
    )));
    questions
}

fn meeting(name: &str, known: &Known<'_>) -> Option<String> {
    let last = brief::events(known.dossier, &TALKS).next();
    let said = match (name, last) {
        ("meeting_date", None) => gap("When and where was it?"),
        ("meeting_date", Some(event)) => {
            format!(
                "{} · {}",
                day(known.dossier.day_of(event.happened_at)),
                gap("Where?")
            )
        }
        ("present", Some(event)) if !event.participants.is_empty() => present(event, known),
        ("present", _) => format!("{}, {}", known.owner(), gap("Who else was there?")),
        ("meeting_purpose", Some(event)) => inline(event.title.as_str()),
        ("meeting_purpose", None) => gap("What should be decided or known at the end?"),
        ("meeting_summary", Some(event)) if !event.body.trim().is_empty() => {
            format!(
                "{} {}",
                excerpt(&event.body, 400),
                gap("Is this all that somebody in a hurry must know?")
            )
        }
        ("meeting_summary", _) => gap("What came of it, in two sentences?"),
        ("prepared", _) => {
            let first = open_points(known).next();
            first.map_or_else(|| gap("What, and by whom?"), |finding| finding.action)
        }
        _ => return None,
    };
    Some(said)
}

fn present(event: &Event, known: &Known<'_>) -> String {
    let team = &known.dossier.customer.info.team;
    let names = event
        .participants
        .iter()
        .filter_map(|participant| match participant {
            Participant::Member(id) => team.iter().find(|member| member.id == *id).map(named),
            Participant::Named(name) => Some(inline(name)),
        });
    let names: Vec<String> = names.collect();
    if names.is_empty() {
        gap("Who was there?")
    } else {
        joined(&names)
    }
}

fn talks(known: &Known<'_>, most: usize) -> Vec<String> {
    let talks = brief::events(known.dossier, &TALKS).take(most);
    texts(talks.map(|event| records::event_line(event, known.dossier)))
}

fn team(known: &Known<'_>) -> Vec<String> {
    let team = known.dossier.customer.info.team.iter();
    team.take(8).map(people::described).collect()
}

fn agreements(known: &Known<'_>) -> Vec<String> {
    let agreements = known.dossier.agreements.iter().take(5);
    texts(agreements.map(|of| records::agreement(of, known.now)))
}

fn evidence(known: &Known<'_>) -> Vec<String> {
    let dossier = known.dossier;
    let today = dossier.today();
    let running = dossier
        .agreements
        .iter()
        .filter(|of| of.status(today).is_running());
    let mut facts: Vec<String> = texts(running.take(3).map(|of| records::agreement(of, today)));
    facts.extend(texts(dossier.projects.iter().take(4).map(records::project)));
    facts.extend(texts(brief::decisions(dossier)));
    let contact = dossier.figures.last_contact.as_ref();
    let contact = contact.map(|contact| records::contact(contact, dossier));
    facts.extend(contact.map(|line| format!("Last contact: {}", line.text)));
    facts
}

fn sources(known: &Known<'_>) -> Vec<String> {
    let mut sources = vec![format!(
        "Profile of {} in NextUp, {}",
        known.customer(),
        known.today()
    )];
    let artifacts = known.dossier.artifacts.iter().take(5);
    sources.extend(texts(
        artifacts.map(|artifact| records::artifact(artifact, known.dossier)),
    ));
    sources.extend(texts(
        brief::events(known.dossier, &TALKS)
            .take(3)
            .map(|event| records::event_line(event, known.dossier)),
    ));
    sources
}

/// What is open in the work itself. Notes and reports go to the customer: what we owe each other stays out of them.
fn open_points(known: &Known<'_>) -> impl Iterator<Item = Finding> {
    let shared = |finding: &Finding| {
        matches!(
            finding.record.kind,
            RecordKind::Project | RecordKind::Artifact
        )
    };
    findings(known.dossier).into_iter().filter(shared).take(5)
}

fn todo(known: &Known<'_>) -> String {
    let (owner, by) = (known.owner(), known.in_days(14));
    let actions = open_points(known).map(|finding| finding.action);
    let mut todo: Vec<String> = actions
        .map(|action| format!("- [ ] **{owner}:** {action}, by {by}"))
        .collect();
    todo.push(format!(
        "- [ ] {}",
        gap("Who promised what in the meeting, and by when?")
    ));
    todo.join("\n")
}

fn texts(lines: impl Iterator<Item = Line>) -> Vec<String> {
    lines.map(|line| line.text).collect()
}

fn bullets(texts: &[String]) -> String {
    let items: Vec<String> = texts.iter().map(|text| format!("- {text}")).collect();
    items.join("\n")
}
