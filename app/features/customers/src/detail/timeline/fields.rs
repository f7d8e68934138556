//! What is typed about an event.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeZone, Utc};
use domain::events::{Event, EventForm, Participant};
use kit::time::{Zone, clock};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// A form as it is typed: day and time as the person's clock shows them, participants as boxes and lines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    /// Word of an `EventKind`.
    pub(super) kind: String,
    /// What it is called.
    pub(super) title: String,
    /// Markdown.
    pub(super) body: String,
    /// Members of the team whose boxes are ticked, as an event names them.
    pub(super) members: Vec<String>,
    /// Other names, one a line.
    pub(super) others: String,
    /// `2026-03-12`.
    pub(super) day: String,
    /// `14:30`.
    pub(super) time: String,
}

impl Default for Typed {
    fn default() -> Self {
        Self {
            kind: "meeting".to_owned(),
            title: String::new(),
            body: String::new(),
            members: Vec::new(),
            others: String::new(),
            day: String::new(),
            time: String::new(),
        }
    }
}

impl Typed {
    /// An event with its whole text, to be changed. Who is in `boxes` can be ticked; members who left the team keep a box.
    pub(super) fn of(event: &Event, boxes: &[(String, String)], zone: Zone) -> Self {
        let is_box = |participant: &Participant| {
            let name = String::from(participant.clone());
            matches!(participant, Participant::Member(_))
                || boxes.iter().any(|(word, _)| *word == name)
        };
        let participants = event.participants.iter().cloned();
        let (members, others): (Vec<_>, Vec<_>) = participants.partition(is_box);
        let words = |participants: Vec<Participant>| participants.into_iter().map(String::from);
        Self {
            kind: event.kind.as_str().to_owned(),
            title: event.title.to_string(),
            body: event.body.clone(),
            members: words(members).collect(),
            others: words(others).collect::<Vec<_>>().join("\n"),
            ..Self::default()
        }
        .at(event.happened_at, zone)
    }

    /// The same at another moment.
    pub(super) fn at(self, moment: DateTime<Utc>, zone: Zone) -> Self {
        let moment = moment.with_timezone(&zone);
        Self {
            day: moment.date_naive().to_string(),
            time: clock(moment),
            ..self
        }
    }

    /// Whether nobody has told anything yet.
    pub(super) fn is_blank(&self) -> bool {
        self.title.is_empty()
            && self.body.is_empty()
            && self.members.is_empty()
            && self.others.is_empty()
    }

    /// What is sent: the moment, with the offset that the clock has then.
    pub(super) fn form(self, zone: Zone) -> EventForm {
        let happened_at = self.moment(zone);
        let others = self.others.lines().map(ToOwned::to_owned);
        EventForm {
            kind: self.kind,
            title: self.title,
            body: self.body,
            participants: self.members.into_iter().chain(others).collect(),
            happened_at: happened_at.unwrap_or_default(),
        }
    }

    fn moment(&self, zone: Zone) -> Option<String> {
        let day: NaiveDate = self.day.parse().ok()?;
        // Some browsers add seconds.
        let time: NaiveTime = self.time.get(..5)?.parse().ok()?;
        let moment = zone.from_local_datetime(&day.and_time(time)).earliest()?;
        Some(moment.to_rfc3339())
    }
}

/// An event as the form that would make it again.
pub(super) fn form_of(event: &Event) -> EventForm {
    EventForm::from(event)
}

/// The same, one signal for each field.
#[derive(Clone, Copy)]
pub(super) struct Fields {
    pub(super) kind: RwSignal<String>,
    pub(super) title: RwSignal<String>,
    pub(super) body: RwSignal<String>,
    pub(super) members: RwSignal<Vec<String>>,
    pub(super) others: RwSignal<String>,
    pub(super) day: RwSignal<String>,
    pub(super) time: RwSignal<String>,
}

impl Fields {
    /// Fields that say this.
    pub(super) fn new(typed: Typed) -> Self {
        Self {
            kind: RwSignal::new(typed.kind),
            title: RwSignal::new(typed.title),
            body: RwSignal::new(typed.body),
            members: RwSignal::new(typed.members),
            others: RwSignal::new(typed.others),
            day: RwSignal::new(typed.day),
            time: RwSignal::new(typed.time),
        }
    }

    /// Makes the fields say this.
    pub(super) fn fill(self, typed: Typed) {
        self.kind.set(typed.kind);
        self.title.set(typed.title);
        self.body.set(typed.body);
        self.members.set(typed.members);
        self.others.set(typed.others);
        self.day.set(typed.day);
        self.time.set(typed.time);
    }

    /// What they say.
    pub(super) fn typed(self) -> Typed {
        Typed {
            kind: self.kind.get(),
            title: self.title.get(),
            body: self.body.get(),
            members: self.members.get(),
            others: self.others.get(),
            day: self.day.get(),
            time: self.time.get(),
        }
    }

    /// Ticks or clears the box of a member.
    pub(super) fn set_member(self, word: &str, takes_part: bool) {
        self.members.update(|members| {
            members.retain(|member| member != word);
            if takes_part {
                members.push(word.to_owned());
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use chrono::FixedOffset;
    use domain::events::EventKind;
    use domain::id::{CustomerId, EventId};

    use super::*;

    const MEMBER: &str = "00000000-0000-0000-0000-000000000007";

    fn zone() -> Zone {
        Zone::fixed(FixedOffset::east_opt(7200).unwrap())
    }

    fn event(participants: &[&str]) -> Event {
        let form = EventForm {
            kind: "call".to_owned(),
            title: "Call".to_owned(),
            participants: participants.iter().map(|&name| name.to_owned()).collect(),
            happened_at: "2026-03-12T22:30:00Z".to_owned(),
            ..EventForm::default()
        };
        let draft = form.parse().unwrap();
        Event {
            id: EventId::new(Default::default()),
            customer: CustomerId::new(Default::default()),
            kind: EventKind::Call,
            title: draft.title,
            body: String::new(),
            participants: draft.participants,
            happened_at: draft.happened_at,
            by: None,
            created_at: draft.happened_at,
            updated_at: draft.happened_at,
        }
    }

    #[test]
    fn an_event_goes_through_the_form_unchanged() {
        let event = event(&[MEMBER, "Rob Miles", "Smith, Zoë"]);
        let boxes = [("Rob Miles".to_owned(), "Rob Miles".to_owned())];
        let typed = Typed::of(&event, &boxes, zone());
        assert_eq!(
            (typed.day.as_str(), typed.time.as_str()),
            ("2026-03-13", "00:30")
        );
        assert_eq!(typed.members, [MEMBER, "Rob Miles"]);
        assert_eq!(typed.others, "Smith, Zoë");
        let form = typed.form(zone());
        assert_eq!(form.happened_at, "2026-03-13T00:30:00+02:00");
        assert_eq!(form.parse(), form_of(&event).parse());
    }

    #[test]
    fn a_moment_that_is_none_is_the_fields_error() {
        for (day, time) in [
            ("", "10:00"),
            ("2026-03-12", ""),
            ("2026-03-12", "é:é:"),
            ("x", "10:00"),
        ] {
            let typed = Typed {
                day: day.to_owned(),
                time: time.to_owned(),
                title: "Call".to_owned(),
                ..Typed::default()
            };
            let error = typed.form(zone()).parse().unwrap_err();
            assert!(error.for_field("happened_at").is_some(), "{day} {time}");
        }
    }

    #[test]
    fn a_day_and_a_kind_alone_are_no_draft() {
        let typed = Typed::default().at(DateTime::UNIX_EPOCH, zone());
        assert!(typed.is_blank());
        assert!(
            !Typed {
                others: "Bo".to_owned(),
                ..typed
            }
            .is_blank()
        );
    }
}
