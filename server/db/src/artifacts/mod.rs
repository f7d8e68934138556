//! Artifacts in Postgres. Every method is one transaction as its actor; triggers make the versions.

mod change;
mod rows;
pub(crate) mod statements;
mod versions;

use async_trait::async_trait;
use domain::Result;
use domain::actor::Actor;
use domain::artifacts::{
    Artifact, ArtifactKind, ArtifactQuery, ArtifactStatus, ArtifactStore, ArtifactSummary,
    ArtifactVersion, FoundArtifact, NewArtifact, TextDiff, TextSave, VersionText,
};
use domain::customers::SearchText;
use domain::id::{ArtifactId, CustomerId, ProjectId};
use domain::page::{Cursor, Page};
use domain::words::Moved;

use crate::Db;
use crate::cursor;
use crate::errors::into_domain;
use crate::paging::{ROWS, paged};
use crate::records::{self, lock_customer_of};
use crate::session::Session;

const CURSOR: &str = "artifacts";
const LOCK_CUSTOMER: &str = lock_customer_of!("customer_artifacts");

/// Artifacts, under row-level security.
#[derive(Clone, Debug)]
pub struct Artifacts {
    db: Db,
}

impl Artifacts {
    /// The artifacts of `db`.
    pub const fn new(db: Db) -> Self {
        Self { db }
    }

    /// Whether a page of the list ended here; see [`crate::Customers::made_list_cursor`].
    pub fn made_cursor(cursor: &Cursor) -> bool {
        cursor::read_time(CURSOR, cursor).is_some()
    }

    async fn page(
        &self,
        actor: &Actor,
        customer: CustomerId,
        query: &ArtifactQuery,
    ) -> Result<Page<ArtifactSummary>> {
        let mark = query.after.as_ref();
        let mark = mark
            .and_then(|cursor| cursor::read_time(CURSOR, cursor))
            .unwrap_or_else(cursor::latest);
        let statement = match query.project {
            Some(_) => statements::LIST_OF_PROJECT,
            None => statements::LIST,
        };
        let statement = sqlx::query(statement)
            .bind(customer.uuid())
            .bind(actor.workspace.uuid())
            .bind(query.kind.map_or("", ArtifactKind::as_str))
            .bind(query.status.map_or("", ArtifactStatus::as_str))
            .bind(mark.key)
            .bind(mark.id)
            .bind(ROWS);
        let statement = match query.project {
            Some(project) => statement.bind(project.uuid()),
            None => statement,
        };
        let rows = statement
            .fetch_all(&mut *self.db.begin(actor).await?)
            .await
            .map_err(into_domain)?;
        paged(records::joined(&rows)?, rows::summary, |artifact| {
            cursor::write_time(CURSOR, artifact.updated_at, artifact.id.uuid())
        })
    }
}

#[async_trait]
impl ArtifactStore for Artifacts {
    async fn of_customer(
        &self,
        actor: &Actor,
        customer: CustomerId,
        query: &ArtifactQuery,
    ) -> Result<Page<ArtifactSummary>> {
        self.page(actor, customer, query).await
    }

    async fn find(&self, actor: &Actor, search: &SearchText) -> Result<Vec<FoundArtifact>> {
        let rows = sqlx::query(statements::FIND)
            .bind(search.as_str())
            .bind(actor.workspace.uuid())
            .bind(i32::try_from(FoundArtifact::MOST).unwrap_or(i32::MAX))
            .fetch_all(&mut *self.db.begin(actor).await?)
            .await
            .map_err(into_domain)?;
        rows.iter().map(rows::found).collect()
    }

    async fn get(&self, actor: &Actor, id: ArtifactId) -> Result<Artifact> {
        one(&mut self.db.begin(actor).await?, actor, id).await
    }

    async fn create(
        &self,
        actor: &Actor,
        project: ProjectId,
        new: &NewArtifact,
    ) -> Result<Artifact> {
        self.insert(actor, project, new).await
    }

    async fn save(&self, actor: &Actor, id: ArtifactId, save: &TextSave) -> Result<Artifact> {
        self.write_text(actor, id, save).await
    }

    async fn set_status(
        &self,
        actor: &Actor,
        id: ArtifactId,
        seen: Option<ArtifactStatus>,
        to: ArtifactStatus,
    ) -> Result<Moved<ArtifactStatus>> {
        self.move_to_status(actor, id, seen, to).await
    }

    async fn set_kind(&self, actor: &Actor, id: ArtifactId, kind: ArtifactKind) -> Result<()> {
        self.change_kind(actor, id, kind).await
    }

    async fn duplicate(&self, actor: &Actor, id: ArtifactId) -> Result<Artifact> {
        self.copy(actor, id).await
    }

    async fn move_to(&self, actor: &Actor, id: ArtifactId, project: ProjectId) -> Result<()> {
        self.move_to_project(actor, id, project).await
    }

    async fn delete(&self, actor: &Actor, id: ArtifactId) -> Result<()> {
        records::run_in_trash(
            &self.db,
            actor,
            LOCK_CUSTOMER,
            statements::DELETE,
            id.uuid(),
        )
        .await
    }

    async fn restore(&self, actor: &Actor, id: ArtifactId) -> Result<()> {
        records::run_in_trash(
            &self.db,
            actor,
            LOCK_CUSTOMER,
            statements::RESTORE,
            id.uuid(),
        )
        .await
    }

    async fn versions(
        &self,
        actor: &Actor,
        id: ArtifactId,
        after: Option<&Cursor>,
    ) -> Result<Page<ArtifactVersion>> {
        self.history(actor, id, after).await
    }

    async fn version(&self, actor: &Actor, id: ArtifactId, number: u32) -> Result<VersionText> {
        let mut session = self.db.begin(actor).await?;
        versions::one(&mut session, actor, id, number).await
    }

    async fn diff(&self, actor: &Actor, id: ArtifactId, from: u32, to: u32) -> Result<TextDiff> {
        self.compare(actor, id, from, to).await
    }

    async fn restore_version(
        &self,
        actor: &Actor,
        id: ArtifactId,
        based_on: u32,
        number: u32,
    ) -> Result<Artifact> {
        self.bring_back(actor, id, based_on, number).await
    }
}

/// Reads an artifact; whoever else changes it, or its customer, waits until this transaction ends.
async fn locked(session: &mut Session, actor: &Actor, id: ArtifactId) -> Result<Artifact> {
    records::lock(session, actor, LOCK_CUSTOMER, id.uuid()).await?;
    one(session, actor, id).await
}

async fn one(session: &mut Session, actor: &Actor, id: ArtifactId) -> Result<Artifact> {
    rows::artifact(&records::one(session, actor, statements::ONE, id.uuid()).await?)
}
