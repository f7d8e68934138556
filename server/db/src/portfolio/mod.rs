//! The portfolio in Postgres. Every method is one transaction as its actor.

mod references;
mod rows;
pub(crate) mod statements;

use async_trait::async_trait;
use domain::actor::Actor;
use domain::customers::Visibility;
use domain::id::{ArtifactId, PortfolioItemId};
use domain::page::{Cursor, Page};
use domain::portfolio::{
    ArtifactReference, PortfolioDraft, PortfolioItem, PortfolioKind, PortfolioQuery,
    PortfolioReference, PortfolioStatus, PortfolioStore, PortfolioSummary,
};
use domain::version::Version;
use domain::words::Moved;
use domain::{Error, Result};
use sqlx::Postgres;
use sqlx::postgres::PgArguments;
use sqlx::query::Query;
use uuid::Uuid;

use crate::Db;
use crate::cursor;
use crate::customers::may_write;
use crate::errors::into_domain;
use crate::paging::{ROWS, paged};
use crate::records;
use crate::session::Session;

const CURSOR: &str = "portfolio";

/// The portfolio, under row-level security.
#[derive(Clone, Debug)]
pub struct Portfolio {
    db: Db,
}

impl Portfolio {
    /// The portfolio of `db`.
    pub const fn new(db: Db) -> Self {
        Self { db }
    }

    /// Whether a page of the list ended here; see [`crate::Customers::made_list_cursor`].
    pub fn made_cursor(cursor: &Cursor) -> bool {
        cursor::read_time(CURSOR, cursor).is_some()
    }

    async fn set(
        &self,
        mut session: Session,
        actor: &Actor,
        statement: &'static str,
        id: PortfolioItemId,
        word: &'static str,
    ) -> Result<()> {
        sqlx::query(statement)
            .bind(id.uuid())
            .bind(actor.workspace.uuid())
            .bind(word)
            .execute(&mut *session)
            .await
            .map_err(into_domain)?;
        session.commit().await.map_err(into_domain)
    }
}

#[async_trait]
impl PortfolioStore for Portfolio {
    async fn list(&self, actor: &Actor, query: &PortfolioQuery) -> Result<Page<PortfolioSummary>> {
        let mark = query.after.as_ref();
        let mark = mark
            .and_then(|cursor| cursor::read_time(CURSOR, cursor))
            .unwrap_or_else(cursor::latest);
        let typed = query.search.as_str();
        let search = Some(typed).filter(|text| text.contains(char::is_alphanumeric));
        let statement = sqlx::query(match search {
            Some(_) => statements::FOUND,
            None => statements::LIST,
        });
        let statement = statement
            .bind(actor.workspace.uuid())
            .bind(actor.user.uuid())
            .bind(mark.key)
            .bind(mark.id)
            .bind(ROWS)
            .bind(query.kind.map_or("", PortfolioKind::as_str))
            .bind(query.status.map_or("", PortfolioStatus::as_str))
            .bind(&query.tag);
        let statement = match search {
            Some(text) => statement.bind(text),
            None => statement,
        };
        let rows = statement
            .fetch_all(&mut *self.db.begin(actor).await?)
            .await
            .map_err(into_domain)?;
        paged(&rows, rows::summary, |item| {
            cursor::write_time(CURSOR, item.updated_at, item.id.uuid())
        })
    }

    async fn get(&self, actor: &Actor, id: PortfolioItemId) -> Result<PortfolioItem> {
        one(&mut self.db.begin(actor).await?, actor, id).await
    }

    async fn create(&self, actor: &Actor, draft: &PortfolioDraft) -> Result<PortfolioItem> {
        may_write(actor)?;
        let mut session = self.db.begin(actor).await?;
        let item = insert(&mut session, actor, draft).await?;
        session.commit().await.map_err(into_domain)?;
        Ok(item)
    }

    async fn create_from(
        &self,
        actor: &Actor,
        artifact: ArtifactId,
        anonymous: bool,
    ) -> Result<PortfolioItem> {
        self.copy_artifact(actor, artifact, anonymous).await
    }

    async fn edit(
        &self,
        actor: &Actor,
        id: PortfolioItemId,
        seen: Option<Version>,
        draft: &PortfolioDraft,
    ) -> Result<PortfolioItem> {
        may_write(actor)?;
        let mut session = self.db.begin(actor).await?;
        let item = locked(&mut session, actor, id).await?;
        item.version().check(seen)?;
        let statement = sqlx::query(statements::UPDATE)
            .bind(id.uuid())
            .bind(actor.workspace.uuid());
        let row = with_draft(statement, draft)
            .fetch_one(&mut *session)
            .await
            .map_err(into_domain)?;
        session.commit().await.map_err(into_domain)?;
        rows::item(&row)
    }

    async fn set_status(
        &self,
        actor: &Actor,
        id: PortfolioItemId,
        seen: Option<PortfolioStatus>,
        to: PortfolioStatus,
    ) -> Result<Moved<PortfolioStatus>> {
        may_write(actor)?;
        let mut session = self.db.begin(actor).await?;
        let from = locked(&mut session, actor, id).await?.status;
        records::check_seen(seen, from, to, from.as_str())?;
        if from != to {
            self.set(session, actor, statements::SET_STATUS, id, to.as_str())
                .await?;
        }
        Ok(Moved { from, to })
    }

    async fn set_visibility(
        &self,
        actor: &Actor,
        id: PortfolioItemId,
        to: Visibility,
    ) -> Result<()> {
        may_write(actor)?;
        let mut session = self.db.begin(actor).await?;
        let item = locked(&mut session, actor, id).await?;
        if item.visibility == to {
            return Ok(());
        }
        if to == Visibility::Private && item.owner.id != actor.user {
            let message = "Only its maker can take a piece back for themselves.";
            return Err(Error::forbidden(message));
        }
        self.set(session, actor, statements::SET_VISIBILITY, id, to.as_str())
            .await
    }

    async fn delete(&self, actor: &Actor, id: PortfolioItemId) -> Result<()> {
        records::run_in_trash(
            &self.db,
            actor,
            statements::LOCK,
            statements::DELETE,
            id.uuid(),
        )
        .await
    }

    async fn restore(&self, actor: &Actor, id: PortfolioItemId) -> Result<()> {
        records::run_in_trash(
            &self.db,
            actor,
            statements::LOCK,
            statements::RESTORE,
            id.uuid(),
        )
        .await
    }

    async fn refer(&self, actor: &Actor, id: PortfolioItemId, artifact: ArtifactId) -> Result<()> {
        self.add_reference(actor, id, artifact).await
    }

    async fn forget(&self, actor: &Actor, id: PortfolioItemId, artifact: ArtifactId) -> Result<()> {
        self.remove_reference(actor, id, artifact).await
    }

    async fn references(
        &self,
        actor: &Actor,
        id: PortfolioItemId,
    ) -> Result<Vec<ArtifactReference>> {
        self.artifacts_of(actor, id).await
    }

    async fn used_in(
        &self,
        actor: &Actor,
        artifact: ArtifactId,
    ) -> Result<Vec<PortfolioReference>> {
        self.pieces_of(actor, artifact).await
    }
}

/// Reads a piece; whoever else changes it waits until this transaction ends.
async fn locked(
    session: &mut Session,
    actor: &Actor,
    id: PortfolioItemId,
) -> Result<PortfolioItem> {
    records::lock(session, actor, statements::LOCK, id.uuid()).await?;
    one(session, actor, id).await
}

async fn one(session: &mut Session, actor: &Actor, id: PortfolioItemId) -> Result<PortfolioItem> {
    rows::item(&records::one(session, actor, statements::ONE, id.uuid()).await?)
}

async fn insert(
    session: &mut Session,
    actor: &Actor,
    draft: &PortfolioDraft,
) -> Result<PortfolioItem> {
    let statement = sqlx::query(statements::INSERT)
        .bind(Uuid::now_v7())
        .bind(actor.workspace.uuid());
    let row = with_draft(statement, draft)
        .bind(actor.user.uuid())
        .fetch_one(&mut **session)
        .await
        .map_err(into_domain)?;
    rows::item(&row)
}

/// The draft as the parameters from the third to the ninth.
fn with_draft<'a>(
    statement: Query<'a, Postgres, PgArguments>,
    draft: &'a PortfolioDraft,
) -> Query<'a, Postgres, PgArguments> {
    statement
        .bind(draft.kind.as_str())
        .bind(draft.title.as_str())
        .bind(draft.body.as_str())
        .bind(&draft.url)
        .bind(&draft.cover_url)
        .bind(draft.status.as_str())
        .bind(draft.tags.as_slice())
}
