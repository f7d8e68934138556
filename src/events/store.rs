use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use super::{Event, EventDraft, EventKind, TimelineEntry, TimelineQuery};
use crate::actor::Actor;
use crate::error::Result;
use crate::id::{CustomerId, EventId};
use crate::page::{Cursor, Page};
use crate::version::Version;

/// Which events of a customer a list shows.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct EventQuery {
    /// Only those of this kind.
    pub kind: Option<EventKind>,
    /// Where the page begins; `None` is the first.
    pub after: Option<Cursor>,
}

/// Where events are kept. Every call sees and changes what its actor may, and nothing else; what the actor may not
/// see is [`crate::Error::NotFound`].
#[async_trait]
pub trait EventStore: Send + Sync {
    /// Events of a customer, the latest first, with the beginning of their texts.
    async fn of_customer(
        &self,
        actor: &Actor,
        customer: CustomerId,
        query: &EventQuery,
    ) -> Result<Page<Event>>;
    /// One event, with the whole text.
    async fn get(&self, actor: &Actor, id: EventId) -> Result<Event>;
    /// Writes down what happened with a customer.
    async fn create(
        &self,
        actor: &Actor,
        customer: CustomerId,
        draft: &EventDraft,
    ) -> Result<Event>;
    /// Changes an event as a whole. `seen` is the version that its maker knew: [`crate::Error::Stale`] when
    /// somebody was faster.
    async fn edit(
        &self,
        actor: &Actor,
        id: EventId,
        seen: Option<Version>,
        draft: &EventDraft,
    ) -> Result<Event>;
    /// Moves an event to the trash.
    async fn delete(&self, actor: &Actor, id: EventId) -> Result<()>;
    /// Takes an event out of the trash.
    async fn restore(&self, actor: &Actor, id: EventId) -> Result<()>;
    /// Everything that happened with a customer: its events, and the changes of it and of what belongs to it, the
    /// latest first. Changes older than a year come from the archive, without anybody noticing.
    async fn timeline(
        &self,
        actor: &Actor,
        customer: CustomerId,
        query: &TimelineQuery,
        after: Option<&Cursor>,
    ) -> Result<Page<TimelineEntry>>;
}
