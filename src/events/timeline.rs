use chrono::{DateTime, TimeZone, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Event, EventKind};
use crate::activity::ActivityEntry;
use crate::customers::{TimelineFilter, TimelineTopic};
use crate::id::UserId;
use crate::receivables::InvoiceState;

/// One entry of the timeline of a customer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimelineEntry {
    /// An event. It stands where it happened, not where it was written down.
    Event(Event),
    /// A change, of the customer or of something that belongs to it.
    Change {
        /// What was changed.
        about: Subject,
        /// Who changed what and when.
        entry: ActivityEntry,
    },
}

impl TimelineEntry {
    /// When it happened.
    pub const fn at(&self) -> DateTime<Utc> {
        match self {
            Self::Event(event) => event.happened_at,
            Self::Change { entry, .. } => entry.at,
        }
    }
}

/// The record that was changed, so that a page can name it and link to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subject {
    /// What kind of record it is.
    pub entity: Entity,
    /// Its id.
    pub id: Uuid,
    /// What it was called after the change; empty for the customer itself and for what has no name.
    pub title: String,
    /// Whether it is there by now, and not in the trash: nothing of what is not can be put back. Only timelines know;
    /// elsewhere it counts as gone.
    pub is_there: bool,
    /// What has become of an invoice by now: it decides what of it can still be put back. Nothing for everything else, and
    /// for one that is not there any more.
    pub invoice: Option<InvoiceState>,
}

/// What kind of record an entry of the activity log is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum Entity {
    /// The customer itself.
    Customer,
    /// An agreement.
    Agreement,
    /// An invoice.
    Invoice,
    /// A payment.
    Payment,
    /// A project.
    Project,
    /// An artifact.
    Artifact,
    /// An event.
    Event,
    /// One that this version does not know, by its word.
    Other(String),
}

impl Entity {
    /// The word stored in the database.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Customer => "customer",
            Self::Agreement => "agreement",
            Self::Invoice => "invoice",
            Self::Payment => "payment",
            Self::Project => "project",
            Self::Artifact => "artifact",
            Self::Event => "event",
            Self::Other(word) => word,
        }
    }
}

impl From<String> for Entity {
    fn from(word: String) -> Self {
        match word.as_str() {
            "customer" => Self::Customer,
            "agreement" => Self::Agreement,
            "invoice" => Self::Invoice,
            "payment" => Self::Payment,
            "project" => Self::Project,
            "artifact" => Self::Artifact,
            "event" => Self::Event,
            _ => Self::Other(word),
        }
    }
}

impl From<Entity> for String {
    fn from(entity: Entity) -> Self {
        entity.as_str().to_owned()
    }
}

/// Which entries of a timeline to show; all of them by default.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct TimelineQuery {
    /// What they are about.
    pub what: Option<Topic>,
    /// Who made them.
    pub who: Option<UserId>,
    /// The first moment.
    pub since: Option<DateTime<Utc>>,
    /// The moment after the last one.
    pub until: Option<DateTime<Utc>>,
}

impl TimelineQuery {
    /// Reads what an address says, as [`TimelineFilter::read`] does.
    pub fn read(what: &str, who: &str, from: &str, to: &str, zone: impl TimeZone + Copy) -> Self {
        let filter = TimelineFilter::read("", who, from, to, zone);
        Self {
            what: Topic::from_word(what),
            who: filter.who,
            since: filter.since,
            until: filter.until,
        }
    }

    /// Whether it leaves nothing out.
    pub fn is_everything(&self) -> bool {
        *self == Self::default()
    }
}

/// What an entry of the timeline is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// Events of every kind, and what was done to them.
    Events,
    /// Events of one kind.
    Event(EventKind),
    /// The customer itself.
    Customer(TimelineTopic),
    /// Agreements.
    Agreements,
    /// Invoices and payments.
    Money,
    /// Projects.
    Projects,
    /// Artifacts.
    Artifacts,
}

impl Topic {
    /// Every topic, in the order in which people choose.
    pub fn all() -> impl Iterator<Item = Self> {
        let events = EventKind::ALL.iter().copied().map(Self::Event);
        let records = [
            Self::Agreements,
            Self::Money,
            Self::Projects,
            Self::Artifacts,
        ];
        std::iter::once(Self::Events)
            .chain(events)
            .chain(records)
            .chain(TimelineTopic::ALL.map(Self::Customer))
    }

    /// Its word in addresses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Events => "events",
            Self::Event(kind) => kind.as_str(),
            Self::Customer(topic) => topic.as_str(),
            Self::Agreements => "agreements",
            Self::Money => "money",
            Self::Projects => "projects",
            Self::Artifacts => "artifacts",
        }
    }

    /// What people call it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Events => "Events",
            Self::Event(kind) => kind.label(),
            Self::Customer(topic) => topic.label(),
            Self::Agreements => "Agreements",
            Self::Money => "Invoices and payments",
            Self::Projects => "Projects",
            Self::Artifacts => "Artifacts",
        }
    }

    /// Reads its word; nothing for any other.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::all().find(|topic| topic.as_str() == word)
    }

    /// The records whose changes belong to it.
    pub const fn entities(self) -> &'static [&'static str] {
        match self {
            Self::Events => &["event"],
            // A change of an event does not say of which kind the event was.
            Self::Event(_) => &[],
            Self::Customer(_) => &["customer"],
            Self::Agreements => &["agreement"],
            Self::Money => &["invoice", "payment", "allocation", "refund"],
            Self::Projects => &["project"],
            Self::Artifacts => &["artifact"],
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::FixedOffset;

    use super::*;

    #[test]
    fn every_topic_reads_back_from_a_word_of_its_own() {
        for topic in Topic::all() {
            assert_eq!(Topic::from_word(topic.as_str()), Some(topic));
        }
        assert_eq!(Topic::from_word(""), None);
    }

    #[test]
    fn a_record_of_a_newer_version_keeps_its_word() {
        let entity = Entity::from("ticket".to_owned());
        assert_eq!(String::from(entity), "ticket");
    }

    #[test]
    fn nonsense_in_the_address_filters_nothing() {
        let zone = FixedOffset::east_opt(0).unwrap();
        assert!(TimelineQuery::read("x", "ann", "yesterday", "", zone).is_everything());
        let query = TimelineQuery::read("decision", "", "2026-03-12", "", zone);
        assert_eq!(query.what, Some(Topic::Event(EventKind::Decision)));
        assert!(query.since.is_some());
    }
}
