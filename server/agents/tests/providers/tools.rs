use agents::providers::{Finished, NoAnswer, ProviderKind};
use serde_json::json;

use crate::fake::{Fake, Reply};
use crate::listener::{Listener, ask, models, provider, question};
use crate::wire;

async fn answer(kind: ProviderKind, said: String) -> (Result<Finished, NoAnswer>, Listener) {
    let reply = Reply::ok().say(wire::opening(kind)).say(said);
    let fake = Fake::start([reply.clone(), reply]).await;
    ask(&models([provider(kind, fake.url())]), &question()).await
}

#[tokio::test]
async fn the_use_of_tools_is_handed_on_whole() {
    for kind in ProviderKind::ALL.iter().copied() {
        let said = wire::text(kind, "Let me look.")
            + &wire::call(
                kind,
                0,
                "search",
                &["{\"about\":", " \"unpaid", " invoices\"}"],
            )
            + &wire::call(kind, 1, "team", &[])
            + &wire::ending(kind);
        let (outcome, heard) = answer(kind, said).await;
        let calls = outcome.unwrap().calls;
        assert_eq!(heard.text(), "Let me look.", "{kind}");
        assert_eq!(calls.len(), 2, "{kind}: {calls:?}");
        assert_eq!(
            (calls[0].id.as_str(), calls[0].name.as_str()),
            ("call_0", "search")
        );
        assert_eq!(
            calls[0].arguments,
            json!({ "about": "unpaid invoices" }),
            "{kind}"
        );
        assert_eq!(calls[1].arguments, json!({}), "{kind}");
    }
}

#[tokio::test]
async fn tools_may_be_all_there_is_to_an_answer() {
    for kind in ProviderKind::ALL.iter().copied() {
        let said = wire::call(kind, 0, "team", &["{}"]) + &wire::ending(kind);
        let (outcome, heard) = answer(kind, said).await;
        assert_eq!(outcome.unwrap().calls.len(), 1, "{kind}");
        assert_eq!(heard.text(), "");
    }
}

#[tokio::test]
async fn tools_survive_an_end_without_done() {
    let kind = ProviderKind::OpenAi;
    let said = wire::call(kind, 0, "search", &["{\"about\"", ":\"x\"}"]);
    let (outcome, _) = answer(kind, said + &wire::unfinished_ending("tool_calls")).await;
    assert_eq!(outcome.unwrap().calls[0].arguments, json!({ "about": "x" }));
}

#[tokio::test]
async fn arguments_that_are_none_are_no_answer() {
    for kind in [ProviderKind::Anthropic, ProviderKind::OpenAi] {
        for arguments in ["{\"about\":", "[1]", "5"] {
            let said = wire::call(kind, 0, "search", &[arguments]) + &wire::ending(kind);
            let (outcome, heard) = answer(kind, said).await;
            assert_eq!(outcome, Err(NoAnswer::Silence), "{kind} {arguments}");
            let why = &heard.fallbacks[0];
            assert!(
                why.ends_with("answered in a way that cannot be understood."),
                "{why}"
            );
        }
    }
}

#[tokio::test]
async fn a_tool_that_was_cut_off_is_left_out() {
    for kind in [ProviderKind::Anthropic, ProviderKind::OpenAi] {
        let said = wire::text(kind, "Let me look.")
            + &wire::call(kind, 0, "team", &["{}"])
            + &wire::call(kind, 1, "search", &["{\"about\":"])
            + &wire::cut_short(kind);
        let (outcome, _) = answer(kind, said).await;
        let finished = outcome.unwrap();
        assert!(finished.is_cut_short);
        assert_eq!(finished.calls.len(), 1, "{kind}");
    }
}
