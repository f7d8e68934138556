//! Rows of the database as values of `domain`.

use domain::Result;
use domain::chat::{
    Agent, Author, Conversation, Message, MessageState, Proposal, ProposalState, Rating, Record,
};
use domain::error::FieldError;
use domain::id::{ConversationId, CustomerId, MessageId, ProposalId};
use domain::title::Title;
use serde::de::DeserializeOwned;
use sqlx::Row;
use sqlx::postgres::PgRow;
use sqlx::types::Json;

use crate::errors::unreadable;

pub(super) fn conversation(row: &PgRow) -> Result<Conversation> {
    let title = Title::parse("title", row.get("title"));
    Ok(Conversation {
        id: ConversationId::new(row.get("id")),
        customer: CustomerId::new(row.get("customer_id")),
        title: title.map_err(|_| unreadable("title of a conversation"))?,
        pinned: optional(row, "pinned_agent", Agent::parse)?,
        created_at: row.get("created_at"),
        updated_at: row.get("updated_at"),
    })
}

pub(super) fn message(row: &PgRow) -> Result<Message> {
    Ok(Message {
        id: MessageId::new(row.get("id")),
        conversation: ConversationId::new(row.get("conversation_id")),
        author: word(row, "role", Author::parse)?,
        agent: optional(row, "agent_type", Agent::parse)?,
        content: row.get("content"),
        state: word(row, "state", MessageState::parse)?,
        rating: optional(row, "rating", Rating::parse)?,
        details: document(row, "metadata")?,
        created_at: row.get("created_at"),
    })
}

pub(super) fn proposal(row: &PgRow) -> Result<Proposal> {
    let record: Option<Json<Record>> = row
        .try_get("record")
        .map_err(|_| unreadable("record of a proposal"))?;
    Ok(Proposal {
        id: ProposalId::new(row.get("id")),
        message: MessageId::new(row.get("message_id")),
        conversation: ConversationId::new(row.get("conversation_id")),
        customer: CustomerId::new(row.get("customer_id")),
        draft: document(row, "draft")?,
        differences: document(row, "differences")?,
        state: word(row, "state", ProposalState::parse)?,
        record: record.map(|Json(record)| record),
        created_at: row.get("created_at"),
    })
}

/// Reads one of the words that a column can hold.
fn word<T>(
    row: &PgRow,
    column: &str,
    parse: impl FnOnce(&str) -> Result<T, FieldError>,
) -> Result<T> {
    parse(row.get(column)).map_err(|_| unreadable(column))
}

/// The same of a column that may be empty.
fn optional<T>(
    row: &PgRow,
    column: &str,
    parse: impl FnOnce(&str) -> Result<T, FieldError>,
) -> Result<Option<T>> {
    let known: Option<&str> = row.get(column);
    known.map(parse).transpose().map_err(|_| unreadable(column))
}

fn document<T: DeserializeOwned>(row: &PgRow, column: &str) -> Result<T> {
    let Json(document) = row.try_get(column).map_err(|_| unreadable(column))?;
    Ok(document)
}
