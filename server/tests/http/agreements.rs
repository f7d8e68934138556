//! The tab of agreements: its page, and the functions behind it.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::site::{Reply, Site};

async fn send(site: &Site, function: &str, body: &Value, cookie: &str) -> Reply {
    site.json(&format!("agreements/{function}"), body, cookie)
        .await
}

fn retainer(fee: &str) -> Value {
    json!({
        "scope": "Fractional product lead", "kind": "retainer", "starts_on": "2026-01-01", "ends_on": "2026-12-31",
        "pricing": { "model": "retainer", "amount": fee, "currency": "EUR", "period": "month" },
    })
}

fn cookie_of(member: &db::testing::Member) -> String {
    format!("nextup_session={}", member.token)
}

#[tokio::test]
async fn an_agreement_is_on_the_page_that_the_server_sends() {
    let site = Site::open().await;
    let ann = site.db.person("Ann").await;
    let (customer, cookie) = (
        site.db.customer(&ann, "Harbour").create().await,
        cookie_of(&ann),
    );
    let body = json!({ "customer": customer, "form": retainer("4000") });
    let made = send(&site, "create", &body, &cookie).await;
    assert_eq!(made.status, StatusCode::OK, "{}", made.body);
    let page = site
        .get(&format!("/customers/{customer}/agreements"), &cookie)
        .await;
    assert_eq!(page.status, StatusCode::OK);
    for words in ["Fractional product lead", "4,000.00 EUR a month"] {
        assert!(page.body.contains(words), "{words}");
    }
}

#[tokio::test]
async fn the_later_of_two_is_told_and_a_stranger_finds_nothing() {
    let site = Site::open().await;
    let (ann, bo) = (site.db.person("Ann").await, site.db.person("Bo").await);
    let (customer, cookie) = (
        site.db.customer(&ann, "Harbour").create().await,
        cookie_of(&ann),
    );
    let body = json!({ "customer": customer, "form": retainer("4000") });
    let foreign = send(&site, "create", &body, &cookie_of(&bo)).await;
    assert_eq!(foreign.status, StatusCode::NOT_FOUND, "{}", foreign.body);

    let made = send(&site, "create", &body, &cookie).await;
    let made: Value = serde_json::from_str(&made.body).unwrap();
    let updated_at: chrono::DateTime<chrono::Utc> =
        serde_json::from_value(made["updated_at"].clone()).unwrap();
    let edit = |fee| json!({ "id": made["id"], "seen": updated_at.timestamp_micros(), "form": retainer(fee) });
    let first = send(&site, "edit", &edit("5000"), &cookie).await;
    assert_eq!(first.status, StatusCode::OK, "{}", first.body);
    let second = send(&site, "edit", &edit("6000"), &cookie).await;
    assert_eq!(
        second.status,
        StatusCode::PRECONDITION_FAILED,
        "{}",
        second.body
    );
    for function in ["edit", "delete", "renew", "duplicate"] {
        let id = made["id"].as_str().unwrap();
        let reply = match function {
            "edit" => send(&site, function, &edit("7000"), &cookie_of(&bo)).await,
            _ => {
                let function = format!("agreements/{function}");
                site.call(&function, &[("id", id)], &cookie_of(&bo)).await
            }
        };
        assert_eq!(
            reply.status,
            StatusCode::NOT_FOUND,
            "{function}: {}",
            reply.body
        );
    }
}

#[tokio::test]
async fn what_is_wrong_is_said_of_its_field() {
    let site = Site::open().await;
    let ann = site.db.person("Ann").await;
    let (customer, cookie) = (
        site.db.customer(&ann, "Harbour").create().await,
        cookie_of(&ann),
    );
    let mut form = retainer("-1");
    form["ends_on"] = json!("2025-12-31");
    let reply = send(
        &site,
        "create",
        &json!({ "customer": customer, "form": form }),
        &cookie,
    )
    .await;
    assert_eq!(
        reply.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "{}",
        reply.body
    );
    for field in ["amount", "ends_on"] {
        assert!(reply.body.contains(field), "{field}: {}", reply.body);
    }
    for customer in ["", "1 or 1=1", "../../etc"] {
        let reply = send(
            &site,
            "create",
            &json!({ "customer": customer, "form": form }),
            &cookie,
        )
        .await;
        assert_eq!(reply.status, StatusCode::BAD_REQUEST, "{}", reply.body);
    }
}
