use domain::actor::Actor;
use domain::chat::{ChangeDraft, Difference, Proposal, ProposalState, Record};
use domain::id::{ConversationId, MessageId, ProposalId};
use domain::{Error, Result};
use sqlx::Postgres;
use sqlx::postgres::PgArguments;
use sqlx::query::Query;
use sqlx::types::Json;
use uuid::Uuid;

use super::{Chats, rows, statements};
use crate::errors::into_domain;
use crate::records;
use crate::session::Session;

impl Chats {
    pub(super) async fn all_proposals(
        &self,
        actor: &Actor,
        id: ConversationId,
    ) -> Result<Vec<Proposal>> {
        let mut session = self.db.begin(actor).await?;
        let rows = records::all(&mut session, actor, statements::PROPOSALS, id.uuid()).await?;
        records::joined(&rows)?.iter().map(rows::proposal).collect()
    }

    pub(super) async fn insert_proposal(
        &self,
        actor: &Actor,
        answer: MessageId,
        draft: &ChangeDraft,
        differences: &[Difference],
    ) -> Result<Proposal> {
        let mut session = self.db.begin(actor).await?;
        let row = sqlx::query(statements::PROPOSE)
            .bind(answer.uuid())
            .bind(actor.workspace.uuid())
            .bind(Uuid::now_v7())
            .bind(Json(draft))
            .bind(Json(differences))
            .fetch_one(&mut *session)
            .await
            .map_err(into_domain)?;
        session.commit().await.map_err(into_domain)?;
        rows::proposal(&row)
    }

    pub(super) async fn rewrite(
        &self,
        actor: &Actor,
        id: ProposalId,
        draft: &ChangeDraft,
        differences: &[Difference],
    ) -> Result<Proposal> {
        let statement = sqlx::query(statements::AMEND)
            .bind(id.uuid())
            .bind(actor.workspace.uuid())
            .bind(Json(draft))
            .bind(Json(differences));
        self.change(actor, id, statement).await
    }

    pub(super) async fn move_proposal(
        &self,
        actor: &Actor,
        id: ProposalId,
        [from, to]: [ProposalState; 2],
        record: Option<&Record>,
    ) -> Result<Proposal> {
        let statement = sqlx::query(statements::DECIDE)
            .bind(id.uuid())
            .bind(actor.workspace.uuid())
            .bind(from.as_str())
            .bind(to.as_str())
            .bind(record.map(Json));
        self.change(actor, id, statement).await
    }

    /// Runs a statement that changes a proposal in a certain state: of two at once, one does.
    async fn change(
        &self,
        actor: &Actor,
        id: ProposalId,
        statement: Query<'_, Postgres, PgArguments>,
    ) -> Result<Proposal> {
        let mut session = self.db.begin(actor).await?;
        let changed = statement
            .fetch_optional(&mut *session)
            .await
            .map_err(into_domain)?;
        let Some(row) = changed else {
            one(&mut session, actor, id).await?;
            return Err(Error::Stale);
        };
        session.commit().await.map_err(into_domain)?;
        rows::proposal(&row)
    }
}

pub(super) async fn one(session: &mut Session, actor: &Actor, id: ProposalId) -> Result<Proposal> {
    rows::proposal(&records::one(session, actor, statements::PROPOSAL, id.uuid()).await?)
}
