//! Language models of a workspace: set up, asked, fallen back from, and never telling their key.

use std::sync::Arc;

use axum::http::StatusCode;
use db::testing::Member;
use domain::workspaces::Role;
use serde_json::{Value, json};

use crate::model_server::Fake;
use crate::site::Site;

const KEY: &str = "sk-hunter2-of-the-workspace-7Qx9";
/// No secret of the machine's own is touched.
const SECRET: [&str; 4] = [
    "--secret-key",
    "QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE=",
    "--ollama-url",
    "http://127.0.0.1:9",
];

fn cookie_of(member: &Member) -> String {
    format!("nextup_session={}", member.token)
}

fn form(name: &str, base_url: &str, key: &str) -> Value {
    json!({ "kind": "openai", "name": name, "model": "small", "base_url": base_url, "key": key, "remove_key": false,
        "timeout_seconds": "10", "output_tokens": "", "context_tokens": "" })
}

/// A site on which models of this machine may be asked, and its owner.
async fn open_site() -> (Site, Member, String) {
    let arguments = [&SECRET[..], &["--private-models"]].concat();
    let site = Site::with(&arguments).await;
    let ann = site.db.person("Ann").await;
    let cookie = cookie_of(&ann);
    (site, ann, cookie)
}

async fn add(site: &Site, form: &Value, cookie: &str) -> String {
    let added = site
        .json("models/add", &json!({ "form": form }), cookie)
        .await;
    assert_eq!(added.status, StatusCode::OK, "{}", added.body);
    serde_json::from_str(&added.body).unwrap()
}

/// The whole answer to a question about a new customer.
async fn answer(site: &Site, who: &Member, cookie: &str) -> Value {
    let customer = site.db.customer(who, "Harbour Labs").create().await;
    let customer = customer.to_string();
    let begin = [
        ("customer", customer.as_str()),
        ("question", "What is the tide?"),
    ];
    let begun = site.call("chat/begin", &begin, cookie).await;
    let begun: Value = serde_json::from_str(&begun.body).unwrap();
    let body = json!({ "conversation": begun["id"], "question": "What is the tide?", "agent": "customer_management", "instead_of": null });
    let told = site.json("chat/ask", &body, cookie).await;
    let lines = told
        .body
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap());
    let mut ends = lines.map(|line| line["event"]["ended"].clone());
    let end = ends.find(Value::is_object);
    end.unwrap_or_else(|| panic!("no end: {}", told.body))["message"].clone()
}

async fn list(site: &Site, cookie: &str) -> Value {
    serde_json::from_str(&site.get("/fn/models/list", cookie).await.body).unwrap()
}

#[tokio::test]
async fn an_answer_comes_from_the_workspaces_own_model_and_is_counted() {
    let (site, ann, cookie) = open_site().await;
    let fake = Fake::default();
    let url = fake.clone().start().await;
    add(&site, &form("Harbour Model", &url, KEY), &cookie).await;

    let message = answer(&site, &ann, &cookie).await;
    assert_eq!(message["content"], "The tide is out.", "{message}");
    assert_eq!(message["details"]["usage"]["provider"], "Harbour Model");
    let keys = fake.keys.lock().unwrap().clone();
    assert!(keys.iter().all(|key| *key == format!("Bearer {KEY}")) && !keys.is_empty());

    let usage = site.get("/fn/models/usage", &cookie).await;
    let usage: Value = serde_json::from_str(&usage.body).unwrap();
    assert_eq!(
        (&usage[0]["provider"], &usage[0]["answers"]),
        (&json!("Harbour Model"), &json!(1))
    );
    assert_eq!(
        (&usage[0]["input_tokens"], &usage[0]["output_tokens"]),
        (&json!(11), &json!(7))
    );

    let stranger = site.db.person("Eve").await;
    let other = answer(&site, &stranger, &cookie_of(&stranger)).await;
    assert_eq!(other["details"]["usage"]["provider"], "built-in");
    assert_eq!(
        list(&site, &cookie_of(&stranger)).await["providers"],
        json!([])
    );
}

#[tokio::test]
async fn an_answer_that_breaks_off_is_counted_as_far_as_it_came() {
    let (site, ann, cookie) = open_site().await;
    let fake = Fake {
        breaks_off: true,
        ..Fake::default()
    };
    let url = fake.start().await;
    add(&site, &form("Harbour Model", &url, KEY), &cookie).await;

    let message = answer(&site, &ann, &cookie).await;
    assert_eq!(message["state"], "failed", "{message}");
    assert_eq!(message["content"], "The tide ");
    let kept = &message["details"]["usage"];
    assert_eq!(
        (&kept["provider"], &kept["model"], &kept["is_estimated"]),
        (&json!("Harbour Model"), &json!("small"), &json!(true))
    );
    assert!(kept["input_tokens"].as_u64().unwrap() > 100, "{kept}");
    assert_eq!(kept["output_tokens"], 3);

    let usage = site.get("/fn/models/usage", &cookie).await;
    let usage: Value = serde_json::from_str(&usage.body).unwrap();
    assert_eq!(usage[0]["provider"], "Harbour Model");
    for (sum, expected) in [
        ("answers", &json!(1)),
        ("estimated", &json!(1)),
        ("input_tokens", &kept["input_tokens"]),
        ("output_tokens", &json!(3)),
    ] {
        assert_eq!(&usage[0][sum], expected, "{sum}");
    }
}

#[tokio::test]
async fn a_model_is_told_the_day_where_the_person_is() {
    let (site, ann, cookie) = open_site().await;
    let fake = Fake::default();
    let url = fake.clone().start().await;
    add(&site, &form("Harbour Model", &url, KEY), &cookie).await;
    // Between these two there is always a midnight. Their names count hours westwards.
    let mut days = Vec::new();
    for (zone, clock) in [("Etc/GMT+12", "-12:00"), ("Etc/GMT-14", "+14:00")] {
        let there = format!("{cookie}; nx_zone={zone}");
        answer(&site, &ann, &there).await;
        let asked = fake.asked.lock().unwrap().pop().unwrap();
        let (_, day) = asked.split_once("Today is ").unwrap();
        days.push(day[..10].to_owned());
        assert!(asked.contains(&format!("is at UTC{clock}.")), "{asked}");
    }
    assert!(days[0] < days[1], "{days:?}");
}

#[tokio::test]
async fn the_built_in_assistant_answers_where_the_model_refuses() {
    let (site, ann, cookie) = open_site().await;
    let refuses = Fake {
        refuses: true,
        ..Fake::default()
    };
    let url = refuses.start().await;
    let id = add(&site, &form("Harbour Model", &url, KEY), &cookie).await;
    let message = answer(&site, &ann, &cookie).await;
    assert_eq!(message["details"]["usage"]["provider"], "built-in");
    let fallbacks = message["details"]["fallbacks"].to_string();
    assert!(
        fallbacks.contains("Harbour Model did not accept the key"),
        "{fallbacks}"
    );
    let tried = site.call("models/try", &[("id", &id)], &cookie).await;
    assert!(
        tried.body.contains("did not accept the key (status 401)"),
        "{}",
        tried.body
    );
    for told in [message.to_string(), tried.body] {
        assert!(!told.contains("hunter2"), "{told}");
    }

    // Once it is changed, the next answer comes from what it is by then.
    let answers = Fake::default().start().await;
    let other = json!({ "id": id, "form": form("Harbour Model", &answers, "sk-other-key-1234") });
    let edited = site.json("models/edit", &other, &cookie).await;
    assert_eq!(edited.status, StatusCode::OK, "{}", edited.body);
    assert_eq!(
        answer(&site, &ann, &cookie).await["content"],
        "The tide is out."
    );
    let tried = site.call("models/try", &[("id", &id)], &cookie).await;
    assert!(tried.body.contains("answered"), "{}", tried.body);
}

#[tokio::test]
async fn a_key_is_in_no_answer_and_goes_to_no_other_address() {
    let (site, _ann, cookie) = open_site().await;
    let url = Fake::default().start().await;
    let id = add(&site, &form("Own", &url, KEY), &cookie).await;
    let kept = json!({ "id": id, "form": form("Renamed", &url, "") });
    let elsewhere = json!({ "id": id, "form": form("Own", "http://127.0.0.1:9/v1", "") });
    let saved = site.json("models/edit", &kept, &cookie).await;
    let refused = site.json("models/edit", &elsewhere, &cookie).await;
    assert_eq!(
        (saved.status, refused.status),
        (StatusCode::OK, StatusCode::UNPROCESSABLE_ENTITY)
    );
    assert!(refused.body.contains("\"key\""), "{}", refused.body);
    let replies = [
        saved,
        refused,
        site.get("/fn/models/list", &cookie).await,
        site.get("/settings/models", &cookie).await,
        site.call("models/move", &[("id", &id), ("shift", "up")], &cookie)
            .await,
        site.call("models/try", &[("id", &id)], &cookie).await,
        site.call("models/delete", &[("id", &id)], &cookie).await,
        site.call("models/restore", &[("id", &id)], &cookie).await,
    ];
    for reply in &replies {
        assert!(!reply.body.contains("hunter2"), "{}", reply.body);
    }
    assert!(replies[2].body.contains("\"7Qx9\""), "{}", replies[2].body);
    assert!(replies[3].body.contains("Renamed"), "{}", replies[3].body);

    let sealed: Vec<u8> = sqlx::query_scalar("select key_sealed from workspace_model_providers")
        .fetch_one(site.db.system())
        .await
        .unwrap();
    assert!(sealed.len() > KEY.len() && !sealed.windows(7).any(|part| part == b"hunter2"));

    // Another secret opens nothing, says so, and the list still comes.
    let other = [
        "--secret-key",
        "QkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkI=",
        "--ollama-url",
        "http://127.0.0.1:9",
    ];
    let other = Site::on(Arc::clone(&site.db), &other);
    assert_eq!(list(&other, &cookie).await["providers"][0]["key"], "lost");
}

#[tokio::test]
async fn members_see_the_models_and_change_nothing() {
    let (site, ann, cookie) = open_site().await;
    let url = Fake::default().start().await;
    let id = add(&site, &form("Own", &url, KEY), &cookie).await;
    let advisor = site.db.member(&ann, "Ben", Role::Advisor).await;
    let advisor = cookie_of(&advisor);
    assert_eq!(list(&site, &advisor).await["providers"][0]["name"], "Own");
    let page = site.get("/settings/models", &advisor).await;
    assert!(page.body.contains("Own") && !page.body.contains("Add language model"));
    let by_json = [
        ("models/add", json!({ "form": form("Mine", &url, "") })),
        (
            "models/edit",
            json!({ "id": id, "form": form("Mine", &url, "") }),
        ),
    ];
    for (function, body) in by_json {
        let refused = site.json(function, &body, &advisor).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{function}");
    }
    for function in [
        "models/move",
        "models/delete",
        "models/restore",
        "models/try",
    ] {
        let refused = site
            .call(function, &[("id", &id), ("shift", "up")], &advisor)
            .await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{function}");
    }
    let stranger = cookie_of(&site.db.person("Eve").await);
    let missing = site.call("models/delete", &[("id", &id)], &stranger).await;
    assert_eq!(missing.status, StatusCode::NOT_FOUND);
    let nobody = site.call("models/delete", &[("id", &id)], "").await;
    assert_eq!(nobody.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn the_servers_own_network_is_out_of_reach_unless_the_operator_allows_it() {
    let site = Site::with(&SECRET).await;
    let cookie = cookie_of(&site.db.person("Ann").await);
    for address in [
        "http://api.example.com/v1",
        "https://127.0.0.1:8443/v1",
        "https://169.254.169.254/latest",
        "https://[::1]/v1",
        "https://2130706433/v1",
        "https://localhost/v1",
        "https://10.0.0.7/v1",
    ] {
        let body = json!({ "form": form("Own", address, KEY) });
        let refused = site.json("models/add", &body, &cookie).await;
        assert_eq!(
            refused.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{address}"
        );
        assert!(
            refused.body.contains("base_url"),
            "{address}: {}",
            refused.body
        );
    }
    // One that was allowed before is not asked any more.
    let allowed = [&SECRET[..], &["--private-models"]].concat();
    let before = Site::on(Arc::clone(&site.db), &allowed);
    let fake = Fake::default();
    let url = fake.clone().start().await;
    let id = add(&before, &form("Own", &url, KEY), &cookie).await;
    let tried = site.call("models/try", &[("id", &id)], &cookie).await;
    assert!(tried.body.contains("without https"), "{}", tried.body);
    assert!(fake.keys.lock().unwrap().is_empty());
}

#[tokio::test]
async fn settings_say_who_answers_without_models() {
    let (site, _ann, cookie) = open_site().await;
    let page = site.get("/settings/models", &cookie).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(
        page.body.contains("the built-in assistant"),
        "{}",
        page.body
    );
    assert!(
        page.body
            .contains("The agents have not answered anything yet.")
    );
    let configured = [
        &SECRET[..],
        &["--models", "ollama", "--ollama-model", "tiny"],
    ]
    .concat();
    let site = Site::on(Arc::clone(&site.db), &configured);
    let page = site.get("/settings/models", &cookie).await;
    assert!(page.body.contains("Ollama (tiny)"), "{}", page.body);
}
