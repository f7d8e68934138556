//! What happens, and what the workspace shows of its work.

use domain::customers::Visibility;
use domain::events::{Event, EventDraft, EventQuery, EventStore, TimelineEntry, TimelineQuery};
use domain::id::{ArtifactId, CustomerId, EventId, PortfolioItemId};
use domain::page::{Cursor, Page};
use domain::portfolio::{
    ArtifactReference, PortfolioDraft, PortfolioItem, PortfolioQuery, PortfolioReference,
    PortfolioStatus, PortfolioStore, PortfolioSummary,
};
use domain::version::Version;
use domain::words::Moved;
use domain::{Actor, Result};

use super::all;
use crate::testing::now;
use crate::testing::refusals::store;

store! {
    EventStore {
        async fn create(
            &self,
            actor: &Actor,
            customer: CustomerId,
            draft: &EventDraft,
        ) -> Result<Event> {
            let mut state = self.records(actor)?;
            let event = Event {
                id: EventId::new(state.next()),
                customer,
                kind: draft.kind,
                title: draft.title.clone(),
                body: draft.body.clone(),
                participants: draft.participants.clone(),
                happened_at: draft.happened_at,
                by: None,
                created_at: now(),
                updated_at: now(),
            };
            state.events.push(event.clone());
            Ok(event)
        }

        async fn delete(&self, actor: &Actor, id: EventId) -> Result<()> {
            self.records(actor)?.events.retain(|event| event.id != id);
            Ok(())
        }

        async fn timeline(
            &self,
            actor: &Actor,
            _: CustomerId,
            _: &TimelineQuery,
            _: Option<&Cursor>,
        ) -> Result<Page<TimelineEntry>> {
            let events = self.records(actor)?.events.clone();
            Ok(all(events.into_iter().map(TimelineEntry::Event).collect()))
        }
    } refuses {
        of_customer(CustomerId, &EventQuery) -> Page<Event>;
        get(EventId) -> Event;
        edit(EventId, Option<Version>, &EventDraft) -> Event;
        restore(EventId) -> ();
    }
}

store! {
    PortfolioStore {
        async fn list(
            &self,
            actor: &Actor,
            _: &PortfolioQuery,
        ) -> Result<Page<PortfolioSummary>> {
            self.records(actor).map(|_| all(Vec::new()))
        }
    } refuses {
        get(PortfolioItemId) -> PortfolioItem;
        create(&PortfolioDraft) -> PortfolioItem;
        create_from(ArtifactId, bool) -> PortfolioItem;
        edit(PortfolioItemId, Option<Version>, &PortfolioDraft) -> PortfolioItem;
        set_status(PortfolioItemId, Option<PortfolioStatus>, PortfolioStatus) -> Moved<PortfolioStatus>;
        set_visibility(PortfolioItemId, Visibility) -> ();
        delete(PortfolioItemId) -> ();
        restore(PortfolioItemId) -> ();
        refer(PortfolioItemId, ArtifactId) -> ();
        forget(PortfolioItemId, ArtifactId) -> ();
        references(PortfolioItemId) -> Vec<ArtifactReference>;
        used_in(ArtifactId) -> Vec<PortfolioReference>;
    }
}
