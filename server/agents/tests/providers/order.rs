use agents::providers::{NoAnswer, Prompt, ProviderKind};

use crate::fake::{Fake, Reply};
use crate::listener::{Listener, ask, models, provider, question};
use crate::wire;

#[tokio::test]
async fn whoever_cannot_answer_is_passed_over_in_order() {
    let refuses = Fake::start([Reply::status(500)]).await;
    let breaks = Fake::start([Reply::ok().say(wire::opening(ProviderKind::OpenAi)).cut()]).await;
    let answers = Fake::start([wire::answer(ProviderKind::Anthropic, "Nothing.")]).await;
    let unused = Fake::start([]).await;
    let models = models([
        provider(ProviderKind::Ollama, refuses.url()),
        provider(ProviderKind::OpenAi, breaks.url()),
        provider(ProviderKind::Anthropic, answers.url()),
        provider(ProviderKind::Ollama, unused.url()),
    ]);
    let (outcome, heard) = ask(&models, &question()).await;
    assert_eq!(outcome.unwrap().took.provider, "anthropic");
    assert_eq!(heard.text(), "Nothing.");
    assert_eq!(
        heard.fallbacks,
        [
            "Ollama has a problem of its own (status 500).",
            "OpenAI-compatible broke off the connection before it answered.",
        ]
    );
    assert!(unused.asked().is_empty());
}

#[tokio::test]
async fn without_anybody_to_ask_there_is_no_answer() {
    let (outcome, heard) = ask(&models([]), &question()).await;
    assert_eq!(outcome, Err(NoAnswer::NotConfigured));
    assert!(heard.fallbacks.is_empty());
}

#[tokio::test]
async fn the_prompt_is_made_for_the_room_of_each() {
    let refuses = Fake::start([Reply::status(500)]).await;
    let answers = Fake::start([wire::answer(ProviderKind::OpenAi, "Nothing.")]).await;
    let mut small = provider(ProviderKind::Ollama, refuses.url());
    (small.context_tokens, small.max_output_tokens) = (4_000, 1_000);
    let mut large = provider(ProviderKind::OpenAi, answers.url());
    (large.context_tokens, large.max_output_tokens) = (100_000, 8_000);

    let mut rooms = Vec::new();
    let mut prompt_for = |room: u32| {
        rooms.push(room);
        Prompt {
            system: format!("There is room for {room}."),
            ..question()
        }
    };
    let mut listener = Listener::default();
    let models = models([small, large]);
    models.stream(&mut prompt_for, &mut listener).await.unwrap();
    assert_eq!(rooms, [3_000, 92_000]);
    let told = &answers.asked()[0].body["messages"][0]["content"];
    assert_eq!(told, "There is room for 92000.");
}
