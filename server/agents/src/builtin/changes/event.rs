//! Something that happened, or will.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, TimeDelta, TimeZone};
use domain::chat::{ChangeDraft, Dossier};
use domain::customers::TeamMember;
use domain::events::{EventForm, EventKind};

use super::{Reply, after};
use crate::builtin::facts::people;
use crate::builtin::period::day_in;
use crate::builtin::text::{capitalised, clipped, day, inline, joined, without_article};
use crate::builtin::words::Words;

/// How people begin to tell something, and what kind of event that is.
const OPENINGS: &[(&str, EventKind)] = &[
    ("we met", EventKind::Meeting),
    ("i met", EventKind::Meeting),
    ("met with", EventKind::Meeting),
    ("wir trafen", EventKind::Meeting),
    ("spoke with", EventKind::Call),
    ("i spoke", EventKind::Call),
    ("we spoke", EventKind::Call),
    ("called", EventKind::Call),
    ("i called", EventKind::Call),
    ("we decided", EventKind::Decision),
    ("note that", EventKind::Note),
    ("notiere", EventKind::Note),
    ("remember that", EventKind::Note),
    ("remember", EventKind::Note),
];

/// What people call the kinds.
const NAMES: &[(EventKind, &[&str])] = &[
    (
        EventKind::Decision,
        &["decision", "decided", "entscheidung", "entschieden"],
    ),
    (
        EventKind::Meeting,
        &[
            "meeting",
            "met",
            "workshop",
            "besprechung",
            "treffen",
            "trafen",
        ],
    ),
    (
        EventKind::Call,
        &["call", "called", "spoke", "phoned", "telefonat", "anruf"],
    ),
    (EventKind::Email, &["email", "e mail", "mail", "wrote"]),
    (EventKind::Milestone, &["milestone", "meilenstein"]),
    (EventKind::Update, &["update"]),
    (EventKind::Note, &["note", "notiz"]),
];

/// Words that ask for an event to be written down.
const WRITING: &[&str] = &[
    "add", "log", "record", "make", "write", "take", "note", "notiere", "erfasse", "save",
];

/// Proposes an event with what a message tells.
pub fn add(question: &str, dossier: &Dossier) -> Reply {
    if question.trim().is_empty() || question.trim_end().ends_with('?') {
        return follow_up(question, dossier);
    }
    let Some(told) = told(question) else {
        return Reply::ask(
            "What happened, when, and who took part? For example: “Meeting with Tom yesterday: \
             agreed on the beta in March”.",
        );
    };
    let today = dossier.today();
    let on = day_in(question, today).unwrap_or(today);
    let kind = kind(question);
    let present = people::named(question, &dossier.customer.info.team);
    let (title, body) = parts(told);
    let lead = lead(kind, &title, on, &present);
    let form = EventForm {
        kind: kind.as_str().to_owned(),
        title,
        body,
        participants: present.iter().map(|member| member.id.to_string()).collect(),
        happened_at: moment(on, dossier.now),
    };
    Reply::propose(ChangeDraft::Event { form }, lead)
}

/// Whether a message tells something to be written down.
pub fn is_told(message: &str, words: &Words) -> bool {
    let all = words.all();
    let begins = |phrase: &str| format!("{} ", all.join(" ")).starts_with(&format!("{phrase} "));
    let opens = OPENINGS
        .iter()
        .any(|(opening, _)| begins(opening) || begins(&format!("please {opening}")));
    let first = all
        .iter()
        .find(|word| !super::is_courtesy(word))
        .map(String::as_str)
        .unwrap_or_default();
    let head = message.split(':').next().unwrap_or_default();
    let head = Words::of(head);
    let names_a_kind = NAMES.iter().any(|(_, names)| head.has_any(names));
    let has_text = after(message, &[":", " that ", " about ", "dass "]).is_some();
    let of_its_own = head.all().len() <= 2 && message.contains(':');
    let is_document = words.has_any(&["meeting notes", "meeting brief"]);
    opens || (names_a_kind && has_text && !is_document && (WRITING.contains(&first) || of_its_own))
}

/// The part of a message that tells something.
fn told(message: &str) -> Option<&str> {
    let trimmed = message.trim();
    let head = Words::of(trimmed.split(':').next().unwrap_or_default());
    let first = head
        .all()
        .iter()
        .find(|word| !super::is_courtesy(word))
        .map(String::as_str)
        .unwrap_or_default();
    let is_request = WRITING.contains(&first) || (head.all().len() <= 2 && trimmed.contains(':'));
    let rest = match is_request {
        true => after(trimmed, &[": ", ":\n", " that ", " dass "]).or_else(|| after_verb(trimmed)),
        false => Some(trimmed),
    };
    rest.map(str::trim)
        .filter(|rest| Words::of(rest).telling().next().is_some())
}

/// "Log a call with Tom about the beta" tells of a call with Tom about the beta.
fn after_verb(message: &str) -> Option<&str> {
    after(message, &[" about "])?;
    message
        .split_once(' ')
        .map(|(_, rest)| without_article(rest))
}

/// An e-mail to write, for whoever asks what to write.
fn follow_up(question: &str, dossier: &Dossier) -> Reply {
    let team = &dossier.customer.info.team;
    let to = people::named(question, team)
        .first()
        .copied()
        .or_else(|| team.first());
    let greeting = to.map_or_else(|| "Hello,".to_owned(), |to| format!("Hello {},", to.name));
    let last = dossier.figures.last_contact.as_ref();
    let thread = last.map_or_else(
        || "I would like to pick up our conversation.".to_owned(),
        |last| {
            let on = day(dossier.day_of(last.at));
            format!("I am coming back to “{}” of {on}.", last.title)
        },
    );
    let body = format!(
        "{greeting}\n\n{thread} How do things stand on your side, and what would help you to decide?\n\n\
         Could we talk for twenty minutes next week? I will prepare whatever you name.\n\nKind regards,\n{}",
        dossier.customer.owner.name
    );
    let form = EventForm {
        kind: EventKind::Email.as_str().to_owned(),
        title: last.map_or_else(
            || "Follow-up".to_owned(),
            |last| clipped(&format!("Follow-up: {}", last.title), 120),
        ),
        body,
        participants: to.iter().map(|to| to.id.to_string()).collect(),
        happened_at: moment(dossier.today(), dossier.now),
    };
    let whom = to.map_or_else(|| "the customer".to_owned(), |to| inline(&to.name));
    let lead = format!(
        "Here is a follow-up e-mail to {whom}, as an entry of the timeline. Change it, send it from your mail \
         program, then apply the proposal. If you meant another entry, tell me what happened."
    );
    Reply::propose(ChangeDraft::Event { form }, lead)
}

fn kind(message: &str) -> EventKind {
    let words = Words::of(message);
    let named = NAMES.iter().find(|(_, names)| words.has_any(names));
    named.map_or(EventKind::Note, |(kind, _)| *kind)
}

/// The first sentence as a title, and all of it as the text when there is more.
fn parts(told: &str) -> (String, String) {
    let first = told.lines().next().unwrap_or_default();
    let sentence = first.split_inclusive(". ").next().unwrap_or_default();
    let title = capitalised(&clipped(sentence.trim().trim_end_matches('.'), 120));
    let is_all = sentence.len() == told.len() && !title.ends_with('…');
    let body = if is_all {
        String::new()
    } else {
        capitalised(told)
    };
    (title, body)
}

fn lead(kind: EventKind, title: &str, on: NaiveDate, present: &[&TeamMember]) -> String {
    let names: Vec<String> = present.iter().map(|member| inline(&member.name)).collect();
    let with = if names.is_empty() {
        String::new()
    } else {
        format!(" with {}", joined(&names))
    };
    let kind = kind.label().to_lowercase();
    format!(
        "I propose this entry of the timeline: {kind}{with} on {}, “{}”.",
        day(on),
        inline(title)
    )
}

/// Today it is now; on another day noon where the person is, as nobody said when.
fn moment(on: NaiveDate, now: DateTime<FixedOffset>) -> String {
    let noon = on.and_time(NaiveTime::MIN) + TimeDelta::hours(12);
    let moment = match now.offset().from_local_datetime(&noon).earliest() {
        Some(noon) if on != now.date_naive() => noon,
        _ => now,
    };
    moment.to_utc().format("%Y-%m-%dT%H:%M:00Z").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::builtin::testing::rich_dossier;

    fn form(message: &str) -> EventForm {
        match add(message, &rich_dossier()) {
            Reply::Propose { draft, .. } => match *draft {
                ChangeDraft::Event { form } => form,
                other => panic!("{other:?}"),
            },
            Reply::AskBack(question) => panic!("{question}"),
        }
    }

    #[test]
    fn a_note_is_what_stands_behind_it() {
        let note = form("Add a note: they like the beta. Pricing comes next.");
        assert_eq!(
            (note.kind.as_str(), note.title.as_str()),
            ("note", "They like the beta")
        );
        assert_eq!(note.body, "They like the beta. Pricing comes next.");
        assert_eq!(note.happened_at, "2026-11-21T09:30:00Z");
    }

    #[test]
    fn a_meeting_knows_its_day_and_its_people() {
        let meeting = form("note that we met Tom yesterday about the price");
        assert_eq!(meeting.kind, "meeting");
        assert_eq!(meeting.title, "We met Tom yesterday about the price");
        assert_eq!(meeting.happened_at, "2026-11-20T12:00:00Z");
        assert_eq!(meeting.participants.len(), 1);
        assert_eq!(meeting.body, "");
    }

    #[test]
    fn days_are_those_of_the_person() {
        let zone = FixedOffset::west_opt(10 * 3_600).unwrap();
        let mut dossier = rich_dossier();
        dossier.now = "2026-11-21T05:30:00Z"
            .parse::<DateTime<FixedOffset>>()
            .unwrap();
        dossier.now = dossier.now.with_timezone(&zone);
        let on = |message| match add(message, &dossier) {
            Reply::Propose { draft, lead } => match *draft {
                ChangeDraft::Event { form } => (form.happened_at, lead),
                other => panic!("{other:?}"),
            },
            Reply::AskBack(question) => panic!("{question}"),
        };
        let (today, lead) = on("note that they like the beta");
        assert_eq!(today, "2026-11-21T05:30:00Z");
        assert!(lead.contains("20 November 2026"), "{lead}");
        let (yesterday, lead) = on("note that we met Tom yesterday");
        assert_eq!(yesterday, "2026-11-19T22:00:00Z");
        assert!(lead.contains("19 November 2026"), "{lead}");
    }

    #[test]
    fn a_call_is_called_after_the_person_and_the_matter() {
        let call = form("Log a call with Tom about the beta. He was happy.");
        assert_eq!(
            (call.kind.as_str(), call.title.as_str()),
            ("call", "Call with Tom about the beta")
        );
        assert!(call.body.ends_with("He was happy."));
    }

    #[test]
    fn whoever_asks_what_to_write_gets_a_follow_up() {
        let mail = form("We have not heard from Tom. What can I write?");
        assert_eq!(
            (mail.kind.as_str(), mail.title.as_str()),
            ("email", "Follow-up: Beta with Tom")
        );
        assert!(mail.body.starts_with("Hello Tom Adeyemi,") && mail.participants.len() == 1);
        assert!(mail.parse().is_ok());
    }

    #[test]
    fn without_anything_told_it_asks() {
        assert!(matches!(
            add("add a note", &rich_dossier()),
            Reply::AskBack(_)
        ));
    }
}
