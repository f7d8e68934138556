use domain::actor::Actor;
use domain::artifacts::{Artifact, ArtifactVersion, TextDiff, VersionText};
use domain::id::ArtifactId;
use domain::page::{Cursor, Page};
use domain::{Error, Result};

use super::{Artifacts, locked, rows, statements};
use crate::cursor;
use crate::customers::may_write;
use crate::errors::{into_domain, unavailable};
use crate::paging::{ROWS, paged};
use crate::session::Session;

const CURSOR: &str = "versions";

impl Artifacts {
    /// Whether a page of the versions of an artifact ended here.
    pub fn made_versions_cursor(cursor: &Cursor) -> bool {
        read_cursor(cursor).is_some()
    }

    /// Every artifact has a version, so none at all means that there is no such artifact to see.
    pub(super) async fn history(
        &self,
        actor: &Actor,
        id: ArtifactId,
        after: Option<&Cursor>,
    ) -> Result<Page<ArtifactVersion>> {
        let mark = after.and_then(read_cursor);
        let rows = sqlx::query(statements::VERSIONS)
            .bind(id.uuid())
            .bind(actor.workspace.uuid())
            .bind(mark.unwrap_or(i32::MAX))
            .bind(ROWS)
            .fetch_all(&mut *self.db.begin(actor).await?)
            .await
            .map_err(into_domain)?;
        if rows.is_empty() {
            return Err(Error::NotFound);
        }
        paged(&rows, rows::version, |version| {
            cursor::write_number(CURSOR, version.number.into())
        })
    }

    /// Comparing may take a while, so it keeps neither a connection nor the other requests of its thread.
    pub(super) async fn compare(
        &self,
        actor: &Actor,
        id: ArtifactId,
        from: u32,
        to: u32,
    ) -> Result<TextDiff> {
        let mut session = self.db.begin(actor).await?;
        let old = one(&mut session, actor, id, from).await?.body;
        let new = one(&mut session, actor, id, to).await?.body;
        drop(session);
        let compare = move || TextDiff::between(old.as_str(), new.as_str());
        tokio::task::spawn_blocking(compare)
            .await
            .map_err(|error| unavailable(&error))
    }

    pub(super) async fn bring_back(
        &self,
        actor: &Actor,
        id: ArtifactId,
        based_on: u32,
        number: u32,
    ) -> Result<Artifact> {
        may_write(actor)?;
        let mut session = self.db.begin(actor).await?;
        let artifact = locked(&mut session, actor, id).await?;
        if artifact.revision != based_on {
            let now = artifact.body.into();
            return Err(Error::Overtaken { now });
        }
        let row = sqlx::query(statements::RESTORE_VERSION)
            .bind(id.uuid())
            .bind(actor.workspace.uuid())
            .bind(stored(number)?)
            .fetch_one(&mut *session)
            .await
            .map_err(into_domain)?;
        session.commit().await.map_err(into_domain)?;
        rows::artifact(&row)
    }
}

fn read_cursor(cursor: &Cursor) -> Option<i32> {
    i32::try_from(cursor::read_number(CURSOR, cursor)?).ok()
}

pub(super) async fn one(
    session: &mut Session,
    actor: &Actor,
    id: ArtifactId,
    number: u32,
) -> Result<VersionText> {
    let row = sqlx::query(statements::VERSION)
        .bind(id.uuid())
        .bind(actor.workspace.uuid())
        .bind(stored(number)?)
        .fetch_one(&mut **session)
        .await
        .map_err(into_domain)?;
    rows::version_text(&row)
}

/// A number that the database cannot keep is that of no version.
fn stored(number: u32) -> Result<i32> {
    i32::try_from(number).map_err(|_| Error::NotFound)
}
