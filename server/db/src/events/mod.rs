//! Events and timelines in Postgres. Every method is one transaction as its actor.

mod rows;
pub(crate) mod statements;
mod timeline;

use async_trait::async_trait;
use domain::Result;
use domain::actor::Actor;
use domain::events::{
    Event, EventDraft, EventKind, EventQuery, EventStore, TimelineEntry, TimelineQuery,
};
use domain::id::{CustomerId, EventId};
use domain::page::{Cursor, Page};
use domain::version::Version;
use sqlx::Postgres;
use sqlx::postgres::PgArguments;
use sqlx::query::Query;
use uuid::Uuid;

use crate::Db;
use crate::cursor;
use crate::customers::may_write;
use crate::errors::into_domain;
use crate::paging::{ROWS, paged};
use crate::records::{self, lock_customer_of};
use crate::session::Session;

const CURSOR: &str = "events";
const LOCK_CUSTOMER: &str = lock_customer_of!("customer_events");

/// Events, under row-level security.
#[derive(Clone, Debug)]
pub struct Events {
    db: Db,
}

impl Events {
    /// The events of `db`.
    pub const fn new(db: Db) -> Self {
        Self { db }
    }

    /// Whether a page of the list ended here; see [`crate::Customers::made_list_cursor`].
    pub fn made_cursor(cursor: &Cursor) -> bool {
        cursor::read_time(CURSOR, cursor).is_some()
    }
}

#[async_trait]
impl EventStore for Events {
    async fn of_customer(
        &self,
        actor: &Actor,
        customer: CustomerId,
        query: &EventQuery,
    ) -> Result<Page<Event>> {
        let mark = query.after.as_ref();
        let mark = mark
            .and_then(|cursor| cursor::read_time(CURSOR, cursor))
            .unwrap_or_else(cursor::latest);
        let rows = sqlx::query(statements::LIST)
            .bind(customer.uuid())
            .bind(actor.workspace.uuid())
            .bind(query.kind.map_or("", EventKind::as_str))
            .bind(mark.key)
            .bind(mark.id)
            .bind(ROWS)
            .fetch_all(&mut *self.db.begin(actor).await?)
            .await
            .map_err(into_domain)?;
        paged(records::joined(&rows)?, rows::event, |event| {
            cursor::write_time(CURSOR, event.happened_at, event.id.uuid())
        })
    }

    async fn get(&self, actor: &Actor, id: EventId) -> Result<Event> {
        one(&mut self.db.begin(actor).await?, actor, id).await
    }

    async fn create(
        &self,
        actor: &Actor,
        customer: CustomerId,
        draft: &EventDraft,
    ) -> Result<Event> {
        may_write(actor)?;
        let mut session = self.db.begin(actor).await?;
        records::lock_customer(&mut session, actor, customer).await?;
        let statement = sqlx::query(statements::INSERT)
            .bind(Uuid::now_v7())
            .bind(customer.uuid());
        write(session, statement, draft).await
    }

    async fn edit(
        &self,
        actor: &Actor,
        id: EventId,
        seen: Option<Version>,
        draft: &EventDraft,
    ) -> Result<Event> {
        may_write(actor)?;
        let mut session = self.db.begin(actor).await?;
        records::lock(&mut session, actor, LOCK_CUSTOMER, id.uuid()).await?;
        let event = one(&mut session, actor, id).await?;
        event.version().check(seen)?;
        let statement = sqlx::query(statements::UPDATE)
            .bind(id.uuid())
            .bind(actor.workspace.uuid());
        write(session, statement, draft).await
    }

    async fn delete(&self, actor: &Actor, id: EventId) -> Result<()> {
        records::run_in_trash(
            &self.db,
            actor,
            LOCK_CUSTOMER,
            statements::DELETE,
            id.uuid(),
        )
        .await
    }

    async fn restore(&self, actor: &Actor, id: EventId) -> Result<()> {
        records::run_in_trash(
            &self.db,
            actor,
            LOCK_CUSTOMER,
            statements::RESTORE,
            id.uuid(),
        )
        .await
    }

    async fn timeline(
        &self,
        actor: &Actor,
        customer: CustomerId,
        query: &TimelineQuery,
        after: Option<&Cursor>,
    ) -> Result<Page<TimelineEntry>> {
        self.everything(actor, customer, query, after).await
    }
}

async fn one(session: &mut Session, actor: &Actor, id: EventId) -> Result<Event> {
    rows::event(&records::one(session, actor, statements::ONE, id.uuid()).await?)
}

/// Runs a statement whose parameters from the third on are the draft, and ends the transaction.
async fn write(
    mut session: Session,
    statement: Query<'_, Postgres, PgArguments>,
    draft: &EventDraft,
) -> Result<Event> {
    let participants: Vec<String> = draft
        .participants
        .iter()
        .cloned()
        .map(String::from)
        .collect();
    let row = statement
        .bind(draft.kind.as_str())
        .bind(draft.title.as_str().to_owned())
        .bind(draft.body.clone())
        .bind(participants)
        .bind(draft.happened_at)
        .fetch_one(&mut *session)
        .await
        .map_err(into_domain)?;
    session.commit().await.map_err(into_domain)?;
    rows::event(&row)
}
