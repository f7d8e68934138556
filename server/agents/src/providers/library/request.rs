use genai::chat::{
    ChatMessage, ChatRequest, ContentPart, MessageContent, Tool, ToolCall, ToolResponse,
};

use crate::providers::answer::ToolUse;
use crate::providers::prompt::{Prompt, PromptTurn, ToolSpec};

/// A prompt in the words of the library.
pub(super) fn request(prompt: &Prompt) -> ChatRequest {
    let turns = prompt.turns.iter().map(message).collect();
    let request = ChatRequest::new(turns).with_system(prompt.system.as_str());
    if prompt.tools.is_empty() {
        request
    } else {
        request.with_tools(prompt.tools.iter().map(tool))
    }
}

fn message(turn: &PromptTurn) -> ChatMessage {
    match turn {
        PromptTurn::User(text) => ChatMessage::user(text.as_str()),
        PromptTurn::Assistant { text, calls } => {
            let text = Some(text).filter(|text| !text.is_empty());
            let text = text.map(|text| ContentPart::Text(text.clone()));
            let calls = calls.iter().map(|used| ContentPart::ToolCall(call(used)));
            ChatMessage::assistant(text.into_iter().chain(calls).collect::<MessageContent>())
        }
        PromptTurn::Results(results) => {
            let responses = results
                .iter()
                .map(|result| ToolResponse::new(&result.call, &result.text));
            ChatMessage::from(responses.collect::<Vec<_>>())
        }
    }
}

fn call(call: &ToolUse) -> ToolCall {
    ToolCall {
        call_id: call.id.clone(),
        fn_name: call.name.clone(),
        fn_arguments: call.arguments.clone(),
        thought_signatures: None,
    }
}

fn tool(tool: &ToolSpec) -> Tool {
    Tool::new(tool.name.as_str())
        .with_description(tool.description.as_str())
        .with_schema(tool.schema.clone())
}
