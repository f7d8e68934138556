//! Conversations as a whole.

use domain::chat::{Agent, Conversation, ConversationQuery, Question};
use domain::id::{ConversationId, CustomerId};
use domain::page::Page;
use domain::title::Title;
use kit::error::CallError;
use kit::services::caller;
use leptos::prelude::*;
use leptos::server_fn::codec::{GetUrl, Json};

/// Conversations about a customer.
#[server(prefix = "/fn", endpoint = "chat/conversations", input = GetUrl)]
pub async fn list_conversations(
    customer: CustomerId,
    #[server(default)] query: ConversationQuery,
) -> Result<Page<Conversation>, CallError> {
    let caller = caller()?;
    let chats = &caller.services.chats;
    Ok(chats
        .conversations(caller.actor(), customer, &query)
        .await?)
}

/// Begins a conversation that is called like its first words.
#[server(prefix = "/fn", endpoint = "chat/begin")]
pub async fn begin_conversation(
    customer: CustomerId,
    question: String,
) -> Result<Conversation, CallError> {
    let caller = caller()?;
    let question = Question::parse(&question)?;
    let title = question.title()?;
    let chats = &caller.services.chats;
    Ok(chats.begin(caller.actor(), customer, &title).await?)
}

/// Calls a conversation something else.
#[server(prefix = "/fn", endpoint = "chat/rename")]
pub async fn rename(conversation: ConversationId, title: String) -> Result<(), CallError> {
    let caller = caller()?;
    let title = Title::parse("title", &title)?;
    Ok(caller
        .services
        .chats
        .rename(caller.actor(), conversation, &title)
        .await?)
}

/// Pins an agent, or lets every message be routed.
#[server(prefix = "/fn", endpoint = "chat/pin", input = Json)]
pub async fn pin(conversation: ConversationId, agent: Option<Agent>) -> Result<(), CallError> {
    let caller = caller()?;
    Ok(caller
        .services
        .chats
        .pin(caller.actor(), conversation, agent)
        .await?)
}

/// Moves a conversation to the trash.
#[server(prefix = "/fn", endpoint = "chat/delete")]
pub async fn delete_conversation(conversation: ConversationId) -> Result<(), CallError> {
    let caller = caller()?;
    Ok(caller
        .services
        .chats
        .delete(caller.actor(), conversation)
        .await?)
}

/// Takes a conversation out of the trash.
#[server(prefix = "/fn", endpoint = "chat/restore")]
pub async fn restore_conversation(conversation: ConversationId) -> Result<(), CallError> {
    let caller = caller()?;
    Ok(caller
        .services
        .chats
        .restore(caller.actor(), conversation)
        .await?)
}
