use std::time::Duration;

use agents::providers::{NoAnswer, ProviderKind};

use crate::fake::{Fake, Reply};
use crate::listener::{ask, models, provider, question};
use crate::wire;

/// What a person is told when the only provider does this.
async fn told(kind: ProviderKind, reply: Reply) -> String {
    let fake = Fake::start([reply]).await;
    let mut settings = provider(kind, fake.url());
    settings.name = "It".to_owned();
    settings.timeout = Duration::from_secs(1);
    let (outcome, heard) = ask(&models([settings]), &question()).await;
    assert_eq!(outcome, Err(NoAnswer::Silence), "{kind}");
    assert_eq!(heard.text(), "", "{kind}");
    heard.fallbacks.concat()
}

#[tokio::test]
async fn a_refusal_is_explained() {
    for kind in ProviderKind::ALL.iter().copied() {
        for (status, why) in [
            (302, "It refused the request (status 302)."),
            (401, "It did not accept the key (status 401)."),
            (
                404,
                "It has no such model, or is not at this address (status 404).",
            ),
            (429, "It gets too many requests (status 429)."),
            (529, "It is overloaded (status 529)."),
        ] {
            let body = r#"{"error":{"type":"some_error","message":"No."}}"#;
            assert_eq!(
                told(kind, Reply::status(status).say(body)).await,
                why,
                "{kind}"
            );
        }
    }
}

#[tokio::test]
async fn what_breaks_before_the_first_word_is_no_answer() {
    for kind in ProviderKind::ALL.iter().copied() {
        let begun = || Reply::ok().say(wire::opening(kind));
        for (reply, why) in [
            (
                Reply::ok().cut(),
                "It broke off the connection before it answered.",
            ),
            (
                begun().cut(),
                "It broke off the connection before it answered.",
            ),
            (begun(), "It broke off the connection before it answered."),
            (
                begun().say(wire::nonsense(kind)),
                "It answered in a way that cannot be understood.",
            ),
            (
                begun().say(wire::failure(kind, "No.")),
                "It reported an error instead of an answer.",
            ),
            (begun().say(wire::ending(kind)), "It gave an empty answer."),
            (begun().hang(), "It did not answer within 1 second."),
        ] {
            assert_eq!(told(kind, reply).await, why, "{kind}");
        }
    }
}

#[tokio::test]
async fn a_refusal_that_never_ends_is_not_waited_for() {
    for kind in ProviderKind::ALL.iter().copied() {
        let told = told(kind, Reply::status(500).hang()).await;
        assert!(!told.is_empty(), "{kind}");
    }
}

#[tokio::test]
async fn a_provider_that_is_not_there_is_no_answer() {
    for kind in ProviderKind::ALL.iter().copied() {
        let settings = provider(kind, Fake::nobody().await);
        let (outcome, heard) = ask(&models([settings]), &question()).await;
        assert_eq!(outcome, Err(NoAnswer::Silence));
        assert_eq!(heard.fallbacks, [format!("{kind} could not be reached.")]);
    }
}

#[tokio::test]
async fn a_provider_that_keeps_the_connection_alive_and_says_nothing_is_silent() {
    let (kind, ping) = (
        ProviderKind::Anthropic,
        "event: ping\ndata: {\"type\":\"ping\"}\n\n",
    );
    let pings = (0..8).fold(Reply::ok(), |reply, _| reply.say(ping).wait(200));
    assert_eq!(
        told(kind, pings.hang()).await,
        "It did not answer within 1 second."
    );
}

#[tokio::test]
async fn what_breaks_after_the_first_word_is_marked_and_not_written_again() {
    for kind in ProviderKind::ALL.iter().copied() {
        let begun = || Reply::ok().say(wire::opening(kind) + &wire::text(kind, "They owe "));
        for reply in [
            begun().cut(),
            begun(),
            begun().say(wire::nonsense(kind)),
            begun().say(wire::failure(kind, "No.")),
            begun().hang(),
        ] {
            let fake = Fake::start([reply.clone()]).await;
            let unused = Fake::start([]).await;
            let mut settings = provider(kind, fake.url());
            settings.timeout = Duration::from_secs(1);
            let models = models([settings, provider(kind, unused.url())]);
            let (outcome, heard) = ask(&models, &question()).await;
            let provider = kind.label().to_owned();
            assert_eq!(outcome, Err(NoAnswer::BrokenOff { provider }), "{reply:?}");
            assert_eq!(heard.text(), "They owe ", "{reply:?}");
            assert!(heard.fallbacks.is_empty() && unused.asked().is_empty());
        }
    }
}
