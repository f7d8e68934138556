//! What happens with a customer: entries that people make, and one timeline of them and of every change.

mod form;
mod history;
mod store;
mod timeline;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

pub use form::{EventDraft, EventForm};
pub use history::PUT_BACK;
pub use store::{EventQuery, EventStore};
pub use timeline::{Entity, Subject, TimelineEntry, TimelineQuery, Topic};

use crate::activity::Person;
use crate::customers::TeamMember;
use crate::error::FieldError;
use crate::id::{CustomerId, EventId, TeamMemberId};
use crate::text;
use crate::title::Title;
use crate::version::Version;
use crate::words::words;

words! {
    /// What kind of event it was.
    EventKind, "type", "Choose one of the types of events.";
    /// People met.
    Meeting = "meeting", "Meeting";
    /// People talked.
    Call = "call", "Call";
    /// Somebody wrote.
    Email = "email", "E-mail";
    /// Something to keep in mind.
    Note = "note", "Note";
    /// Something was reached.
    Milestone = "milestone", "Milestone";
    /// How things are going.
    Update = "update", "Update";
    /// Something was decided.
    Decision = "decision", "Decision";
}

/// Something that happened with a customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// Its id.
    pub id: EventId,
    /// With whom.
    pub customer: CustomerId,
    /// What kind of event it was.
    pub kind: EventKind,
    /// What it is called.
    pub title: Title,
    /// Markdown; may be empty. In lists and timelines the beginning of it.
    pub body: String,
    /// Who took part.
    pub participants: Vec<Participant>,
    /// When it happened, or will.
    pub happened_at: DateTime<Utc>,
    /// Who wrote it down.
    pub by: Option<Person>,
    /// When it was written down.
    pub created_at: DateTime<Utc>,
    /// When it last changed.
    pub updated_at: DateTime<Utc>,
}

impl Event {
    /// Which version of it this is: another one after every change.
    pub const fn version(&self) -> Version {
        Version::of(self.updated_at)
    }
}

/// Somebody who took part.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum Participant {
    /// A member of the customer's team.
    Member(TeamMemberId),
    /// Anybody else, by name.
    Named(String),
}

impl Participant {
    /// Most participants of one event.
    pub const MAX: usize = 100;

    /// Checks what a form sends: the id of a team member, or a name. `None` for an empty line.
    pub fn parse(text: &str) -> Result<Option<Self>, FieldError> {
        let name = text::line("participants", text)?;
        Ok((!name.is_empty()).then(|| Self::from(name)))
    }

    /// What they are called; nothing for a member who left the team.
    pub fn name<'a>(&'a self, team: &'a [TeamMember]) -> Option<&'a str> {
        match self {
            Self::Named(name) => Some(name),
            Self::Member(id) => team
                .iter()
                .find(|member| member.id == *id)
                .map(|member| member.name.as_str()),
        }
    }
}

impl From<String> for Participant {
    /// The id of a member is written like any id; nobody is called so.
    fn from(text: String) -> Self {
        text.parse().map_or(Self::Named(text), Self::Member)
    }
}

impl From<Participant> for String {
    fn from(participant: Participant) -> Self {
        match participant {
            Participant::Member(id) => id.to_string(),
            Participant::Named(name) => name,
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_participant_is_a_member_or_a_name() {
        let id = Uuid::from_u128(7);
        let member = Participant::Member(TeamMemberId::new(id));
        assert_eq!(Participant::parse(&format!(" {id} ")), Ok(Some(member)));
        let named = Participant::Named("Zoë Q".to_owned());
        assert_eq!(Participant::parse("Zoë\nQ"), Ok(Some(named)));
        assert_eq!(Participant::parse("  "), Ok(None));
        assert!(Participant::parse(&"x".repeat(300)).is_err());
    }
}
