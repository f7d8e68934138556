//! What is agreed, billed and paid, from one end to the other.

use axum::http::{Method, StatusCode};
use chrono::{Days, Utc};
use serde_json::{Value, json};

use super::program::{Call, Program, at};
use crate::site::{Reply, Site};

async fn put(program: &Program<'_>, path: &str, known: &str, body: &Value) -> Reply {
    let call = Call::new(Method::PUT, path).header("if-match", known);
    program.send(call.json(body)).await
}

async fn step(program: &Program<'_>, invoice: &str, step: &str) -> Reply {
    let body = json!({ "step": step });
    program.post(&format!("{invoice}/steps"), &body).await
}

fn retainer() -> Value {
    let today = Utc::now().date_naive();
    json!({
        "scope": "Product advice",
        "kind": "retainer",
        "starts_on": today - Days::new(10),
        "ends_on": today + Days::new(300),
        "pricing": { "model": "retainer", "amount": "2,000.5", "currency": "EUR", "period": "month" },
    })
}

#[tokio::test]
async fn a_retainer_is_agreed_billed_paid_and_summed() {
    let site = Site::open().await;
    let ann = site.db.person("Ann").await;
    let program = Program::of(&site, &ann).await;
    let acme = at(site.db.customer(&ann, "Acme").create().await);
    let made = program
        .post(&format!("{acme}/agreements"), &retainer())
        .await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.body);
    let agreement = made.header("location");
    assert_eq!(made.json()["status"], "active");
    let value = json!({ "amount": "24006.00", "currency": "EUR" });
    assert_eq!(made.json()["annual_value"], value);
    let bill = || program.send(Call::new(Method::POST, format!("{agreement}/bill")));
    let (billed, again) = (bill().await, bill().await);
    assert_eq!(billed.status, StatusCode::CREATED, "{}", billed.body);
    assert_eq!(again.status, StatusCode::OK);
    assert_eq!(again.json(), billed.json());
    let invoice = billed.header("location");
    assert_eq!(billed.json()["total"], "2000.50");
    assert_eq!(
        step(&program, invoice, "send").await.json()["status"],
        "sent"
    );
    let part = json!({ "invoice": billed.json()["id"], "amount": "500" });
    let payment = json!({
        "date": Utc::now().date_naive(), "amount": "600", "currency": "EUR", "method": "cash", "settlements": [part],
    });
    let paid = program.post(&format!("{acme}/payments"), &payment).await;
    assert_eq!(paid.json()["credit"], "100.00", "{}", paid.body);
    let invoice = program.get(invoice).await.json();
    assert_eq!(
        (&invoice["status"], &invoice["open"]),
        (&json!("part_paid"), &json!("1500.50"))
    );
    for path in [format!("{acme}/totals"), "/api/v1/totals".to_owned()] {
        let totals = program.get(&path).await.json();
        let sums = &totals["receivables"][0];
        assert_eq!(
            (&sums["open"], &sums["balance"]),
            (&json!("1500.50"), &json!("1400.50"))
        );
        assert_eq!(totals["agreements"][0]["per_month"], "2000.50");
    }
    let unpaid = program
        .get("/api/v1/invoices?status=unpaid&currency=EUR")
        .await
        .json();
    assert_eq!(unpaid["items"][0]["customer_name"], "Acme");
    assert_eq!(unpaid["items"].as_array().unwrap().len(), 1);
    let found = format!(
        "/api/v1/invoices?number={}",
        invoice["number"].as_str().unwrap()
    );
    assert_eq!(program.get(&found).await.json()["items"], unpaid["items"]);
}

#[tokio::test]
async fn what_was_read_can_be_sent_back_and_only_the_known_version_is_replaced() {
    let site = Site::open().await;
    let ann = site.db.person("Ann").await;
    let program = Program::of(&site, &ann).await;
    let acme = at(site.db.customer(&ann, "Acme").create().await);
    let lines = json!([{ "description": "Advice", "quantity": "1.5", "unit_price": "100" }]);
    let invoice =
        json!({ "date": "2026-06-01", "currency": "EUR", "lines": lines, "tax_rate": "19" });
    let payment =
        json!({ "date": "2026-06-01", "amount": "5", "currency": "EUR", "method": "card" });
    let event =
        json!({ "type": "call", "title": "Kick-off", "happened_at": "2026-03-12T14:30:00Z" });
    for (list, body) in [
        (format!("{acme}/agreements"), retainer()),
        (format!("{acme}/invoices"), invoice),
        (format!("{acme}/payments"), payment),
        (
            format!("{acme}/projects"),
            json!({ "name": "Pricing study" }),
        ),
        (format!("{acme}/events"), event),
        (
            "/api/v1/portfolio".to_owned(),
            json!({ "kind": "talk", "title": "Pricing" }),
        ),
    ] {
        let made = program.post(&list, &body).await;
        assert_eq!(made.status, StatusCode::CREATED, "{}", made.body);
        let (path, first) = (made.header("location"), made.header("etag"));
        let same = put(&program, path, first, &made.json()).await;
        assert_eq!(same.status, StatusCode::OK, "{}", same.body);
        let without = |reply: &Reply| {
            let mut body = reply.json();
            body["updated_at"] = Value::Null;
            body
        };
        assert_eq!(without(&same), without(&made), "{list}");
        let late = put(&program, path, first, &made.json()).await;
        assert_eq!(
            (late.status.as_u16(), late.problem().as_str()),
            (412, "stale")
        );
        let newest = format!("{first}, {}", same.header("etag"));
        assert_eq!(
            put(&program, path, &newest, &body).await.status,
            StatusCode::OK
        );
        let delete = || program.send(Call::new(Method::DELETE, path));
        assert_eq!(delete().await.status, StatusCode::NO_CONTENT);
        assert_eq!(program.get(path).await.problem(), "not-found");
        let restore = Call::new(Method::POST, format!("{path}/restore"));
        assert_eq!(
            without(&program.send(restore).await)["id"],
            made.json()["id"]
        );
    }
}

#[tokio::test]
async fn what_is_wrong_is_told_by_its_place() {
    let site = Site::open().await;
    let ann = site.db.person("Ann").await;
    let program = Program::of(&site, &ann).await;
    let acme = at(site.db.customer(&ann, "Acme").create().await);
    let mut agreement = retainer();
    agreement["scope"] = json!(" ");
    agreement["pricing"]["amount"] = json!("-1");
    let wrong = program
        .post(&format!("{acme}/agreements"), &agreement)
        .await;
    assert_eq!(wrong.fields(), ["scope", "pricing.amount"]);
    let invoice = json!({ "date": "soon", "currency": "EUR", "lines": [{ "unit_price": "much" }] });
    let wrong = program.post(&format!("{acme}/invoices"), &invoice).await;
    assert_eq!(wrong.fields(), ["date", "lines.0.unit_price"]);
    let refused = program
        .get("/api/v1/invoices?status=late&currency=gold&after=AAAA")
        .await;
    assert_eq!(refused.fields(), ["status", "currency"]);
    let draft = json!({ "date": "2026-06-01", "currency": "EUR", "amount": "10" });
    let draft = program.post(&format!("{acme}/invoices"), &draft).await;
    let off = step(&program, draft.header("location"), "write_off").await;
    assert_eq!(
        (off.status.as_u16(), off.problem().as_str()),
        (409, "conflict")
    );
}
