use axum::http::{Method, StatusCode};
use db::testing::Member;
use domain::customers::CustomerStatus;
use serde_json::{Value, json};

use super::program::{CUSTOMERS, Call, Program, at};
use crate::site::{Reply, Site};

async fn ann(site: &Site) -> (Member, Program<'_>) {
    let ann = site.db.person("Ann").await;
    let program = Program::of(site, &ann).await;
    (ann, program)
}

fn harbor() -> Value {
    json!({
        "name": "Harbor Logistics",
        "status": "prospect",
        "about": "Plans berths.",
        "product": { "name": "Berth planner", "url": "harbor.example" },
        "team": [{ "name": "Mia Berg", "email": "mia@harbor.example" }],
        "extra": { "Region": "North" },
    })
}

async fn put(program: &Program<'_>, path: &str, known: &str, body: &Value) -> Reply {
    let call = Call::new(Method::PUT, path).header("if-match", known);
    program.send(call.json(body)).await
}

#[tokio::test]
async fn a_customer_is_made_read_and_found() {
    let site = Site::open().await;
    let (_, program) = ann(&site).await;
    let made = program.post(CUSTOMERS, &harbor()).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.body);
    let customer = made.json();
    assert_eq!(
        made.header("location"),
        at(customer["id"].as_str().unwrap())
    );
    assert_eq!(customer["product"]["url"], "https://harbor.example");
    assert_eq!(customer["team"][0]["name"], "Mia Berg");
    assert_eq!(customer["extra"], json!({ "Region": "North" }));
    assert_eq!(customer["visibility"], "private");
    let read = program.get(made.header("location")).await;
    assert_eq!(read.json(), customer);
    assert_eq!(read.header("etag"), made.header("etag"));
    let found = program
        .get("/api/v1/customers?q=mia+berg&status=prospect")
        .await;
    assert_eq!(found.json()["items"][0]["id"], customer["id"]);
    assert_eq!(found.json()["next"], Value::Null);
}

#[tokio::test]
async fn what_was_read_can_be_sent_back_and_only_the_known_version_is_replaced() {
    let site = Site::open().await;
    let (_, program) = ann(&site).await;
    let made = program.post(CUSTOMERS, &harbor()).await;
    let (path, first) = (made.header("location"), made.header("etag"));
    let again = put(&program, path, first, &made.json()).await;
    assert_eq!(again.json(), made.json());
    let mut changed = made.json();
    changed["about"] = json!("Plans berths and cranes.");
    let new = put(&program, path, first, &changed).await;
    assert_eq!(new.json()["about"], "Plans berths and cranes.");
    assert_eq!(new.json()["team"][0]["id"], made.json()["team"][0]["id"]);
    let late = put(&program, path, first, &harbor()).await;
    assert_eq!(
        (late.status.as_u16(), late.problem().as_str()),
        (412, "stale")
    );
    let blind = program
        .send(Call::new(Method::PUT, path).json(&harbor()))
        .await;
    assert_eq!(
        (blind.status.as_u16(), blind.problem().as_str()),
        (428, "version-needed")
    );
    assert_eq!(program.get(path).await.json(), new.json());
    let any = put(&program, path, "*", &json!({ "name": "Harbor" })).await;
    assert_eq!(
        (&any.json()["about"], &any.json()["status"]),
        (&json!(""), &json!("lead"))
    );
}

#[tokio::test]
async fn a_version_already_known_is_not_sent_again() {
    let site = Site::open().await;
    let (_, program) = ann(&site).await;
    let made = program.post(CUSTOMERS, &harbor()).await;
    let ask =
        |tag: &str| Call::new(Method::GET, made.header("location")).header("if-none-match", tag);
    let known = program.send(ask(made.header("etag"))).await;
    assert_eq!(
        (known.status, known.body.as_str()),
        (StatusCode::NOT_MODIFIED, "")
    );
    assert_eq!(known.header("etag"), made.header("etag"));
    assert_eq!(program.send(ask("\"other\"")).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_status_a_deletion_and_a_return_are_in_the_history() {
    let site = Site::open().await;
    let (_, program) = ann(&site).await;
    let made = program.post(CUSTOMERS, &harbor()).await;
    let path = made.header("location");
    let move_to = |known: &str| {
        Call::new(Method::PATCH, format!("{path}/status"))
            .header("if-match", known)
            .json(&json!({ "status": "live" }))
    };
    let moved = program.send(move_to(made.header("etag"))).await;
    assert_eq!(moved.json()["status"], "live");
    assert_eq!(
        program.send(move_to(made.header("etag"))).await.problem(),
        "stale"
    );
    let delete = Call::new(Method::DELETE, path);
    let late = delete.clone().header("if-match", made.header("etag"));
    assert_eq!(program.send(late).await.problem(), "stale");
    assert_eq!(
        program.send(delete.clone()).await.status,
        StatusCode::NO_CONTENT
    );
    assert_eq!(program.get(path).await.problem(), "not-found");
    assert_eq!(program.send(delete).await.problem(), "not-found");
    let restored = program
        .send(Call::new(Method::POST, format!("{path}/restore")))
        .await;
    assert_eq!(restored.json()["status"], "live");
    let history = program.get(&format!("{path}/activity")).await.json();
    let entries = history["items"].as_array().unwrap();
    let actions: Vec<&str> = entries
        .iter()
        .map(|entry| entry["action"].as_str().unwrap())
        .collect();
    assert_eq!(actions, ["restored", "deleted", "updated", "created"]);
    assert!(
        entries
            .iter()
            .all(|entry| entry["source"] == "api" && entry["by"]["name"] == "Ann")
    );
    let change = &entries[2]["changes"][0];
    assert_eq!(
        *change,
        json!({ "field": "status", "before": "prospect", "after": "live" })
    );
}

#[tokio::test]
async fn pages_follow_each_other_in_every_order_without_a_gap() {
    let site = Site::open().await;
    let (ann, program) = ann(&site).await;
    for number in 0..120 {
        let name = format!("Customer {number:03}");
        let status = CustomerStatus::ALL[number % 2];
        site.db.customer(&ann, &name).status(status).create().await;
    }
    for (query, total) in [
        ("sort=activity", 120),
        ("sort=name", 120),
        ("sort=created&status=lead", 60),
    ] {
        let mut seen = Vec::new();
        let mut after = String::new();
        loop {
            let page = program
                .get(&format!("{CUSTOMERS}?{query}{after}"))
                .await
                .json();
            seen.extend(
                page["items"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|item| item["id"].clone()),
            );
            let Some(next) = page["next"].as_str() else {
                break;
            };
            after = format!("&after={next}");
        }
        assert_eq!(seen.len(), total, "{query}");
        seen.sort_by_key(ToString::to_string);
        seen.dedup();
        assert_eq!(seen.len(), total, "{query}");
    }
    let first = program.get(CUSTOMERS).await.json();
    let elsewhere = format!(
        "{CUSTOMERS}?sort=name&after={}",
        first["next"].as_str().unwrap()
    );
    assert_eq!(program.get(&elsewhere).await.fields(), ["after"]);
}
