use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Arc;

use futures_core::Stream;
use genai::Error;
use genai::chat::{ChatStream, ChatStreamEvent, StopReason, StreamEnd, ToolCall};
use serde_json::{Map, Value};
use tracing::Dispatch;
use tracing::instrument::WithSubscriber;

use super::ending::Ending;
use crate::providers::answer::{End, Event, ToolUse};
use crate::providers::trouble::Trouble;

/// An answer on its way.
pub(in crate::providers) struct Answer {
    stream: ChatStream,
    ending: Arc<Ending>,
    /// The tools so far, each with as much of its arguments as came.
    calls: Vec<ToolCall>,
}

impl Answer {
    pub(super) const fn new(stream: ChatStream, ending: Arc<Ending>) -> Self {
        Self {
            stream,
            ending,
            calls: Vec::new(),
        }
    }

    /// What comes next.
    pub(in crate::providers) async fn next(&mut self) -> Result<Event, Trouble> {
        let next = poll_fn(|context| Pin::new(&mut self.stream).poll_next(context));
        // The library logs what providers say about an error. That may be the key.
        match next.with_subscriber(Dispatch::none()).await {
            None => {
                let end = self.ending.end().ok_or(Trouble::Broken)?;
                self.end(end)
            }
            Some(Err(error)) => Err(trouble(&error)),
            Some(Ok(ChatStreamEvent::Chunk(chunk))) if !chunk.content.is_empty() => {
                Ok(Event::Text(chunk.content))
            }
            Some(Ok(ChatStreamEvent::ToolCallChunk(chunk))) => {
                self.keep(chunk.tool_call);
                Ok(Event::Progress)
            }
            Some(Ok(
                ChatStreamEvent::ReasoningChunk(_) | ChatStreamEvent::ThoughtSignatureChunk(_),
            )) => Ok(Event::Progress),
            Some(Ok(ChatStreamEvent::End(end))) => self.end(End::from(end)),
            Some(Ok(
                ChatStreamEvent::Start | ChatStreamEvent::Heartbeat | ChatStreamEvent::Chunk(_),
            )) => Ok(Event::Alive),
        }
    }

    /// Remembers a call. The library repeats what it said about it before.
    fn keep(&mut self, call: ToolCall) {
        let mut calls = self.calls.iter_mut();
        match calls.find(|known| known.call_id == call.call_id) {
            Some(known) => *known = call,
            None => self.calls.push(call),
        }
    }

    fn end(&mut self, mut end: End) -> Result<Event, Trouble> {
        let calls = std::mem::take(&mut self.calls).into_iter().map(tool_use);
        end.calls = if end.is_cut_short {
            // The last one may have been cut as well.
            calls.filter_map(Result::ok).collect()
        } else {
            calls.collect::<Result<_, _>>()?
        };
        Ok(Event::End(end))
    }
}

impl From<StreamEnd> for End {
    fn from(end: StreamEnd) -> Self {
        let tokens = |count: Option<i32>| count.and_then(|count| u32::try_from(count).ok());
        let usage = end.captured_usage.as_ref();
        Self {
            calls: Vec::new(),
            is_cut_short: matches!(end.captured_stop_reason, Some(StopReason::MaxTokens(_))),
            input_tokens: tokens(usage.and_then(|usage| usage.prompt_tokens)),
            output_tokens: tokens(usage.and_then(|usage| usage.completion_tokens)),
        }
    }
}

/// What went wrong, in our words.
pub(super) fn trouble(error: &Error) -> Trouble {
    if let (Some(status), Some(headers)) = (error.status(), error.headers()) {
        return Trouble::refused(status, headers);
    }
    match error {
        // What happened is inside, as an error of the library or of the connection.
        Error::WebStream { error, .. } => {
            let refusal = error.downcast_ref::<Error>().map(trouble);
            let lost = error.downcast_ref::<reqwest::Error>().map(Trouble::from);
            refusal.or(lost).unwrap_or(Trouble::Broken)
        }
        Error::ChatResponse { .. } => Trouble::Failed,
        _ => Trouble::Garbled,
    }
}

fn tool_use(call: ToolCall) -> Result<ToolUse, Trouble> {
    let arguments = match call.fn_arguments {
        Value::String(text) if text.trim().is_empty() => Value::Object(Map::new()),
        Value::String(text) => serde_json::from_str(&text).map_err(|_| Trouble::Garbled)?,
        arguments => arguments,
    };
    if !arguments.is_object() {
        return Err(Trouble::Garbled);
    }
    Ok(ToolUse {
        id: call.call_id,
        name: call.fn_name,
        arguments,
    })
}
