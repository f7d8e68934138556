use chrono::{DateTime, Utc};
use domain::actor::Actor;
use domain::chat::{Agent, AnswerEnd, Message};
use domain::id::{ConversationId, MessageId};
use domain::page::{Cursor, Page};
use domain::{Error, Result};
use sqlx::types::Json;
use uuid::Uuid;

use super::{Chats, rows, statements};
use crate::cursor;
use crate::errors::into_domain;
use crate::paging::{ROWS, paged};
use crate::records;
use crate::session::Session;

const CURSOR: &str = "messages";

impl Chats {
    pub(super) async fn page_of_messages(
        &self,
        actor: &Actor,
        id: ConversationId,
        after: Option<&Cursor>,
    ) -> Result<Page<Message>> {
        let mark = after.and_then(|cursor| cursor::read_text(CURSOR, cursor));
        let rows = sqlx::query(statements::MESSAGES)
            .bind(id.uuid())
            .bind(actor.workspace.uuid())
            .bind(mark.map_or(Uuid::max(), |mark| mark.id))
            .bind(ROWS)
            .fetch_all(&mut *self.db.begin(actor).await?)
            .await
            .map_err(into_domain)?;
        paged(records::joined(&rows)?, rows::message, |message| {
            cursor::write_text(CURSOR, "", message.id.uuid())
        })
    }

    pub(super) async fn insert_question(
        &self,
        actor: &Actor,
        id: ConversationId,
        question: &str,
    ) -> Result<(Message, Message)> {
        let mut session = self.db.begin(actor).await?;
        records::lock(&mut session, actor, statements::TOUCH, id.uuid()).await?;
        refuse_while_streaming(&mut session, actor, id.uuid()).await?;
        let [question_id, answer_id] = [Uuid::now_v7(), Uuid::now_v7()];
        let rows = sqlx::query(statements::ASK)
            .bind(id.uuid())
            .bind(actor.workspace.uuid())
            .bind(question_id)
            .bind(question)
            .bind(answer_id)
            .fetch_all(&mut *session)
            .await
            .map_err(into_domain)?;
        let [question, answer] = rows.as_slice() else {
            return Err(Error::NotFound);
        };
        session.commit().await.map_err(into_domain)?;
        Ok((rows::message(question)?, rows::message(answer)?))
    }

    /// In the trash's session: what is taken out must still be what its actor may see.
    pub(super) async fn forget(&self, actor: &Actor, question: MessageId) -> Result<()> {
        let mut session = self.db.begin_in_trash(actor).await?;
        let conversation = touch_by_message(&mut session, actor, question).await?;
        let done = sqlx::query(statements::FORGET)
            .bind(question.uuid())
            .bind(actor.workspace.uuid())
            .bind(conversation)
            .execute(&mut *session)
            .await
            .map_err(into_domain)?;
        records::found(done.rows_affected())?;
        session.commit().await.map_err(into_domain)
    }

    pub(super) async fn empty_answer(&self, actor: &Actor, answer: MessageId) -> Result<Message> {
        let mut session = self.db.begin(actor).await?;
        touch_by_message(&mut session, actor, answer).await?;
        let row = records::one(&mut session, actor, statements::EMPTY, answer.uuid()).await?;
        let [id, workspace] = [answer.uuid(), actor.workspace.uuid()];
        sqlx::query(statements::DROP_PROPOSALS)
            .bind(id)
            .bind(workspace)
            .execute(&mut *session)
            .await
            .map_err(into_domain)?;
        session.commit().await.map_err(into_domain)?;
        rows::message(&row)
    }

    pub(super) async fn update_answer(
        &self,
        actor: &Actor,
        answer: MessageId,
        end: &AnswerEnd,
    ) -> Result<Message> {
        let mut session = self.db.begin(actor).await?;
        let kept = sqlx::query(statements::KEEP)
            .bind(answer.uuid())
            .bind(actor.workspace.uuid())
            .bind(end.state.as_str())
            .bind(end.agent.map(Agent::as_str))
            .bind(&end.content)
            .bind(Json(&end.details))
            .fetch_optional(&mut *session)
            .await
            .map_err(into_domain)?;
        let Some(row) = kept else {
            return one(&mut session, actor, answer).await;
        };
        session.commit().await.map_err(into_domain)?;
        rows::message(&row)
    }

    pub(super) async fn interrupt(&self, since: DateTime<Utc>) -> Result<u64> {
        let done = sqlx::query(statements::INTERRUPT)
            .bind(since)
            .execute(self.db.system())
            .await
            .map_err(into_domain)?;
        Ok(done.rows_affected())
    }
}

pub(super) async fn one(session: &mut Session, actor: &Actor, id: MessageId) -> Result<Message> {
    rows::message(&records::one(session, actor, statements::MESSAGE, id.uuid()).await?)
}

/// Locks the conversation of a message, in which nothing may be written just now.
async fn touch_by_message(
    session: &mut Session,
    actor: &Actor,
    message: MessageId,
) -> Result<Uuid> {
    let touch = statements::TOUCH_BY_MESSAGE;
    let conversation = records::lock(session, actor, touch, message.uuid()).await?;
    refuse_while_streaming(session, actor, conversation).await?;
    Ok(conversation)
}

async fn refuse_while_streaming(
    session: &mut Session,
    actor: &Actor,
    conversation: Uuid,
) -> Result<()> {
    let streaming: bool = sqlx::query_scalar(statements::STREAMING)
        .bind(conversation)
        .bind(actor.workspace.uuid())
        .fetch_one(&mut **session)
        .await
        .map_err(into_domain)?;
    if streaming {
        return Err(Error::conflict(
            "An answer is still being written here. Wait for it, or stop it first.",
        ));
    }
    Ok(())
}
