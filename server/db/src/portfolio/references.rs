use domain::actor::Actor;
use domain::customers::{CustomerName, TeamMember};
use domain::id::{ArtifactId, PortfolioItemId};
use domain::markdown::Markdown;
use domain::portfolio::{
    Anonymous, ArtifactReference, MOST_REFERENCES, PortfolioDraft, PortfolioItem, PortfolioKind,
    PortfolioReference, PortfolioStatus, ReferenceKind, Tags,
};
use domain::title::Title;
use domain::{Error, Result};
use sqlx::Row;
use sqlx::types::Json;
use uuid::Uuid;

use super::{Portfolio, insert, rows, statements};
use crate::customers::may_write;
use crate::errors::{into_domain, unreadable};
use crate::records::{found, joined};
use crate::session::Session;

impl Portfolio {
    pub(super) async fn copy_artifact(
        &self,
        actor: &Actor,
        artifact: ArtifactId,
        anonymous: bool,
    ) -> Result<PortfolioItem> {
        may_write(actor)?;
        let mut session = self.db.begin(actor).await?;
        let draft = case_study(&mut session, actor, artifact, anonymous).await?;
        let item = insert(&mut session, actor, &draft).await?;
        connect(&mut session, item.id, artifact, ReferenceKind::Source).await?;
        session.commit().await.map_err(into_domain)?;
        Ok(item)
    }

    pub(super) async fn add_reference(
        &self,
        actor: &Actor,
        id: PortfolioItemId,
        artifact: ArtifactId,
    ) -> Result<()> {
        may_write(actor)?;
        let mut session = self.db.begin(actor).await?;
        connect(&mut session, id, artifact, ReferenceKind::Related).await?;
        session.commit().await.map_err(into_domain)
    }

    pub(super) async fn remove_reference(
        &self,
        actor: &Actor,
        id: PortfolioItemId,
        artifact: ArtifactId,
    ) -> Result<()> {
        may_write(actor)?;
        let mut session = self.db.begin(actor).await?;
        let done = sqlx::query(statements::FORGET)
            .bind(id.uuid())
            .bind(artifact.uuid())
            .bind(actor.workspace.uuid())
            .execute(&mut *session)
            .await
            .map_err(into_domain)?;
        session.commit().await.map_err(into_domain)?;
        found(done.rows_affected())
    }

    pub(super) async fn artifacts_of(
        &self,
        actor: &Actor,
        id: PortfolioItemId,
    ) -> Result<Vec<ArtifactReference>> {
        let rows = self
            .connected(actor, statements::REFERENCES, id.uuid())
            .await?;
        joined(&rows)?
            .iter()
            .map(rows::artifact_reference)
            .collect()
    }

    pub(super) async fn pieces_of(
        &self,
        actor: &Actor,
        artifact: ArtifactId,
    ) -> Result<Vec<PortfolioReference>> {
        let rows = self
            .connected(actor, statements::USED_IN, artifact.uuid())
            .await?;
        joined(&rows)?
            .iter()
            .map(rows::portfolio_reference)
            .collect()
    }

    async fn connected(
        &self,
        actor: &Actor,
        statement: &'static str,
        id: Uuid,
    ) -> Result<Vec<sqlx::postgres::PgRow>> {
        sqlx::query(statement)
            .bind(id)
            .bind(actor.workspace.uuid())
            .bind(i64::from(MOST_REFERENCES))
            .fetch_all(&mut *self.db.begin(actor).await?)
            .await
            .map_err(into_domain)
    }
}

/// What an artifact becomes, without the names in it if they are not to be read by others.
async fn case_study(
    session: &mut Session,
    actor: &Actor,
    artifact: ArtifactId,
    anonymous: bool,
) -> Result<PortfolioDraft> {
    let row = sqlx::query(statements::SOURCE)
        .bind(artifact.uuid())
        .bind(actor.workspace.uuid())
        .fetch_one(&mut **session)
        .await
        .map_err(into_domain)?;
    let (title, body): (&str, &str) = (row.get("title"), row.get("content"));
    let (title, body) = if anonymous {
        let customer = CustomerName::parse(row.get("name"));
        let team = row.try_get::<Json<Vec<TeamMember>>, _>("team");
        let names = Anonymous::new(
            &customer.map_err(|_| unreadable("customer's name"))?,
            &team.map_err(|_| unreadable("customer's team"))?,
        );
        (names.apply(title), names.apply(body))
    } else {
        (title.to_owned(), body.to_owned())
    };
    // A title may have grown beyond its bounds.
    let title: String = title.chars().take(200).collect();
    Ok(PortfolioDraft {
        kind: PortfolioKind::CaseStudy,
        title: Title::parse("title", &title)?,
        body: Markdown::parse("body", &body)?,
        url: String::new(),
        cover_url: String::new(),
        status: PortfolioStatus::Draft,
        tags: Tags::default(),
    })
}

/// The database looks whether both ends are there for whom it asks. A reference that is there already stays as it is.
async fn connect(
    session: &mut Session,
    id: PortfolioItemId,
    artifact: ArtifactId,
    kind: ReferenceKind,
) -> Result<()> {
    let done = sqlx::query(statements::REFER)
        .bind(id.uuid())
        .bind(artifact.uuid())
        .bind(kind.as_str())
        .execute(&mut **session)
        .await;
    done.map(drop).map_err(|error| match into_domain(error) {
        Error::Forbidden { .. } => Error::NotFound,
        other => other,
    })
}
