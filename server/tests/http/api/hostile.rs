//! Every operation, called with everything in the corpus, in every place that takes text.

use std::collections::BTreeMap;

use axum::http::{HeaderValue, Method, Uri};
use db::testing::Member;
use domain::customers::{CustomerInfo, CustomerStatus};
use serde_json::{Value, json};

use super::corpus::{KINDS, bodies, texts};
use super::program::{CUSTOMERS, Call, Program, at};
use crate::site::{Reply, Site};

/// Words that only the stranger's customer has.
const SECRET: &str = "Secret Harbor";

/// A way to call each operation that works.
fn operations(id: &str) -> Vec<Call> {
    let call = |method: Method, path: &str| Call::new(method, path);
    let acme = json!({ "name": "Acme" });
    vec![
        call(Method::GET, CUSTOMERS),
        call(Method::POST, CUSTOMERS).json(&acme),
        call(Method::GET, &at(id)),
        call(Method::PUT, &at(id))
            .header("if-match", "*")
            .json(&acme),
        call(Method::DELETE, &at(id)),
        call(Method::PATCH, &format!("{}/status", at(id))).json(&json!({ "status": "live" })),
        call(Method::POST, &format!("{}/restore", at(id))),
        call(Method::GET, &format!("{}/activity", at(id))),
    ]
}

/// One operation called in every wrong way.
fn attacks(good: &Call, id: &str) -> Vec<Call> {
    let mut attacks = Vec::new();
    for text in texts() {
        if good.path.contains(id) {
            attacks.extend(in_path(good, &good.path.replace(id, &encode(&text))));
            // As a client sends it that encodes nothing.
            attacks.extend(in_path(good, &good.path.replace(id, &text)));
        }
        for name in queries(good) {
            attacks.extend(in_path(
                good,
                &format!("{}?{name}={}", good.path, encode(&text)),
            ));
        }
        for name in [
            "authorization",
            "if-match",
            "idempotency-key",
            "content-type",
        ] {
            attacks.extend(HeaderValue::from_bytes(text.as_bytes()).ok().map(|value| {
                let mut call = good.clone();
                call.headers.retain(|(other, _)| other != name);
                call.headers.push((name.to_owned(), value));
                call
            }));
        }
        attacks.extend(
            with_text(good, &text)
                .into_iter()
                .map(|body| good.clone().json(&body)),
        );
    }
    for body in bodies() {
        attacks.push(good.clone().raw("application/json", body));
    }
    attacks.extend(KINDS.map(|kind| good.clone().raw(kind, good.body.clone())));
    attacks
}

/// The parameters that an operation takes, or one that it does not.
fn queries(good: &Call) -> &'static [&'static str] {
    match (&good.method, good.path.as_str()) {
        (&Method::GET, CUSTOMERS) => &["q", "status", "sort", "after"],
        (&Method::GET, path) if path.ends_with("/activity") => &["after"],
        _ => &["unknown"],
    }
}

/// Bodies with this text in every place.
fn with_text(good: &Call, text: &str) -> Vec<Value> {
    if good.body.is_empty() {
        return Vec::new();
    }
    if good.path.ends_with("/status") {
        return vec![json!({ "status": text }), json!({ text: "live" })];
    }
    let member = json!({ "name": text, "role": text, "email": text, "notes": text });
    let extra = |label: &str, value: &str| BTreeMap::from([(label.to_owned(), value.to_owned())]);
    vec![
        json!({ "name": text }),
        json!({ "name": "Acme", "about": text, "vertical": text, "persona": text, "icp": text }),
        json!({ "name": "Acme", "product": { "name": text, "stage": text, "description": text, "url": text } }),
        json!({ "name": "Acme", "team": [member] }),
        json!({ "name": "Acme", "team": [{ "id": text, "name": "Mia" }] }),
        json!({ "name": "Acme", "extra": extra(text, text) }),
        json!({ "name": "Acme", "status": text }),
        json!({ "name": "Acme", text: text }),
    ]
}

/// The call to this address, if it is one that a client can send at all.
fn in_path(good: &Call, path: &str) -> Option<Call> {
    path.parse::<Uri>().ok()?;
    path.starts_with("/api/").then(|| Call {
        path: path.to_owned(),
        ..good.clone()
    })
}

fn encode(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
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

async fn stranger(site: &Site) -> (Member, String) {
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
    let id = customer.shared().create().await.to_string();
    (cy, id)
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_is_sent_nothing_fails_and_nothing_leaks() {
    let site = Site::with(&["--api-requests-per-minute", "10000000"]).await;
    let (cy, theirs) = stranger(&site).await;
    let owner = Program::of(&site, &cy).await;
    let before = owner.get(&at(&theirs)).await.json();
    let ann = site.db.person("Ann").await;
    let program = Program::of(&site, &ann).await;
    let id = site.db.customer(&ann, "Acme").create().await.to_string();
    let restore = Call::new(Method::POST, format!("{}/restore", at(&id)));
    for good in operations(&id) {
        let attacks = attacks(&good, &id);
        assert!(
            attacks.len() >= 200,
            "{} {}: {}",
            good.method,
            good.path,
            attacks.len()
        );
        // The key is good, and so is the call: what follows is refused for what is wrong with it.
        assert!(program.send(good.clone()).await.status.is_success());
        program.send(restore.clone()).await;
        for call in attacks {
            check(&call, &program.send(call.clone()).await);
            if good.method == Method::DELETE {
                program.send(restore.clone()).await;
            }
        }
    }
    assert_eq!(owner.get(&at(&theirs)).await.json(), before);
}

#[tokio::test]
async fn somebody_elses_customer_is_nowhere_however_its_id_is_written() {
    let site = Site::with(&["--api-requests-per-minute", "10000000"]).await;
    let (cy, theirs) = stranger(&site).await;
    let owner = Program::of(&site, &cy).await;
    let before = owner.get(&at(&theirs)).await.json();
    let ann = site.db.person("Ann").await;
    let program = Program::of(&site, &ann).await;
    let simple = theirs.replace('-', "");
    let forms = [
        theirs.clone(),
        theirs.to_uppercase(),
        simple,
        format!("%7B{theirs}%7D"),
        format!("urn:uuid:{theirs}"),
        format!("{theirs}%20"),
    ];
    for form in &forms {
        for call in operations(form) {
            let reply = program.send(call.clone()).await;
            check(&call, &reply);
            if call.path.contains(form) {
                assert_eq!(
                    reply.problem(),
                    "not-found",
                    "{} {}",
                    call.method,
                    call.path
                );
            }
        }
    }
    for search in ["secret", "harbor", "s", SECRET, &theirs] {
        let found = program
            .get(&format!("{CUSTOMERS}?q={}", encode(search)))
            .await;
        assert_eq!(found.json()["items"], json!([]), "{search}");
    }
    assert_eq!(owner.get(&at(&theirs)).await.json(), before);
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
