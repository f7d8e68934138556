//! The three formats, as the servers send them.

use agents::providers::ProviderKind::{self, Anthropic, Ollama, OpenAi};
use serde_json::{Value, json};

use crate::fake::Reply;

/// What comes before the text.
pub fn opening(kind: ProviderKind) -> String {
    match kind {
        // An empty line is none.
        Ollama => "\n".to_owned(),
        Anthropic => {
            let usage = json!({ "input_tokens": 11, "output_tokens": 1 });
            let message =
                json!({ "id": "msg_1", "role": "assistant", "content": [], "usage": usage });
            event("message_start", json!({ "message": message }))
                + &block(0, &json!({ "type": "text", "text": "" }))
                + &event("ping", json!({}))
        }
        OpenAi => {
            let role = choice(&json!({ "role": "assistant", "content": "" }), &Value::Null);
            format!(": PROCESSING\n\n{role}")
        }
    }
}

/// A piece of the text.
pub fn text(kind: ProviderKind, text: &str) -> String {
    match kind {
        Ollama => {
            line(&json!({ "message": { "role": "assistant", "content": text }, "done": false }))
        }
        Anthropic => delta(0, &json!({ "type": "text_delta", "text": text })),
        OpenAi => choice(&json!({ "content": text }), &Value::Null),
    }
}

/// Something that the model thinks and nobody reads.
pub fn thought(kind: ProviderKind) -> String {
    match kind {
        Ollama => line(&json!({ "message": { "content": "", "thinking": "Hm." }, "done": false })),
        Anthropic => {
            block(
                1,
                &json!({ "type": "thinking", "thinking": "", "signature": "" }),
            ) + &delta(1, &json!({ "type": "thinking_delta", "thinking": "Hm." }))
                + &event("content_block_stop", json!({ "index": 1 }))
                + &block(2, &json!({ "type": "text", "text": "" }))
        }
        OpenAi => choice(&json!({ "reasoning_content": "Hm." }), &Value::Null),
    }
}

/// A use of a tool, with its arguments in pieces where the format has such.
pub fn call(kind: ProviderKind, index: u32, name: &str, arguments: &[&str]) -> String {
    let id = format!("call_{index}");
    match kind {
        Ollama => {
            let arguments: Value =
                serde_json::from_str(&arguments.concat()).unwrap_or_else(|_| json!({}));
            let call = json!({ "id": id, "function": { "name": name, "arguments": arguments } });
            line(&json!({ "message": { "content": "", "tool_calls": [call] }, "done": false }))
        }
        Anthropic => {
            let start = json!({ "type": "tool_use", "id": id, "name": name, "input": {} });
            let pieces = arguments.iter().map(|piece| {
                delta(
                    index,
                    &json!({ "type": "input_json_delta", "partial_json": piece }),
                )
            });
            let pieces: String = pieces.collect();
            block(index, &start) + &pieces + &event("content_block_stop", json!({ "index": index }))
        }
        OpenAi => {
            let function = json!({ "name": name, "arguments": "" });
            let start =
                json!({ "index": index, "id": id, "type": "function", "function": function });
            let pieces = arguments.iter().map(|piece| {
                let piece = json!({ "index": index, "function": { "arguments": piece } });
                choice(&json!({ "tool_calls": [piece] }), &Value::Null)
            });
            let pieces: String = pieces.collect();
            choice(&json!({ "tool_calls": [start] }), &Value::Null) + &pieces
        }
    }
}

/// The end, after 11 tokens read and 7 written.
pub fn ending(kind: ProviderKind) -> String {
    end(kind, "stop", "end_turn")
}

/// The end when there was no room for the rest.
pub fn cut_short(kind: ProviderKind) -> String {
    end(kind, "length", "max_tokens")
}

fn end(kind: ProviderKind, reason: &str, anthropic: &str) -> String {
    match kind {
        Ollama => line(&json!({
            "message": { "role": "assistant", "content": "" }, "done": true, "done_reason": reason,
            "prompt_eval_count": 11, "eval_count": 7,
        })),
        Anthropic => {
            let delta = json!({ "stop_reason": anthropic });
            event("content_block_stop", json!({ "index": 0 }))
                + &event(
                    "message_delta",
                    json!({ "delta": delta, "usage": { "output_tokens": 7 } }),
                )
                + &event("message_stop", json!({}))
        }
        OpenAi => unfinished_ending(reason) + "data: [DONE]\n\n",
    }
}

/// The end of servers that never say `[DONE]`.
pub fn unfinished_ending(reason: &str) -> String {
    let usage = json!({ "prompt_tokens": 11, "completion_tokens": 7, "total_tokens": 18 });
    choice(&json!({}), &json!(reason)) + &data(&json!({ "choices": [], "usage": usage }))
}

/// An error after everything began well.
pub fn failure(kind: ProviderKind, message: &str) -> String {
    match kind {
        Ollama => line(&json!({ "error": message })),
        Anthropic => {
            let error = json!({ "type": "overloaded_error", "message": message });
            event("error", json!({ "error": error }))
        }
        OpenAi => data(&json!({ "error": { "code": 502, "message": message } })),
    }
}

/// Something that is not of the format.
pub fn nonsense(kind: ProviderKind) -> String {
    match kind {
        Ollama => "{\"message\": oh no}\n".to_owned(),
        Anthropic => "event: content_block_delta\ndata: {oh no}\n\n".to_owned(),
        OpenAi => "data: {oh no}\n\n".to_owned(),
    }
}

/// A whole answer.
pub fn answer(kind: ProviderKind, words: &str) -> Reply {
    Reply::ok()
        .say(opening(kind) + &text(kind, words))
        .say(ending(kind))
}

fn line(value: &Value) -> String {
    format!("{value}\n")
}

fn data(value: &Value) -> String {
    format!("data: {value}\n\n")
}

fn event(name: &str, mut value: Value) -> String {
    value["type"] = json!(name);
    format!("event: {name}\n{}", data(&value))
}

fn block(index: u32, block: &Value) -> String {
    event(
        "content_block_start",
        json!({ "index": index, "content_block": block }),
    )
}

fn delta(index: u32, delta: &Value) -> String {
    event(
        "content_block_delta",
        json!({ "index": index, "delta": delta }),
    )
}

fn choice(delta: &Value, reason: &Value) -> String {
    let choice = json!({ "index": 0, "delta": delta, "finish_reason": reason });
    data(&json!({ "object": "chat.completion.chunk", "choices": [choice] }))
}
