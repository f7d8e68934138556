//! How an answer in OpenAI's format ends, read beside the library: it takes only `[DONE]` for an end, which some
//! servers never send, and would lose the answer of those.

use std::sync::{Mutex, PoisonError};

use serde::Deserialize;

use crate::providers::answer::End;

/// What the frames so far say about the end.
#[derive(Debug, Default)]
pub(super) struct Ending(Mutex<Seen>);

#[derive(Debug, Clone, Default)]
struct Seen {
    reason: Option<String>,
    usage: Option<Usage>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Chunk {
    choices: Vec<Choice>,
    usage: Option<Usage>,
}

#[derive(Debug, Deserialize)]
struct Choice {
    finish_reason: Option<String>,
}

#[derive(Debug, Clone, Copy, Deserialize)]
struct Usage {
    prompt_tokens: Option<u32>,
    completion_tokens: Option<u32>,
}

impl Ending {
    /// Reads a frame. Those of other formats say nothing.
    pub(super) fn see(&self, frame: &str) {
        let chunk: Chunk = serde_json::from_str(frame).unwrap_or_default();
        let reason = chunk
            .choices
            .into_iter()
            .find_map(|choice| choice.finish_reason);
        let mut seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        seen.reason = reason.or_else(|| seen.reason.take());
        seen.usage = chunk.usage.or(seen.usage);
    }

    /// The end, if there was one.
    pub(super) fn end(&self) -> Option<End> {
        let seen = self
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        let reason = seen.reason?;
        Some(End {
            is_cut_short: reason == "length",
            input_tokens: seen.usage.and_then(|usage| usage.prompt_tokens),
            output_tokens: seen.usage.and_then(|usage| usage.completion_tokens),
            ..End::default()
        })
    }
}
