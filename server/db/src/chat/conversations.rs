use domain::Result;
use domain::actor::Actor;
use domain::chat::{Conversation, ConversationQuery};
use domain::id::{ConversationId, CustomerId};
use domain::page::Page;
use domain::title::Title;
use uuid::Uuid;

use super::{Chats, rows, statements};
use crate::cursor;
use crate::errors::into_domain;
use crate::paging::{ROWS, paged};
use crate::records;

const CURSOR: &str = "conversations";

impl Chats {
    pub(super) async fn page_of_conversations(
        &self,
        actor: &Actor,
        customer: CustomerId,
        query: &ConversationQuery,
    ) -> Result<Page<Conversation>> {
        let mark = query.after.as_ref();
        let mark = mark
            .and_then(|cursor| cursor::read_time(CURSOR, cursor))
            .unwrap_or_else(cursor::latest);
        let typed = query.search.as_str();
        let search = Some(typed).filter(|text| text.contains(char::is_alphanumeric));
        let statement = sqlx::query(match search {
            Some(_) => statements::FOUND,
            None => statements::CONVERSATIONS,
        })
        .bind(customer.uuid())
        .bind(actor.workspace.uuid())
        .bind(actor.user.uuid())
        .bind(mark.key)
        .bind(mark.id)
        .bind(ROWS);
        let statement = match search {
            Some(text) => statement.bind(text),
            None => statement,
        };
        let rows = statement
            .fetch_all(&mut *self.db.begin(actor).await?)
            .await
            .map_err(into_domain)?;
        paged(
            records::joined(&rows)?,
            rows::conversation,
            |conversation| {
                cursor::write_time(CURSOR, conversation.updated_at, conversation.id.uuid())
            },
        )
    }

    pub(super) async fn one_conversation(
        &self,
        actor: &Actor,
        id: ConversationId,
    ) -> Result<Conversation> {
        let mut session = self.db.begin(actor).await?;
        let row = records::one(&mut session, actor, statements::CONVERSATION, id.uuid()).await?;
        rows::conversation(&row)
    }

    pub(super) async fn insert_conversation(
        &self,
        actor: &Actor,
        customer: CustomerId,
        title: &Title,
    ) -> Result<Conversation> {
        let mut session = self.db.begin(actor).await?;
        let row = sqlx::query(statements::BEGIN)
            .bind(customer.uuid())
            .bind(actor.workspace.uuid())
            .bind(actor.user.uuid())
            .bind(Uuid::now_v7())
            .bind(title.as_str())
            .fetch_one(&mut *session)
            .await
            .map_err(into_domain)?;
        session.commit().await.map_err(into_domain)?;
        rows::conversation(&row)
    }

    /// Writes a word or nothing, `$3`, into what a statement finds by its id.
    pub(super) async fn set(
        &self,
        actor: &Actor,
        statement: &'static str,
        id: Uuid,
        word: Option<&str>,
    ) -> Result<()> {
        let mut session = self.db.begin(actor).await?;
        let done = sqlx::query(statement)
            .bind(id)
            .bind(actor.workspace.uuid())
            .bind(word)
            .execute(&mut *session)
            .await
            .map_err(into_domain)?;
        records::found(done.rows_affected())?;
        session.commit().await.map_err(into_domain)
    }

    /// In the trash's session: the changed row must still be one that its actor may see.
    pub(super) async fn run_in_trash(
        &self,
        actor: &Actor,
        statement: &'static str,
        id: ConversationId,
    ) -> Result<()> {
        let mut session = self.db.begin_in_trash(actor).await?;
        records::run(&mut session, actor, statement, id.uuid()).await?;
        session.commit().await.map_err(into_domain)
    }
}
