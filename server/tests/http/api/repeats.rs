use axum::http::{Method, StatusCode};
use serde_json::json;

use super::program::{CUSTOMERS, Call, Program};
use crate::site::Site;

fn make(name: &str, request: &str) -> Call {
    Call::new(Method::POST, CUSTOMERS)
        .header("idempotency-key", request)
        .json(&json!({ "name": name }))
}

#[tokio::test]
async fn a_request_sent_again_is_done_once_and_answered_alike() {
    let site = Site::open().await;
    let ann = site.db.person("Ann").await;
    let program = Program::of(&site, &ann).await;
    let first = program.send(make("Acme", "a")).await;
    let again = program.send(make("Acme", "a")).await;
    assert_eq!(
        (first.status, again.status),
        (StatusCode::CREATED, StatusCode::CREATED)
    );
    assert_eq!(again.body, first.body);
    for name in ["etag", "location", "content-type"] {
        assert_eq!(again.header(name), first.header(name));
    }
    assert_eq!(
        (
            first.header("idempotency-replayed"),
            again.header("idempotency-replayed")
        ),
        ("", "true")
    );
    let other = program.send(make("Birch", "a")).await;
    assert_eq!(
        (other.status.as_u16(), other.problem().as_str()),
        (422, "idempotency-key-reused")
    );
    let list = program.get(CUSTOMERS).await.json();
    assert_eq!(list["items"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn two_at_once_make_one() {
    let site = Site::open().await;
    let ann = site.db.person("Ann").await;
    let program = Program::of(&site, &ann).await;
    let (one, two) = tokio::join!(
        program.send(make("Acme", "a")),
        program.send(make("Acme", "a"))
    );
    let made = [&one, &two]
        .into_iter()
        .filter(|reply| reply.status == StatusCode::CREATED);
    assert!(made.count() >= 1, "{} {}", one.body, two.body);
    for reply in [one, two]
        .iter()
        .filter(|reply| reply.status != StatusCode::CREATED)
    {
        assert_eq!(
            (reply.problem().as_str(), reply.header("retry-after")),
            ("conflict", "1")
        );
    }
    let list = program.get(CUSTOMERS).await.json();
    assert_eq!(list["items"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_refused_request_may_be_mended_and_names_are_ones_own() {
    let site = Site::open().await;
    let ann = site.db.person("Ann").await;
    let (program, other) = (
        Program::of(&site, &ann).await,
        Program::of(&site, &ann).await,
    );
    assert_eq!(program.send(make("", "a")).await.fields(), ["name"]);
    assert_eq!(
        program.send(make("Acme", "a")).await.status,
        StatusCode::CREATED
    );
    assert_eq!(
        other.send(make("Birch", "a")).await.status,
        StatusCode::CREATED
    );
    for nameless in ["", &"x".repeat(256), "é"] {
        assert_eq!(
            program.send(make("Acme", nameless)).await.problem(),
            "malformed",
            "{nameless}"
        );
    }
}
