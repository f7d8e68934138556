use serde::Serialize;
use serde_json::{Value, json};

use crate::providers::answer::ToolUse;
use crate::providers::prompt::{Prompt, PromptTurn, ToolSpec};
use crate::providers::settings::ProviderSettings;

/// The body of a request.
#[derive(Debug, Serialize)]
pub(super) struct Request<'a> {
    model: &'a str,
    stream: bool,
    options: Options,
    messages: Vec<Value>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tools: Vec<Value>,
}

/// Without `num_ctx` a long prompt would be cut without a word.
#[derive(Debug, Serialize)]
struct Options {
    num_ctx: u32,
    num_predict: u32,
}

impl<'a> Request<'a> {
    pub(super) fn new(settings: &'a ProviderSettings, prompt: &Prompt, with_tools: bool) -> Self {
        let system = json!({ "role": "system", "content": prompt.system });
        let turns = prompt.turns.iter().flat_map(messages);
        let tools = prompt.tools.iter().filter(|_| with_tools).map(tool);
        Self {
            model: &settings.model,
            stream: true,
            options: Options {
                num_ctx: settings.context_tokens,
                num_predict: settings.max_output_tokens,
            },
            messages: std::iter::once(system).chain(turns).collect(),
            tools: tools.collect(),
        }
    }
}

fn messages(turn: &PromptTurn) -> Vec<Value> {
    match turn {
        PromptTurn::User(text) => vec![json!({ "role": "user", "content": text })],
        PromptTurn::Assistant { text, calls } if calls.is_empty() => {
            vec![json!({ "role": "assistant", "content": text })]
        }
        PromptTurn::Assistant { text, calls } => {
            let calls: Vec<Value> = calls.iter().map(call).collect();
            vec![json!({ "role": "assistant", "content": text, "tool_calls": calls })]
        }
        PromptTurn::Results(results) => results
            .iter()
            .map(|result| {
                json!({
                    "role": "tool",
                    "tool_name": result.tool,
                    "tool_call_id": result.call,
                    "content": result.text,
                })
            })
            .collect(),
    }
}

fn call(call: &ToolUse) -> Value {
    json!({ "id": call.id, "function": { "name": call.name, "arguments": call.arguments } })
}

fn tool(tool: &ToolSpec) -> Value {
    json!({
        "type": "function",
        "function": {
            "name": tool.name,
            "description": tool.description,
            "parameters": tool.schema,
        },
    })
}
