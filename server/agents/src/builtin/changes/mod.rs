//! Changes that somebody asks for in plain words: read out of the message, proposed as a form, or asked back.

mod agreement;
mod amount;
mod event;
mod field;
mod invoice;
mod project;
mod status;

use domain::chat::capabilities::Work;
use domain::chat::{ChangeDraft, Dossier};

use super::words::Words;

/// What comes of asking for a change.
#[derive(Debug, Clone, PartialEq)]
pub enum Reply {
    /// A proposal, and what to say along with it.
    Propose {
        /// The change.
        draft: Box<ChangeDraft>,
        /// A sentence or two about it.
        lead: String,
    },
    /// Something has to be known first.
    AskBack(String),
}

impl Reply {
    fn propose(draft: ChangeDraft, lead: impl Into<String>) -> Self {
        Self::Propose {
            draft: Box::new(draft),
            lead: lead.into(),
        }
    }

    fn ask(question: impl Into<String>) -> Self {
        Self::AskBack(question.into())
    }
}

/// Does a kind of work that was asked for by name.
pub fn work(work: Work, question: &str, dossier: &Dossier) -> Reply {
    match work {
        Work::Field => field::change(question, dossier),
        Work::Status => status::change(question, dossier),
        Work::Event => event::add(question, dossier),
        Work::Agreement => agreement::draft(question, dossier),
        Work::Invoice => invoice::draft(question, dossier),
        Work::Project => project::create(question, dossier),
    }
}

/// What kind of change a message asks for in plain words; nothing when it asks for none.
pub fn asked_for(message: &str) -> Option<Work> {
    let words = Words::of(message);
    let first = words.all().iter().find(|word| !is_courtesy(word))?.as_str();
    let is_polite = words.all().first().is_some_and(|word| is_courtesy(word));
    if message.trim_end().ends_with('?') && !is_polite {
        return None;
    }
    if event::is_told(message, &words) {
        return Some(Work::Event);
    }
    if ["renew", "verlängere"].contains(&first) {
        return Some(Work::Agreement);
    }
    if !is_verb(first) {
        return None;
    }
    let is_made = is_making(first) || words.has("set up");
    if status::is_named(&words) {
        Some(Work::Status)
    } else if words.has_any(&["invoice", "rechnung"]) && is_made {
        Some(Work::Invoice)
    } else if words.has_any(&["agreement", "contract", "vertrag", "vereinbarung"]) && is_made {
        Some(Work::Agreement)
    } else if words.has_any(&["project", "projekt"]) && is_made {
        Some(Work::Project)
    } else if field::named(message).is_some() && !is_made {
        Some(Work::Field)
    } else {
        None
    }
}

/// The text after the first of some marks, as it was written.
fn after<'a>(text: &'a str, marks: &[&str]) -> Option<&'a str> {
    // Small letters of ASCII only: the places of everything else stay where they are.
    let small = text.to_ascii_lowercase();
    let places = marks
        .iter()
        .filter_map(|mark| Some((small.find(mark)?, mark.len())));
    let (place, length) = places.min()?;
    let rest = text.get(place + length..)?.trim();
    (!rest.is_empty()).then_some(rest)
}

/// A text without what stands around it: quotation marks, a full stop.
fn bare(text: &str) -> &str {
    let marks = ['"', '“', '”', '„', '«', '»', '\''];
    text.trim().trim_end_matches('.').trim_matches(marks).trim()
}

fn is_courtesy(word: &str) -> bool {
    [
        "please", "bitte", "can", "could", "you", "kannst", "du", "now", "then",
    ]
    .contains(&word)
}

fn is_making(verb: &str) -> bool {
    const MAKING: [&str; 12] = [
        "draft", "create", "make", "write", "prepare", "add", "start", "new", "open", "erstelle",
        "lege", "schreib",
    ];
    MAKING.contains(&verb)
}

fn is_verb(word: &str) -> bool {
    const CHANGING: [&str; 13] = [
        "set",
        "change",
        "update",
        "rename",
        "move",
        "switch",
        "mark",
        "put",
        "correct",
        "setze",
        "ändere",
        "stelle",
        "aktualisiere",
    ];
    CHANGING.contains(&word) || is_making(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::builtin::testing::{bare_dossier, rich_dossier};

    #[test]
    fn requests_in_plain_words_are_heard() {
        for (message, work) in [
            ("set status to live", Some(Work::Status)),
            ("Please move them to negotiation", Some(Work::Status)),
            ("Setze den Status auf live", Some(Work::Status)),
            ("add a note: they like the beta", Some(Work::Event)),
            ("note that we met today about pricing", Some(Work::Event)),
            ("We met Tom today", Some(Work::Event)),
            ("Notiz: Angebot folgt", Some(Work::Event)),
            ("change the vertical to Shipping", Some(Work::Field)),
            ("Draft an invoice for last month", Some(Work::Invoice)),
            ("create a project: Pricing study", Some(Work::Project)),
            (
                "prepare an agreement over 2,000 EUR a month",
                Some(Work::Agreement),
            ),
            ("renew the retainer", Some(Work::Agreement)),
            (
                "Set up a project for the discovery phase",
                Some(Work::Project),
            ),
            ("Could you set the stage to Growth?", Some(Work::Field)),
            ("what is the status?", None),
            ("Is the invoice paid?", None),
            ("write a roadmap", None),
            ("where did we note that?", None),
        ] {
            assert_eq!(asked_for(message), work, "{message}");
        }
    }

    #[test]
    fn whatever_is_asked_for_is_a_form_that_passes_or_a_question_back() {
        let requests = [
            "",
            "to live",
            "2,000 EUR a month for product advice",
            "We met Tom yesterday about the beta",
            "vertical: Shipping",
            "Pricing study until 2027-03-01",
            "%%% 99999999999999999999 EUR",
        ];
        for dossier in [rich_dossier(), bare_dossier()] {
            for kind in Work::ALL {
                for request in requests {
                    match work(*kind, request, &dossier) {
                        Reply::AskBack(question) => assert!(question.contains('?'), "{question}"),
                        Reply::Propose { draft, .. } => check(&draft),
                    }
                }
            }
        }
    }

    fn check(draft: &ChangeDraft) {
        match draft {
            ChangeDraft::Event { form } => drop(form.parse().unwrap()),
            ChangeDraft::Agreement { form } => drop(form.parse().unwrap()),
            ChangeDraft::Invoice { form } => drop(form.parse().unwrap()),
            ChangeDraft::Project { form } => drop(form.parse().unwrap()),
            ChangeDraft::Field { value, .. } => assert!(!value.is_empty()),
            ChangeDraft::Status { .. } => {}
            ChangeDraft::Artifact { .. } | ChangeDraft::Revision { .. } => panic!("{draft:?}"),
        }
    }
}
