use std::time::{Duration, Instant};

use agents::providers::{NoAnswer, ProviderKind};

use crate::fake::{Fake, Reply};
use crate::listener::{ask, models, provider, question};
use crate::wire;

#[tokio::test]
async fn who_wants_to_be_left_alone_is_left_alone() {
    let (busy, free) = (ProviderKind::Anthropic, ProviderKind::Ollama);
    let busy_fake = Fake::start([Reply::status(429).header("retry-after", "60")]).await;
    let free_fake = Fake::start([wire::answer(free, "One."), wire::answer(free, "Two.")]).await;
    let models = models([
        provider(busy, busy_fake.url()),
        provider(free, free_fake.url()),
    ]);

    let (outcome, heard) = ask(&models, &question()).await;
    assert_eq!(outcome.unwrap().took.provider, "ollama");
    assert_eq!(
        heard.fallbacks,
        ["Anthropic gets too many requests (status 429) and asks for a pause of 60 seconds."]
    );
    let (outcome, heard) = ask(&models, &question()).await;
    assert_eq!(outcome.unwrap().took.provider, "ollama");
    assert_eq!(
        heard.fallbacks,
        ["Anthropic asks to be left alone for another 60 seconds."]
    );
    assert_eq!(busy_fake.asked().len(), 1);
}

#[tokio::test]
async fn a_short_pause_of_the_last_one_is_waited_for() {
    for kind in ProviderKind::ALL.iter().copied() {
        let busy = Reply::status(503).header("retry-after-ms", "300");
        let fake = Fake::start([busy, wire::answer(kind, "Nothing.")]).await;
        let start = Instant::now();
        let (outcome, heard) = ask(&models([provider(kind, fake.url())]), &question()).await;
        outcome.unwrap();
        assert!(heard.fallbacks.is_empty(), "{kind}");
        assert!(start.elapsed() >= Duration::from_millis(300), "{kind}");
    }
}

#[tokio::test]
async fn a_long_pause_is_waited_for_by_nobody() {
    for kind in ProviderKind::ALL.iter().copied() {
        let fake = Fake::start([Reply::status(429).header("retry-after", "60")]).await;
        let start = Instant::now();
        let (outcome, heard) = ask(&models([provider(kind, fake.url())]), &question()).await;
        assert_eq!(outcome, Err(NoAnswer::Silence), "{kind}");
        assert_eq!(heard.fallbacks.len(), 1);
        assert!(start.elapsed() < Duration::from_secs(5), "{kind}");
    }
}

#[tokio::test]
async fn a_refusal_without_a_pause_is_forgotten() {
    let kind = ProviderKind::Ollama;
    let fake = Fake::start([Reply::status(429), wire::answer(kind, "Nothing.")]).await;
    let models = models([provider(kind, fake.url())]);
    let (outcome, _) = ask(&models, &question()).await;
    assert_eq!(outcome, Err(NoAnswer::Silence));
    let (outcome, _) = ask(&models, &question()).await;
    outcome.unwrap();
}
