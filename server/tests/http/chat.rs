//! The conversation with the agents: the functions behind it, and the page that the server sends.

use axum::http::StatusCode;
use db::testing::Member;
use domain::activity::Action;
use domain::customers::{CustomerStatus, CustomerStore};
use domain::id::CustomerId;
use domain::workspaces::Role;
use serde_json::{Value, json};

use crate::site::{Reply, Site};

/// No language model answers here, whatever runs on the machine.
const WITHOUT_MODELS: [&str; 2] = ["--ollama-url", "http://127.0.0.1:9"];

async fn send(site: &Site, function: &str, body: &Value, cookie: &str) -> Reply {
    site.json(&format!("chat/{function}"), body, cookie).await
}

/// Somebody with a customer, and the conversation that they begin.
struct Talk {
    site: Site,
    ann: Member,
    cookie: String,
    customer: CustomerId,
    conversation: String,
}

impl Talk {
    async fn begin() -> Self {
        let site = Site::with(&WITHOUT_MODELS).await;
        let ann = site.db.person("Ann").await;
        let cookie = cookie_of(&ann);
        let customer = site.db.customer(&ann, "Harbour Labs").create().await;
        let question = [
            ("customer", customer.to_string()),
            ("question", "What is owed?".to_owned()),
        ];
        let form: Vec<_> = question
            .iter()
            .map(|(name, text)| (*name, text.as_str()))
            .collect();
        let begun = site.call("chat/begin", &form, &cookie).await;
        assert_eq!(begun.status, StatusCode::OK, "{}", begun.body);
        let begun: Value = serde_json::from_str(&begun.body).unwrap();
        assert_eq!(begun["title"], "What is owed?");
        let conversation = begun["id"].as_str().unwrap().to_owned();
        Self {
            site,
            ann,
            cookie,
            customer,
            conversation,
        }
    }

    async fn ask(&self, question: &str) -> Reply {
        self.ask_seeing(Value::Null, question).await
    }

    /// Asks where this agent is pinned on screen.
    async fn ask_seeing(&self, pinned: Value, question: &str) -> Reply {
        let body = json!({ "conversation": self.conversation, "question": question, "agent": pinned, "instead_of": null });
        send(&self.site, "ask", &body, &self.cookie).await
    }
}

fn cookie_of(member: &Member) -> String {
    format!("nextup_session={}", member.token)
}

/// The lines of a stream.
fn lines(reply: &Reply) -> Vec<Value> {
    let lines = reply.body.lines();
    lines
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn events(lines: &[Value]) -> Vec<&str> {
    let events = lines
        .iter()
        .filter_map(|line| line["event"].as_object()?.keys().next());
    events.map(String::as_str).collect()
}

fn ended(lines: &[Value]) -> &Value {
    let mut ends = lines.iter().map(|line| &line["event"]["ended"]);
    &ends.find(|end| end.is_object()).unwrap()["message"]
}

#[tokio::test]
async fn an_answer_is_told_from_its_question_to_its_end_and_kept() {
    let talk = Talk::begin().await;
    let reply = talk.ask("What is owed?").await;
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.body);
    let told = lines(&reply);
    let happened = events(&told);
    assert_eq!(happened[..2], ["accepted", "snapshot"], "{happened:?}");
    assert!(happened.contains(&"routed") && happened.contains(&"tool_done"));
    assert_eq!(told.last().unwrap(), "end");
    let answer = ended(&told);
    assert_eq!(answer["state"], "done");
    assert_eq!(answer["agent"], "customer_management");
    assert_eq!(answer["details"]["usage"]["provider"], "built-in");

    let follow = send(
        &talk.site,
        "follow",
        &json!({ "answer": answer["id"] }),
        &talk.cookie,
    )
    .await;
    let again = lines(&follow);
    assert_eq!(&again[0]["event"]["snapshot"]["message"], answer);

    let path = format!("/customers/{}?chat=latest", talk.customer);
    let page = talk.site.get(&path, &talk.cookie).await;
    assert!(page.body.contains("Conversation with the agents"));
    assert!(
        page.body.contains("built-in assistant"),
        "the answer is not on the page"
    );
}

#[tokio::test]
async fn a_question_goes_where_the_person_sees_it_go() {
    const ROADMAP: &str = "Sketch a roadmap and a product strategy";
    let talk = Talk::begin().await;
    let pin = json!({ "conversation": talk.conversation, "agent": "customer_management" });
    let pinned = send(&talk.site, "pin", &pin, &talk.cookie).await;
    assert_eq!(pinned.status, StatusCode::OK, "{}", pinned.body);
    // It was unpinned on screen, and the server has not heard of it yet.
    let told = lines(&talk.ask(ROADMAP).await);
    let unpinned = ended(&told);
    assert_eq!(unpinned["agent"], "product_management");
    assert_eq!(unpinned["details"]["routing"]["by"], "words");

    let seen = json!("customer_management");
    let told = lines(&talk.ask_seeing(seen.clone(), ROADMAP).await);
    let answer = ended(&told);
    assert_eq!(answer["agent"], "customer_management");
    assert_eq!(answer["details"]["routing"]["by"], "pin");
    for (seen, agent) in [
        (Value::Null, "product_management"),
        (seen, "customer_management"),
    ] {
        let body = json!({ "answer": answer["id"], "agent": seen });
        let told = lines(&send(&talk.site, "retry", &body, &talk.cookie).await);
        assert_eq!(ended(&told)["agent"], agent);
    }
}

#[tokio::test]
async fn a_conversation_is_nobody_elses() {
    let talk = Talk::begin().await;
    let told = lines(&talk.ask("What is owed?").await);
    let answer = ended(&told)["id"].clone();
    let colleague = talk.site.db.member(&talk.ann, "Bob", Role::Admin).await;
    let stranger = talk.site.db.person("Eve").await;
    for other in [cookie_of(&colleague), cookie_of(&stranger)] {
        let body = json!({ "conversation": talk.conversation, "question": "And?", "agent": null, "instead_of": null });
        let asked = send(&talk.site, "ask", &body, &other).await;
        assert_eq!(asked.status, StatusCode::NOT_FOUND);
        for function in ["follow", "retry"] {
            let read = send(
                &talk.site,
                function,
                &json!({ "answer": answer, "agent": null }),
                &other,
            )
            .await;
            assert_eq!(read.status, StatusCode::NOT_FOUND, "{function}");
            assert!(!read.body.contains("Harbour"));
        }
        let id = answer.as_str().unwrap();
        let stopped = talk.site.call("chat/stop", &[("answer", id)], &other).await;
        assert_eq!(stopped.status, StatusCode::NOT_FOUND);
    }
    let nobody = talk
        .site
        .call("chat/stop", &[("answer", answer.as_str().unwrap())], "")
        .await;
    assert_eq!(nobody.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn what_is_applied_is_logged_as_done_through_an_agent() {
    let talk = Talk::begin().await;
    let told = lines(&talk.ask("Set status to live").await);
    let mut proposed = told.iter().map(|line| &line["event"]["proposed"]);
    let proposed = proposed.find(|event| event.is_object()).unwrap();
    let proposal = &proposed["proposal"];
    let status = async || {
        let customers = talk.site.db.customers();
        customers
            .get(talk.ann.actor(), talk.customer)
            .await
            .unwrap()
            .status
    };
    assert_ne!(status().await, CustomerStatus::Live);
    let id = proposal["id"].as_str().unwrap();
    let body = json!({ "proposal": id, "amended": null });
    let applied = send(&talk.site, "apply", &body, &talk.cookie).await;
    assert_eq!(applied.status, StatusCode::OK, "{}", applied.body);
    assert_eq!(status().await, CustomerStatus::Live);

    let customers = talk.site.db.customers();
    let log = customers
        .timeline(talk.ann.actor(), talk.customer, None)
        .await
        .unwrap();
    let entry = log
        .items
        .iter()
        .find(|entry| entry.action != Action::Created)
        .unwrap();
    assert_eq!(entry.source, domain::Source::Agent);
    assert_eq!(entry.by.as_ref().unwrap().id, talk.ann.actor().user);

    let undone = talk
        .site
        .call("chat/undo", &[("proposal", id)], &talk.cookie)
        .await;
    assert_eq!(undone.status, StatusCode::OK, "{}", undone.body);
    assert_ne!(status().await, CustomerStatus::Live);
}

#[tokio::test]
async fn nothing_is_asked_without_a_question_or_of_nobody() {
    let talk = Talk::begin().await;
    let empty = talk.ask(" \n ").await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    let long = talk.ask(&"x".repeat(20_001)).await;
    assert_eq!(long.status, StatusCode::UNPROCESSABLE_ENTITY);
    let nul = talk.ask("a\u{0}b").await;
    assert!(
        nul.status.is_client_error() || nul.status.is_success(),
        "{}",
        nul.body
    );
    for body in ["{}", "[]", "null", "{\"conversation\":\"1 or 1=1\"}"] {
        let body: Value = serde_json::from_str(body).unwrap();
        for function in ["ask", "follow", "retry", "rate", "pin", "apply"] {
            let refused = send(&talk.site, function, &body, &talk.cookie).await;
            assert!(
                refused.status.is_client_error(),
                "{function}: {}",
                refused.status
            );
        }
    }
}
