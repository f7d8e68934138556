//! Every operation of the document, called with everything in the corpus, in every place that takes text.

use std::collections::BTreeMap;

use axum::http::Method;
use db::testing::Member;
use domain::api_keys::Scope;
use domain::customers::{CustomerInfo, CustomerStatus};
use serde_json::{Value, json};

use super::attacks::{Bodies, attacks, encode};
use super::corpus::texts;
use super::operation::Operation;
use super::program::{CUSTOMERS, Call, Program, send, workspace};
use super::records::Records;
use super::schema::list;
use crate::site::{Reply, Site};

/// The tags of the document; each has a test.
const TAGS: [&str; 8] = [
    "Customers",
    "Agreements",
    "Invoices",
    "Payments",
    "Projects",
    "Artifacts",
    "Events",
    "Portfolio",
];

/// Words that only the stranger's customer has.
const SECRET: &str = "Secret Harbor";

async fn document(site: &Site) -> Value {
    send(site, Call::new(Method::GET, "/api/openapi.json"))
        .await
        .json()
}

/// No failure, nobody else's data, and every refusal in its form.
fn check(call: &Call, reply: &Reply) {
    let body: String = reply.body.chars().take(300).collect();
    let sent = String::from_utf8_lossy(&call.body[..call.body.len().min(200)]);
    let told = format!(
        "{} {} {:?} {sent}\n{} {body}",
        call.method, call.path, call.headers, reply.status
    );
    assert!(reply.status.as_u16() < 500, "{told}");
    assert!(
        !reply.body.contains(SECRET) && !reply.body.contains("root:"),
        "{told}"
    );
    assert!(!reply.headers.contains_key("x-injected"), "{told}");
    if reply.status.as_u16() >= 400 {
        assert_eq!(
            reply.header("content-type"),
            "application/problem+json",
            "{told}"
        );
        reply.problem();
    } else if !reply.body.is_empty() {
        reply.json();
    }
}

async fn stranger(site: &Site) -> (Member, Records) {
    let cy = site.db.person("Cy").await;
    let info = CustomerInfo {
        about: SECRET.to_owned(),
        ..CustomerInfo::default()
    };
    let customer = site
        .db
        .customer(&cy, SECRET)
        .info(info)
        .status(CustomerStatus::Live);
    let id = customer.shared().create().await;
    let records = Records::called(SECRET, &site.db, &cy, id).await;
    (cy, records)
}

/// Everything that can be read of these records.
async fn all_of(owner: &Program<'_>, document: &Value, records: &Records) -> Vec<Value> {
    let mut all = Vec::new();
    for operation in Operation::all(document) {
        if operation.method == Method::GET {
            all.push(owner.get(&records.path(operation.path)).await.json());
        }
    }
    all
}

/// Puts back what was deleted.
async fn restore(program: &Program<'_>, call: &Call, path: &str, reply: &Reply) {
    if call.method == Method::DELETE && reply.status.is_success() {
        let restore = Call::new(Method::POST, format!("{path}/restore"));
        program.send(restore).await;
    }
}

/// All operations of a tag. Those that read share a workspace; those that write have their own.
async fn withstands(tag: &str) {
    let site = Site::with(&["--api-requests-per-minute", "10000000"]).await;
    let document = document(&site).await;
    let tags: Vec<&Value> = list(&document["tags"]).map(|tag| &tag["name"]).collect();
    assert_eq!(tags, TAGS, "a tag without a test");
    let (cy, theirs) = stranger(&site).await;
    let owner = Program::of(&site, &cy).await;
    let before = all_of(&owner, &document, &theirs).await;
    let reading = workspace(&site, &Scope::ALL).await;
    let operations = Operation::all(&document).into_iter();
    for operation in operations.filter(|one| one.words["tags"][0] == tag) {
        if operation.method == Method::GET {
            stands(&operation, &reading).await;
        } else {
            stands(&operation, &workspace(&site, &Scope::ALL).await).await;
        }
    }
    assert_eq!(all_of(&owner, &document, &theirs).await, before);
}

async fn stands(operation: &Operation<'_>, (program, records): &(Program<'_>, Records)) {
    let attacks = attacks(operation, records);
    let (name, path) = (operation.name(), records.path(operation.path));
    assert!(attacks.len() >= 200, "{name}: {}", attacks.len());
    // The key is good, and so is the call: what follows is refused for what is wrong with it.
    let good = operation.call(records);
    let reply = program.send(good.clone()).await;
    assert!(reply.status.is_success(), "{name}: {}", reply.body);
    restore(program, &good, &path, &reply).await;
    for call in attacks {
        let reply = tried(program, &call).await;
        restore(program, &call, &path, &reply).await;
    }
    for bodies in texts().iter().filter_map(|text| Bodies::with(&good, text)) {
        in_body(program, bodies).await;
    }
}

/// A text in every place at once, and alone where it was not refused by name: what passes its rule meets the store.
async fn in_body(program: &Program<'_>, bodies: Bodies) {
    let reply = tried(program, &bodies.everywhere).await;
    let refused = match reply.status.as_u16() {
        422 => reply.fields(),
        _ => Vec::new(),
    };
    for (place, call) in bodies.alone {
        if !refused.contains(&place) {
            tried(program, &call).await;
        }
    }
    for call in bodies.named {
        tried(program, &call).await;
    }
}

async fn tried(program: &Program<'_>, call: &Call) -> Reply {
    let reply = program.send(call.clone()).await;
    check(call, &reply);
    reply
}

#[tokio::test]
async fn whatever_is_sent_about_customers_nothing_fails_and_nothing_leaks() {
    withstands("Customers").await;
}

#[tokio::test]
async fn whatever_is_sent_about_agreements_nothing_fails_and_nothing_leaks() {
    withstands("Agreements").await;
}

#[tokio::test]
async fn whatever_is_sent_about_invoices_nothing_fails_and_nothing_leaks() {
    withstands("Invoices").await;
}

#[tokio::test]
async fn whatever_is_sent_about_payments_nothing_fails_and_nothing_leaks() {
    withstands("Payments").await;
}

#[tokio::test]
async fn whatever_is_sent_about_projects_nothing_fails_and_nothing_leaks() {
    withstands("Projects").await;
}

#[tokio::test]
async fn whatever_is_sent_about_artifacts_nothing_fails_and_nothing_leaks() {
    withstands("Artifacts").await;
}

#[tokio::test]
async fn whatever_is_sent_about_events_nothing_fails_and_nothing_leaks() {
    withstands("Events").await;
}

#[tokio::test]
async fn whatever_is_sent_about_portfolio_nothing_fails_and_nothing_leaks() {
    withstands("Portfolio").await;
}

#[tokio::test]
async fn what_is_somebody_elses_is_nowhere_however_its_id_is_written() {
    let site = Site::with(&["--api-requests-per-minute", "10000000"]).await;
    let document = document(&site).await;
    let (cy, theirs) = stranger(&site).await;
    let owner = Program::of(&site, &cy).await;
    let before = all_of(&owner, &document, &theirs).await;
    let (program, mine) = workspace(&site, &Scope::ALL).await;
    let forms: [fn(&str) -> String; 6] = [
        str::to_owned,
        str::to_uppercase,
        |id| id.replace('-', ""),
        |id| format!("%7B{id}%7D"),
        |id| format!("urn:uuid:{id}"),
        |id| format!("{id}%20"),
    ];
    for form in forms {
        let theirs = theirs.map(form);
        for operation in Operation::all(&document) {
            let mut foreign = operation.call(&mine);
            foreign.path = theirs.path(operation.path);
            let reply = tried(&program, &foreign).await;
            if operation.path.contains('{') {
                let (method, path) = (foreign.method, foreign.path);
                assert_eq!(reply.problem(), "not-found", "{method} {path}");
            }
            // The path is the caller's own, the body names what is not.
            let path = mine.path(operation.path);
            let mut named = operation.call(&theirs);
            named.path.clone_from(&path);
            let reply = tried(&program, &named).await;
            if theirs.are_named_in(&named.body) {
                assert_eq!(reply.problem(), "invalid", "{} {path}", named.method);
            }
            restore(&program, &named, &path, &reply).await;
        }
    }
    for search in ["secret", "harbor", "s", SECRET, &theirs.customer] {
        for list in [CUSTOMERS, "/api/v1/portfolio"] {
            let path = format!("{list}?q={}", encode(search));
            let found = tried(&program, &Call::new(Method::GET, path)).await;
            let theirs = [&theirs.customer, &theirs.piece];
            assert!(
                theirs.iter().all(|id| !found.body.contains(*id)),
                "{search}"
            );
        }
    }
    assert_eq!(all_of(&owner, &document, &theirs).await, before);
}

#[tokio::test]
async fn as_much_as_fits_is_kept_and_more_is_refused() {
    let site = Site::open().await;
    let ann = site.db.person("Ann").await;
    let program = Program::of(&site, &ann).await;
    let words = |number: usize| {
        (0..2_500)
            .map(|word| format!("{number}w{word:05}"))
            .collect::<Vec<_>>()
            .join("")
    };
    let extra: BTreeMap<String, String> =
        (0..50).map(|n| (format!("Field {n}"), words(n))).collect();
    let full = program
        .post(CUSTOMERS, &json!({ "name": "Full", "extra": extra }))
        .await;
    assert_eq!(full.status.as_u16(), 201, "{:.300}", full.body);
    let member = json!({ "name": "Mia", "notes": "x".repeat(20_000) });
    let crowd: Vec<&Value> = std::iter::repeat_n(&member, 200).collect();
    let reply = program
        .post(CUSTOMERS, &json!({ "name": "Crowd", "team": crowd }))
        .await;
    check(&Call::new(Method::POST, CUSTOMERS), &reply);
}
