//! Projects in Postgres. Every method is one transaction as its actor.

mod rows;
pub(crate) mod statements;

use async_trait::async_trait;
use domain::Result;
use domain::actor::Actor;
use domain::id::{AgreementId, CustomerId, ProjectId};
use domain::page::{Cursor, Page};
use domain::projects::{
    Project, ProjectDraft, ProjectQuery, ProjectStatus, ProjectStore, ProjectSummary,
};
use domain::version::Version;
use domain::words::Moved;
pub(crate) use rows::{name, progress};
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

const CURSOR: &str = "projects";
const LOCK_CUSTOMER: &str = lock_customer_of!("customer_projects");

/// Projects, under row-level security.
#[derive(Clone, Debug)]
pub struct Projects {
    db: Db,
}

impl Projects {
    /// The projects of `db`.
    pub const fn new(db: Db) -> Self {
        Self { db }
    }

    /// Whether a page of the list ended here; see [`crate::Customers::made_list_cursor`].
    pub fn made_cursor(cursor: &Cursor) -> bool {
        cursor::read_text(CURSOR, cursor).is_some()
    }
}

#[async_trait]
impl ProjectStore for Projects {
    async fn of_customer(
        &self,
        actor: &Actor,
        customer: CustomerId,
        query: &ProjectQuery,
    ) -> Result<Page<ProjectSummary>> {
        let mark = query.after.as_ref();
        let mark = mark.and_then(|cursor| cursor::read_text(CURSOR, cursor));
        let rows = sqlx::query(statements::LIST)
            .bind(customer.uuid())
            .bind(actor.workspace.uuid())
            .bind(query.status.map_or("", ProjectStatus::as_str))
            .bind(mark.map_or(Uuid::max(), |mark| mark.id))
            .bind(ROWS)
            .fetch_all(&mut *self.db.begin(actor).await?)
            .await
            .map_err(into_domain)?;
        paged(records::joined(&rows)?, rows::summary, |project| {
            cursor::write_text(CURSOR, "", project.id.uuid())
        })
    }

    async fn get(&self, actor: &Actor, id: ProjectId) -> Result<Project> {
        one(&mut self.db.begin(actor).await?, actor, id).await
    }

    async fn create(
        &self,
        actor: &Actor,
        customer: CustomerId,
        draft: &ProjectDraft,
    ) -> Result<Project> {
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
        id: ProjectId,
        seen: Option<Version>,
        draft: &ProjectDraft,
    ) -> Result<Project> {
        may_write(actor)?;
        let mut session = self.db.begin(actor).await?;
        let project = locked(&mut session, actor, id).await?;
        project.version().check(seen)?;
        let statement = sqlx::query(statements::UPDATE)
            .bind(id.uuid())
            .bind(actor.workspace.uuid());
        write(session, statement, draft).await
    }

    async fn set_status(
        &self,
        actor: &Actor,
        id: ProjectId,
        seen: Option<ProjectStatus>,
        to: ProjectStatus,
    ) -> Result<Moved<ProjectStatus>> {
        may_write(actor)?;
        let mut session = self.db.begin(actor).await?;
        let from = locked(&mut session, actor, id).await?.status;
        records::check_seen(seen, from, to, from.as_str())?;
        if from != to {
            sqlx::query(statements::SET_STATUS)
                .bind(id.uuid())
                .bind(actor.workspace.uuid())
                .bind(to.as_str())
                .execute(&mut *session)
                .await
                .map_err(into_domain)?;
        }
        session.commit().await.map_err(into_domain)?;
        Ok(Moved { from, to })
    }

    async fn delete(&self, actor: &Actor, id: ProjectId) -> Result<()> {
        records::run_in_trash(
            &self.db,
            actor,
            LOCK_CUSTOMER,
            statements::DELETE,
            id.uuid(),
        )
        .await
    }

    async fn restore(&self, actor: &Actor, id: ProjectId) -> Result<()> {
        records::run_in_trash(
            &self.db,
            actor,
            LOCK_CUSTOMER,
            statements::RESTORE,
            id.uuid(),
        )
        .await
    }
}

/// Reads a project; whoever else changes it, or its customer, waits until this transaction ends.
async fn locked(session: &mut Session, actor: &Actor, id: ProjectId) -> Result<Project> {
    records::lock(session, actor, LOCK_CUSTOMER, id.uuid()).await?;
    one(session, actor, id).await
}

async fn one(session: &mut Session, actor: &Actor, id: ProjectId) -> Result<Project> {
    rows::project(&records::one(session, actor, statements::ONE, id.uuid()).await?)
}

/// Runs a statement whose parameters from the third on are the draft, and ends the transaction.
async fn write(
    mut session: Session,
    statement: Query<'_, Postgres, PgArguments>,
    draft: &ProjectDraft,
) -> Result<Project> {
    let row = statement
        .bind(draft.name.as_str().to_owned())
        .bind(draft.description.clone())
        .bind(draft.status.as_str())
        .bind(draft.agreement.map(AgreementId::uuid))
        .bind(draft.starts_on)
        .bind(draft.ends_on)
        .bind(i16::from(draft.progress.percent()))
        .fetch_one(&mut *session)
        .await
        .map_err(into_domain)?;
    session.commit().await.map_err(into_domain)?;
    rows::project(&row)
}
