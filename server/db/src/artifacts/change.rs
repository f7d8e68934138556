use domain::actor::Actor;
use domain::artifacts::{Artifact, ArtifactKind, ArtifactStatus, NewArtifact, TextSave};
use domain::id::{ArtifactId, ProjectId};
use domain::words::Moved;
use domain::{Error, Result};
use uuid::Uuid;

use super::{Artifacts, locked, rows, statements};
use crate::customers::may_write;
use crate::errors::into_domain;
use crate::records::{self, lock_customer_of};

impl Artifacts {
    pub(super) async fn insert(
        &self,
        actor: &Actor,
        project: ProjectId,
        new: &NewArtifact,
    ) -> Result<Artifact> {
        const LOCK: &str = lock_customer_of!("customer_projects");
        may_write(actor)?;
        let mut session = self.db.begin(actor).await?;
        records::lock(&mut session, actor, LOCK, project.uuid()).await?;
        let row = sqlx::query(statements::INSERT)
            .bind(Uuid::now_v7())
            .bind(project.uuid())
            .bind(actor.workspace.uuid())
            .bind(new.kind.as_str())
            .bind(new.title.as_str())
            .bind(new.body.as_str())
            .fetch_one(&mut *session)
            .await
            .map_err(into_domain)?;
        session.commit().await.map_err(into_domain)?;
        rows::artifact(&row)
    }

    /// Reads, compares, writes: what is compared is what is changed. What says the same already was sent twice.
    pub(super) async fn write_text(
        &self,
        actor: &Actor,
        id: ArtifactId,
        save: &TextSave,
    ) -> Result<Artifact> {
        may_write(actor)?;
        let mut session = self.db.begin(actor).await?;
        let artifact = locked(&mut session, actor, id).await?;
        let same = artifact.title == save.title && artifact.body == save.body;
        if artifact.revision != save.based_on && !same {
            let now = artifact.body.into();
            return Err(Error::Overtaken { now });
        }
        if same && save.autosave {
            return Ok(artifact);
        }
        let row = sqlx::query(statements::SAVE)
            .bind(id.uuid())
            .bind(actor.workspace.uuid())
            .bind(save.title.as_str())
            .bind(save.body.as_str())
            .bind(save.autosave)
            .fetch_one(&mut *session)
            .await
            .map_err(into_domain)?;
        session.commit().await.map_err(into_domain)?;
        rows::artifact(&row)
    }

    pub(super) async fn move_to_status(
        &self,
        actor: &Actor,
        id: ArtifactId,
        seen: Option<ArtifactStatus>,
        to: ArtifactStatus,
    ) -> Result<Moved<ArtifactStatus>> {
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

    pub(super) async fn change_kind(
        &self,
        actor: &Actor,
        id: ArtifactId,
        kind: ArtifactKind,
    ) -> Result<()> {
        may_write(actor)?;
        let mut session = self.db.begin(actor).await?;
        locked(&mut session, actor, id).await?;
        sqlx::query(statements::SET_KIND)
            .bind(id.uuid())
            .bind(actor.workspace.uuid())
            .bind(kind.as_str())
            .execute(&mut *session)
            .await
            .map_err(into_domain)?;
        session.commit().await.map_err(into_domain)
    }

    pub(super) async fn copy(&self, actor: &Actor, id: ArtifactId) -> Result<Artifact> {
        may_write(actor)?;
        let mut session = self.db.begin(actor).await?;
        locked(&mut session, actor, id).await?;
        let row = sqlx::query(statements::DUPLICATE)
            .bind(id.uuid())
            .bind(actor.workspace.uuid())
            .bind(Uuid::now_v7())
            .fetch_one(&mut *session)
            .await
            .map_err(into_domain)?;
        session.commit().await.map_err(into_domain)?;
        rows::artifact(&row)
    }

    pub(super) async fn move_to_project(
        &self,
        actor: &Actor,
        id: ArtifactId,
        project: ProjectId,
    ) -> Result<()> {
        may_write(actor)?;
        let mut session = self.db.begin(actor).await?;
        locked(&mut session, actor, id).await?;
        let done = sqlx::query(statements::MOVE)
            .bind(id.uuid())
            .bind(actor.workspace.uuid())
            .bind(project.uuid())
            .execute(&mut *session)
            .await
            .map_err(into_domain)?;
        if done.rows_affected() == 0 {
            let message = "Choose a project of the same customer.";
            return Err(Error::invalid("project", message));
        }
        session.commit().await.map_err(into_domain)
    }
}
