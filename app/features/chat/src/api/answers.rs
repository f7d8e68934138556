//! Questions, and answers as they grow.

use domain::chat::{Agent, ChatEvents, Question, Rating, Standpoint};
use domain::id::{ConversationId, MessageId};
use kit::error::CallError;
use kit::services::{Caller, caller};
use kit::time::zone_of_visit;
use leptos::prelude::*;
use leptos::server_fn::codec::{Json, StreamingText, TextStream};

use crate::lines::Lines;

/// Asks the agent that the person sees pinned, or whoever fits, in place of an earlier question and all that followed it
/// where there is one. The reply tells how the answer goes.
#[server(prefix = "/fn", endpoint = "chat/ask", input = Json, output = StreamingText)]
pub async fn ask(
    conversation: ConversationId,
    question: String,
    agent: Option<Agent>,
    instead_of: Option<MessageId>,
) -> Result<TextStream<CallError>, CallError> {
    let caller = caller()?;
    let question = Question::parse(&question)?;
    if let Some(earlier) = instead_of {
        caller
            .services
            .chats
            .forget_from(caller.actor(), earlier)
            .await?;
    }
    let events = caller
        .services
        .assistant
        .ask(caller.actor(), conversation, &question, standpoint(agent))
        .await?;
    Ok(told(&caller, events))
}

/// Tells how an answer goes.
#[server(prefix = "/fn", endpoint = "chat/follow", input = Json, output = StreamingText)]
pub async fn follow(answer: MessageId) -> Result<TextStream<CallError>, CallError> {
    let caller = caller()?;
    let events = caller
        .services
        .assistant
        .follow(caller.actor(), answer)
        .await?;
    Ok(told(&caller, events))
}

/// Writes an answer again, by the agent that the person sees pinned or by whoever fits.
#[server(prefix = "/fn", endpoint = "chat/retry", input = Json, output = StreamingText)]
pub async fn retry(
    answer: MessageId,
    agent: Option<Agent>,
) -> Result<TextStream<CallError>, CallError> {
    let caller = caller()?;
    let events = caller
        .services
        .assistant
        .retry(caller.actor(), answer, standpoint(agent))
        .await?;
    Ok(told(&caller, events))
}

/// Ends an answer where it is.
#[server(prefix = "/fn", endpoint = "chat/stop")]
pub async fn stop(answer: MessageId) -> Result<(), CallError> {
    let caller = caller()?;
    Ok(caller
        .services
        .assistant
        .stop(caller.actor(), answer)
        .await?)
}

/// Says what the person thinks of an answer.
#[server(prefix = "/fn", endpoint = "chat/rate", input = Json)]
pub async fn rate(answer: MessageId, rating: Option<Rating>) -> Result<(), CallError> {
    let caller = caller()?;
    Ok(caller
        .services
        .chats
        .rate(caller.actor(), answer, rating)
        .await?)
}

/// Where the caller stands, who sees this agent pinned.
fn standpoint(pinned: Option<Agent>) -> Standpoint {
    Standpoint {
        pinned,
        zone: zone_of_visit(),
    }
}

/// The lines of an answer, drawn by the server: the browser has no reader of Markdown to load.
fn told(caller: &Caller, events: ChatEvents) -> TextStream<CallError> {
    TextStream::from(Lines::new(events, caller.services.html_of))
}
