use agents::providers::{
    Key, Prompt, PromptTurn, ProviderKind, ProviderSettings, ToolResult, ToolSpec, ToolUse,
};
use serde_json::{Value, json};

use crate::fake::{Asked, Fake, Reply};
use crate::listener::{ask, models, provider, question};
use crate::wire;

/// What a provider gets for a prompt.
async fn asked(
    kind: ProviderKind,
    prompt: &Prompt,
    change: impl FnOnce(&mut ProviderSettings),
) -> Asked {
    let fake = Fake::start([wire::answer(kind, "Nothing.")]).await;
    let mut settings = provider(kind, fake.url());
    settings.context_tokens = 16_000;
    settings.max_output_tokens = 900;
    change(&mut settings);
    let (outcome, _) = ask(&models([settings]), prompt).await;
    outcome.unwrap();
    fake.asked().remove(0)
}

/// A question in the middle of the use of two tools.
fn with_tools() -> Prompt {
    let used = |id: &str, about: &str| ToolUse {
        id: id.to_owned(),
        name: "search".to_owned(),
        arguments: json!({ "about": about }),
    };
    let result = |call: &str| ToolResult {
        call: call.to_owned(),
        tool: "search".to_owned(),
        text: format!("Found for {call}."),
    };
    let mut prompt = question();
    prompt.turns.push(PromptTurn::Assistant {
        text: "Let me look.".to_owned(),
        calls: vec![used("call_1", "invoices"), used("call_2", "payments")],
    });
    prompt.turns.push(PromptTurn::Results(vec![
        result("call_1"),
        result("call_2"),
    ]));
    prompt.tools.push(ToolSpec {
        name: "search".to_owned(),
        description: "Searches.".to_owned(),
        schema: json!({ "type": "object", "properties": { "about": { "type": "string" } } }),
    });
    prompt
}

fn path(asked: &Asked) -> &str {
    asked.head.lines().next().unwrap()
}

#[tokio::test]
async fn ollama_is_told_how_much_to_read_and_write() {
    let asked = asked(ProviderKind::Ollama, &with_tools(), |_| {}).await;
    assert_eq!(path(&asked), "post /api/chat http/1.1");
    let body = &asked.body;
    assert_eq!(body["model"], "small-model");
    assert_eq!(
        body["options"],
        json!({ "num_ctx": 16_000, "num_predict": 900 })
    );
    assert_eq!(body["tools"][0]["function"]["name"], "search");
    let messages = body["messages"].as_array().unwrap();
    let roles: Vec<_> = messages.iter().map(|message| &message["role"]).collect();
    assert_eq!(roles, ["system", "user", "assistant", "tool", "tool"]);
    let call = &messages[2]["tool_calls"][0]["function"];
    assert_eq!(call["arguments"], json!({ "about": "invoices" }));
    assert_eq!(messages[4]["tool_name"], "search");
    assert_eq!(messages[4]["content"], "Found for call_2.");
}

#[tokio::test]
async fn a_model_of_ollama_that_cannot_use_tools_answers_without() {
    let kind = ProviderKind::Ollama;
    let refusal = Reply::status(400).say(r#"{"error":"small-model does not support tools"}"#);
    let fake = Fake::start([refusal, wire::answer(kind, "Nothing.")]).await;
    let (outcome, heard) = ask(&models([provider(kind, fake.url())]), &with_tools()).await;
    outcome.unwrap();
    assert!(heard.fallbacks.is_empty());
    let tools: Vec<_> = fake
        .asked()
        .iter()
        .map(|asked| asked.body.get("tools").is_some())
        .collect();
    assert_eq!(tools, [true, false]);
}

#[tokio::test]
async fn anthropic_gets_all_results_in_one_message() {
    let asked = asked(ProviderKind::Anthropic, &with_tools(), |_| {}).await;
    assert_eq!(path(&asked), "post /v1/messages http/1.1");
    assert!(asked.head.contains("anthropic-version: 2023-06-01"));
    let body = &asked.body;
    assert_eq!(body["max_tokens"], 900);
    assert_eq!(body["system"][0]["text"], "You help.");
    assert_eq!(body["tools"][0]["name"], "search");
    let messages = body["messages"].as_array().unwrap();
    assert_eq!(messages.len(), 3);
    assert_eq!(messages[1]["content"][1]["type"], "tool_use");
    assert_eq!(messages[2]["role"], "user");
    let results = messages[2]["content"].as_array().unwrap();
    let ids: Vec<_> = results
        .iter()
        .map(|result| &result["tool_use_id"])
        .collect();
    assert_eq!(ids, ["call_1", "call_2"]);
    for sampling in ["temperature", "top_p", "top_k"] {
        assert_eq!(body.get(sampling), None, "newer models refuse {sampling}");
    }
}

#[tokio::test]
async fn open_ai_gets_every_result_in_a_message_of_its_own() {
    let asked = asked(ProviderKind::OpenAi, &with_tools(), |_| {}).await;
    assert_eq!(path(&asked), "post /chat/completions http/1.1");
    let body = &asked.body;
    assert_eq!(body["max_tokens"], 900);
    assert_eq!(body["stream_options"]["include_usage"], true);
    let messages = body["messages"].as_array().unwrap();
    let roles: Vec<_> = messages.iter().map(|message| &message["role"]).collect();
    assert_eq!(roles, ["system", "user", "assistant", "tool", "tool"]);
    let arguments = &messages[2]["tool_calls"][1]["function"]["arguments"];
    assert_eq!(arguments, r#"{"about":"payments"}"#);
}

#[tokio::test]
async fn the_name_of_a_model_is_sent_as_it_is() {
    for kind in ProviderKind::ALL.iter().copied() {
        for model in ["qwen-max", "openai/gpt-5", "qwen3:8b"] {
            let change = |settings: &mut ProviderSettings| model.clone_into(&mut settings.model);
            let asked = asked(kind, &question(), change).await;
            assert_eq!(asked.body["model"], model, "{kind}");
            let effort = asked.body.get("reasoning_effort").and_then(Value::as_str);
            assert_eq!(effort, None, "{kind}");
        }
    }
}

#[tokio::test]
async fn a_key_goes_where_the_provider_looks_for_it() {
    for (kind, header) in [
        (ProviderKind::Ollama, "authorization: bearer sk-hunter2"),
        (ProviderKind::Anthropic, "x-api-key: sk-hunter2"),
        (ProviderKind::OpenAi, "authorization: bearer sk-hunter2"),
    ] {
        let key = Key::parse("sk-hunter2");
        let with = asked(kind, &question(), |settings| settings.key = key).await;
        assert!(with.head.contains(header), "{kind}: {}", with.head);
        let without = asked(kind, &question(), |_| {}).await;
        assert!(!without.head.contains("authorization"), "{kind}");
    }
}
