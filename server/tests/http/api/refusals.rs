use axum::http::{Method, StatusCode};
use serde_json::json;

use super::program::{CUSTOMERS, Call, Program, at, send};
use crate::site::{HOST, Site};

#[tokio::test]
async fn everything_that_is_wrong_is_told_at_once_by_its_place() {
    let site = Site::open().await;
    let ann = site.db.person("Ann").await;
    let program = Program::of(&site, &ann).await;
    let wrong = json!({
        "name": " ",
        "status": "sold",
        "product": { "url": "javascript:alert(1)" },
        "team": [{ "name": "Mia" }, { "name": "", "email": "nobody" }],
        "extra": { "team": "x" },
    });
    let reply = program.post(CUSTOMERS, &wrong).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    let expected = [
        "name",
        "status",
        "product.url",
        "team.1.name",
        "team.1.email",
        "extra.team",
    ];
    assert_eq!(reply.fields(), expected);
    let misshapen = json!({ "name": "Acme", "team": [{ "name": 7 }] });
    assert_eq!(
        program.post(CUSTOMERS, &misshapen).await.fields(),
        ["team.0.name"]
    );
    let query = "status=sold&sort=colour&after=AAAA";
    let reply = program.get(&format!("{CUSTOMERS}?{query}")).await;
    assert_eq!(reply.fields(), ["status", "sort"]);
    let reply = program
        .get(&format!("{CUSTOMERS}?status=sold&after=AAAA"))
        .await;
    assert_eq!(reply.fields(), ["status", "after"]);
}

#[tokio::test]
async fn what_is_foreign_and_what_is_nowhere_look_the_same() {
    let site = Site::open().await;
    let ann = site.db.person("Ann").await;
    let bo = site.db.person("Bo").await;
    let theirs = site
        .db
        .customer(&ann, "Secret Harbor")
        .shared()
        .create()
        .await;
    let program = Program::of(&site, &bo).await;
    let foreign = program.get(&at(theirs)).await;
    let nowhere = program
        .get(&at("00000000-0000-4000-8000-000000000000"))
        .await;
    let nonsense = program.get(&at("1%20or%201=1")).await;
    assert_eq!(foreign.problem(), "not-found");
    assert_eq!(
        (&foreign.body, &foreign.body),
        (&nowhere.body, &nonsense.body)
    );
}

#[tokio::test]
async fn what_is_no_operation_is_a_problem_too() {
    let site = Site::open().await;
    let ann = site.db.person("Ann").await;
    let program = Program::of(&site, &ann).await;
    for path in [
        "/api/v1",
        "/api/v1/",
        "/api/v2/customers",
        "/api/v1/customers/",
        "/api/nothing",
    ] {
        assert_eq!(program.get(path).await.problem(), "not-found", "{path}");
    }
    let reply = program.send(Call::new(Method::PATCH, CUSTOMERS)).await;
    assert_eq!(
        (reply.status.as_u16(), reply.problem().as_str()),
        (405, "method-not-allowed")
    );
    assert!(
        reply.header("allow").contains("POST"),
        "{}",
        reply.header("allow")
    );
    let text = Call::new(Method::POST, CUSTOMERS).raw("text/plain", "{\"name\":\"Acme\"}");
    let reply = program.send(text).await;
    assert_eq!(
        (reply.status.as_u16(), reply.problem().as_str()),
        (415, "media-type")
    );
    let broken = Call::new(Method::POST, CUSTOMERS).raw("application/json", "{\"name\":");
    let reply = program.send(broken).await;
    assert_eq!(
        (reply.status.as_u16(), reply.problem().as_str()),
        (400, "malformed")
    );
    let huge =
        Call::new(Method::POST, CUSTOMERS).raw("application/json", vec![b' '; 9 * 1024 * 1024]);
    for call in [huge.clone(), huge.header("idempotency-key", "x")] {
        let reply = program.send(call).await;
        assert_eq!(
            (reply.status.as_u16(), reply.problem().as_str()),
            (413, "too-large")
        );
    }
}

#[tokio::test]
async fn a_key_is_good_from_anywhere_and_no_page_of_another_site_may_read_the_reply() {
    let site = Site::open().await;
    let ann = site.db.person("Ann").await;
    let program = Program::of(&site, &ann).await;
    let call = Call::new(Method::POST, CUSTOMERS).header("origin", "https://elsewhere.example");
    let reply = program.send(call.json(&json!({ "name": "Acme" }))).await;
    assert_eq!(reply.status, StatusCode::CREATED);
    assert!(
        reply
            .headers
            .keys()
            .all(|name| !name.as_str().starts_with("access-control"))
    );
}

#[tokio::test]
async fn the_page_of_the_document_shows_every_operation_and_runs_nothing() {
    let site = Site::open().await;
    let document = send(&site, Call::new(Method::GET, "/api/openapi.json"))
        .await
        .json();
    assert_eq!(document["servers"][0]["url"], format!("http://{HOST}"));
    let page = send(&site, Call::new(Method::GET, "/api/docs")).await;
    assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
    let policy = page.header("content-security-policy");
    assert!(
        policy.starts_with("default-src 'none'") && !policy.contains("script"),
        "{policy}"
    );
    assert!(!page.body.contains("<script") && !page.body.contains(" style="));
    let operations = document["paths"].as_object().unwrap().values();
    for operation in operations.flat_map(|item| item.as_object().unwrap().values()) {
        let id = operation["operationId"].as_str().unwrap();
        assert!(page.body.contains(&format!("id=\"{id}\"")), "{id}");
    }
    let links = page.body.split("href=\"#").skip(1);
    for link in links.map(|rest| rest.split('"').next().unwrap()) {
        assert!(
            page.body.contains(&format!("id=\"{link}\"")),
            "{link} leads nowhere"
        );
    }
    let problem = send(&site, Call::new(Method::GET, CUSTOMERS))
        .await
        .problem();
    assert!(page.body.contains(&format!("id=\"{problem}\"")));
}
