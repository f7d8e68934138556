use agents::providers::{Connections, Models, NoAnswer, ProviderKind};
use serde_json::json;

use crate::fake::{Fake, Reply};
use crate::listener::{ask, question};
use crate::wire;

fn tags() -> Reply {
    let models = json!([
        { "name": "embedder", "capabilities": ["embedding"] },
        { "name": "talker", "capabilities": ["completion"] },
        { "name": "helper", "capabilities": ["completion", "tools"] },
    ]);
    Reply::ok()
        .header("content-type", "application/json")
        .say(json!({ "models": models }).to_string())
}

#[tokio::test]
async fn an_ollama_that_is_there_is_asked_for_a_model_that_can_use_tools() {
    let answer = || wire::answer(ProviderKind::Ollama, "Nothing.");
    let fake = Fake::start([tags(), answer(), answer()]).await;
    let models = Models::local(&Connections::new().unwrap(), fake.url());
    for _ in 0..2 {
        let (outcome, _) = ask(&models, &question()).await;
        assert_eq!(outcome.unwrap().took.model, "helper");
    }
    let asked = fake.asked();
    let paths: Vec<_> = asked
        .iter()
        .filter_map(|asked| asked.head.lines().next())
        .collect();
    let chat = "post /api/chat http/1.1";
    assert_eq!(paths, ["get /api/tags http/1.1", chat, chat]);
}

#[tokio::test]
async fn without_an_ollama_there_is_nobody_to_ask() {
    let models = Models::local(&Connections::new().unwrap(), Fake::nobody().await);
    assert!(models.is_empty().await);
    let (outcome, heard) = ask(&models, &question()).await;
    assert_eq!(outcome, Err(NoAnswer::NotConfigured));
    assert!(heard.fallbacks.is_empty());
}

#[tokio::test]
async fn an_ollama_that_does_not_answer_at_once_is_not_there() {
    let fake = Fake::start([Reply::ok().hang()]).await;
    let models = Models::local(&Connections::new().unwrap(), fake.url());
    assert!(models.is_empty().await);
    assert!(models.is_empty().await);
    assert_eq!(fake.asked().len(), 1);
}

#[tokio::test]
async fn an_ollama_without_models_is_of_no_use() {
    let fake = Fake::start([Reply::ok().say(r#"{"models":[]}"#)]).await;
    let models = Models::local(&Connections::new().unwrap(), fake.url());
    assert!(models.is_empty().await);
}
