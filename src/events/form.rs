use chrono::{DateTime, Datelike, Utc};
use serde::{Deserialize, Serialize};

use super::{EventKind, Participant};
use crate::error::{Check, FieldError, Result};
use crate::text;
use crate::title::Title;

/// An event as somebody typed it; what is left out is empty.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct EventForm {
    /// Word of an [`EventKind`].
    pub kind: String,
    /// What it is called.
    pub title: String,
    /// Markdown.
    pub body: String,
    /// Ids of team members and names.
    pub participants: Vec<String>,
    /// When, with its offset: `2026-03-12T14:30:00+01:00`.
    pub happened_at: String,
}

/// Everything that people decide about an event, checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventDraft {
    /// What kind of event it was.
    pub kind: EventKind,
    /// What it is called.
    pub title: Title,
    /// Markdown; may be empty.
    pub body: String,
    /// Who took part, each once.
    pub participants: Vec<Participant>,
    /// When it happened, or will.
    pub happened_at: DateTime<Utc>,
}

impl EventForm {
    /// Checks the form; all broken rules at once.
    pub fn parse(&self) -> Result<EventDraft> {
        let mut check = Check::default();
        let kind = check.keep(EventKind::parse(&self.kind));
        let title = check.keep(Title::parse("title", &self.title));
        let body = check.keep(text::note("body", &self.body));
        let participants = check.keep(participants(&self.participants));
        let happened_at = check.keep(moment("happened_at", &self.happened_at));
        let draft = (|| {
            Some(EventDraft {
                kind: kind?,
                title: title?,
                body: body?,
                participants: participants?,
                happened_at: happened_at?,
            })
        })();
        check.finish(draft)
    }
}

fn participants(texts: &[String]) -> Result<Vec<Participant>, FieldError> {
    let mut participants = Vec::new();
    for text in texts {
        let Some(participant) = Participant::parse(text)? else {
            continue;
        };
        if !participants.contains(&participant) {
            participants.push(participant);
        }
        if participants.len() > Participant::MAX {
            let message = "An event has at most 100 participants.";
            return Err(FieldError::new("participants", message));
        }
    }
    Ok(participants)
}

/// A moment between the years 1900 and 2200.
fn moment(field: &str, text: &str) -> Result<DateTime<Utc>, FieldError> {
    DateTime::parse_from_rfc3339(text.trim())
        .ok()
        .map(|moment| moment.with_timezone(&Utc))
        .filter(|moment| (1900..=2200).contains(&moment.year()))
        .ok_or_else(|| FieldError::new(field, "Say on which day and at what time it happened."))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> EventForm {
        EventForm {
            kind: "meeting".to_owned(),
            title: "Kick-off".to_owned(),
            happened_at: "2026-03-12T14:30:00+02:00".to_owned(),
            ..EventForm::default()
        }
    }

    #[test]
    fn a_moment_is_kept_in_utc() {
        let draft = form().parse().unwrap();
        let at = draft.happened_at.to_string();
        assert_eq!(at, "2026-03-12 12:30:00 UTC");
    }

    #[test]
    fn everybody_takes_part_once() {
        let mut form = form();
        form.participants = ["Zoe", "", " Zoe ", "Max"].map(str::to_owned).to_vec();
        assert_eq!(form.parse().unwrap().participants.len(), 2);
        form.participants = (0..101).map(|n| format!("Person {n}")).collect();
        let error = form.parse().unwrap_err();
        assert!(error.for_field("participants").is_some());
    }

    #[test]
    fn a_form_reports_every_broken_field() {
        let form = EventForm {
            kind: "party".to_owned(),
            body: "x".repeat(20_001),
            happened_at: "yesterday".to_owned(),
            ..EventForm::default()
        };
        let error = form.parse().unwrap_err();
        for field in ["type", "title", "body", "happened_at"] {
            assert!(error.for_field(field).is_some(), "{field}");
        }
    }
}
