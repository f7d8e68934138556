use std::time::{Duration, Instant};

use agents::providers::ProviderKind;

use crate::fake::{Fake, Reply};
use crate::listener::{ask, models, provider, question};
use crate::wire;

/// Far below the 100 ms that people may wait for the first word of a provider, but this machine may be busy.
const AT_ONCE: Duration = Duration::from_millis(100);

#[tokio::test]
async fn an_answer_comes_word_by_word_and_at_once() {
    for kind in ProviderKind::ALL.iter().copied() {
        let reply = Reply::ok()
            .say(wire::opening(kind))
            .wait(50)
            .say(wire::text(kind, "They "))
            .wait(400)
            .say(wire::text(kind, "owe 5 €."))
            .say(wire::ending(kind));
        let fake = Fake::start([reply]).await;
        let (outcome, heard) = ask(&models([provider(kind, fake.url())]), &question()).await;

        let finished = outcome.unwrap();
        assert_eq!(heard.pieces, ["They ", "owe 5 €."], "{kind}");
        assert_eq!(heard.fallbacks, [""; 0]);
        assert_eq!(
            (finished.took.input_tokens, finished.took.output_tokens),
            (11, 7),
            "{kind}"
        );
        assert_eq!(finished.took.model, "small-model");
        assert!(!finished.took.is_estimated, "{kind}");
        let [asked] = heard.asked.as_slice() else {
            panic!("{kind}: {:?}", heard.asked);
        };
        assert_eq!(asked.model, "small-model");
        assert_eq!(asked.input_tokens, question().tokens(), "{kind}");
        assert!(asked.is_estimated, "{kind}");
        assert!(!finished.is_cut_short && finished.calls.is_empty());
        let delay = heard.first.unwrap() - fake.said(1);
        println!("{kind}: the first word took {delay:?}");
        assert!(delay < AT_ONCE, "{kind}: {delay:?}");
    }
}

#[tokio::test]
async fn a_provider_is_called_by_its_kind_or_its_name() {
    for (kind, id) in [
        (ProviderKind::Ollama, "ollama"),
        (ProviderKind::Anthropic, "anthropic"),
        (ProviderKind::OpenAi, "Our own"),
    ] {
        let fake = Fake::start([wire::answer(kind, "Nothing.")]).await;
        let mut settings = provider(kind, fake.url());
        settings.name = "Our own".to_owned();
        let (outcome, _) = ask(&models([settings]), &question()).await;
        assert_eq!(outcome.unwrap().took.provider, id);
    }
}

#[tokio::test]
async fn a_piece_may_end_in_the_middle_of_a_character() {
    for kind in ProviderKind::ALL.iter().copied() {
        let bytes = (wire::opening(kind) + &wire::text(kind, "5 € für Zoë")).into_bytes();
        let euro = bytes
            .windows(3)
            .position(|part| part == "€".as_bytes())
            .unwrap();
        let (before, after) = bytes.split_at(euro + 1);
        let reply = Reply::ok()
            .say(before)
            .wait(20)
            .say(after)
            .say(wire::ending(kind));
        let fake = Fake::start([reply]).await;
        let (outcome, heard) = ask(&models([provider(kind, fake.url())]), &question()).await;
        outcome.unwrap();
        assert_eq!(heard.text(), "5 € für Zoë", "{kind}");
    }
}

#[tokio::test]
async fn thoughts_are_not_read_but_show_that_the_model_works() {
    for kind in ProviderKind::ALL.iter().copied() {
        let reply = Reply::ok()
            .say(wire::opening(kind))
            .wait(700)
            .say(wire::thought(kind))
            .wait(700)
            .say(wire::text(kind, "Nothing."))
            .say(wire::ending(kind));
        let fake = Fake::start([reply]).await;
        let mut settings = provider(kind, fake.url());
        settings.timeout = Duration::from_secs(1);
        let (outcome, heard) = ask(&models([settings]), &question()).await;
        outcome.unwrap();
        assert_eq!(heard.text(), "Nothing.", "{kind}");
    }
}

#[tokio::test]
async fn an_answer_without_room_for_the_rest_says_so() {
    for kind in ProviderKind::ALL.iter().copied() {
        let start = wire::opening(kind) + &wire::text(kind, "They owe");
        let fake = Fake::start([Reply::ok().say(start).say(wire::cut_short(kind))]).await;
        let (outcome, _) = ask(&models([provider(kind, fake.url())]), &question()).await;
        assert!(outcome.unwrap().is_cut_short, "{kind}");
    }
}

#[tokio::test]
async fn an_answer_may_end_without_done() {
    let kind = ProviderKind::OpenAi;
    let reply = Reply::ok()
        .say(wire::opening(kind) + &wire::text(kind, "Nothing."))
        .say(wire::unfinished_ending("stop"));
    let fake = Fake::start([reply]).await;
    let (outcome, heard) = ask(&models([provider(kind, fake.url())]), &question()).await;
    let finished = outcome.unwrap();
    assert_eq!(heard.text(), "Nothing.");
    let took = finished.took;
    assert_eq!((took.input_tokens, took.output_tokens), (11, 7));
}

#[tokio::test]
async fn twenty_answers_take_as_long_as_one() {
    let kind = ProviderKind::OpenAi;
    let reply = || {
        Reply::ok()
            .say(wire::opening(kind) + &wire::text(kind, "They "))
            .wait(300)
            .say(wire::text(kind, "owe nothing."))
            .say(wire::ending(kind))
    };
    let fake = Fake::start(std::iter::repeat_with(reply).take(20)).await;
    let models = std::sync::Arc::new(models([provider(kind, fake.url())]));
    let start = Instant::now();
    let answers: Vec<_> = (0..20)
        .map(|_| {
            let models = std::sync::Arc::clone(&models);
            tokio::spawn(async move { ask(&models, &question()).await })
        })
        .collect();
    for answer in answers {
        let (outcome, heard) = answer.await.unwrap();
        outcome.unwrap();
        assert_eq!(heard.text(), "They owe nothing.");
    }
    println!("twenty answers took {:?}", start.elapsed());
    assert!(start.elapsed() < Duration::from_secs(3));
}
