//! Receivables: their pages, and the functions behind them.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::site::Site;

/// Does it, and reads what came back.
async fn done(site: &Site, function: &str, body: &Value, cookie: &str) -> Value {
    let reply = site.json(function, body, cookie).await;
    assert_eq!(reply.status, StatusCode::OK, "{function}: {}", reply.body);
    serde_json::from_str(&reply.body).unwrap()
}

fn id(value: &Value) -> &str {
    value["id"].as_str().unwrap()
}

fn cookie_of(member: &db::testing::Member) -> String {
    format!("nextup_session={}", member.token)
}

/// Somebody with a customer: the cookie and the customer's id.
async fn somebody(site: &Site) -> (String, String) {
    let ann = site.db.person("Ann").await;
    let customer = site.db.customer(&ann, "Harbour").create().await;
    (cookie_of(&ann), customer.to_string())
}

/// An invoice of 1,190 euro that was sent.
async fn sent(site: &Site, customer: &str, cookie: &str) -> Value {
    let form = json!({
        "date": "2026-03-01", "due_on": "2026-03-31", "currency": "EUR", "tax_rate": "19",
        "lines": [{ "description": "Product advice", "quantity": "2", "unit_price": "500" }],
    });
    let body = json!({ "customer": customer, "form": form });
    let made = done(site, "invoices/create", &body, cookie).await;
    let step = json!({ "id": id(&made), "step": { "step": "send" } });
    done(site, "invoices/step", &step, cookie).await
}

fn payment(customer: &str, amount: &str, settlements: &Value) -> Value {
    json!({ "customer": customer, "form": {
        "date": "2026-04-02", "amount": amount, "currency": "EUR", "method": "card", "settlements": settlements,
    }})
}

#[tokio::test]
async fn an_invoice_is_on_every_page_that_the_server_sends() {
    let site = Site::open().await;
    let (cookie, customer) = somebody(&site).await;
    let invoice = sent(&site, &customer, &cookie).await;
    let part = json!([{ "invoice": id(&invoice), "amount": "190" }]);
    let body = payment(&customer, "200", &part);
    done(&site, "payments/create", &body, &cookie).await;

    let number = invoice["number"].as_str().unwrap();
    let tab = format!("/customers/{customer}/receivables");
    let paper = format!("/invoices/{}", id(&invoice));
    for (path, words) in [
        (
            tab.as_str(),
            ["1,000.00 EUR", "Payment of 2 Apr 2026", "10.00 EUR left"],
        ),
        ("/receivables", ["1,000.00 EUR", "Harbour", "Overdue"]),
        (
            "/receivables?status=overdue&currency=EUR",
            ["1,000.00 EUR", "Harbour", &tab],
        ),
        (
            paper.as_str(),
            ["Product advice", "1,190.00 EUR", "Paid on 2 Apr 2026"],
        ),
    ] {
        let page = site.get(path, &cookie).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        for words in words.into_iter().chain([number]) {
            assert!(page.body.contains(words), "{path}: {words}");
        }
    }
    let none = site.get("/receivables?status=draft", &cookie).await;
    assert!(none.body.contains("No invoice matches"));
}

#[tokio::test]
async fn an_invoice_that_is_not_there_or_not_yours_is_not_found() {
    let site = Site::open().await;
    let (cookie, customer) = somebody(&site).await;
    let invoice = sent(&site, &customer, &cookie).await;
    let bo = site.db.person("Bo").await;
    let foreign = cookie_of(&bo);
    for (path, cookie) in [
        (format!("/invoices/{}", id(&invoice)), &foreign),
        ("/invoices/1%20or%201=1".to_owned(), &cookie),
    ] {
        let page = site.get(&path, cookie).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
        assert!(
            page.body.contains("We could not find that invoice"),
            "{path}"
        );
    }
    for (function, body) in [
        (
            "invoices/step",
            json!({ "id": id(&invoice), "step": { "step": "void", "reason": "" } }),
        ),
        (
            "invoices/create",
            json!({ "customer": customer, "form": { "date": "2026-03-01", "currency": "EUR", "amount": "1" } }),
        ),
        ("payments/create", payment(&customer, "1", &json!([]))),
    ] {
        let reply = site.json(function, &body, &foreign).await;
        assert_eq!(
            reply.status,
            StatusCode::NOT_FOUND,
            "{function}: {}",
            reply.body
        );
    }
    for function in ["invoices/delete", "invoices/restore"] {
        let reply = site.call(function, &[("id", id(&invoice))], &foreign).await;
        assert_eq!(
            reply.status,
            StatusCode::NOT_FOUND,
            "{function}: {}",
            reply.body
        );
    }
}

#[tokio::test]
async fn a_period_is_invoiced_once() {
    let site = Site::open().await;
    let (cookie, customer) = somebody(&site).await;
    let form = json!({
        "scope": "Product lead", "kind": "retainer", "starts_on": "2026-01-01",
        "pricing": { "model": "retainer", "amount": "4000", "currency": "EUR", "period": "month" },
    });
    let body = json!({ "customer": customer, "form": form });
    let agreement = done(&site, "agreements/create", &body, &cookie).await;
    let form = [("agreement", id(&agreement)), ("today", "2026-03-12")];
    let mut invoices = Vec::new();
    for made in [true, false] {
        let reply = site.call("invoices/bill", &form, &cookie).await;
        assert_eq!(reply.status, StatusCode::OK, "{}", reply.body);
        let billed: Value = serde_json::from_str(&reply.body).unwrap();
        assert_eq!(billed["made"], made);
        invoices.push(id(&billed["invoice"]).to_owned());
    }
    assert_eq!(invoices[0], invoices[1]);
    let before = [("agreement", id(&agreement)), ("today", "2025-12-31")];
    let reply = site.call("invoices/bill", &before, &cookie).await;
    assert_eq!(reply.status, StatusCode::CONFLICT, "{}", reply.body);
}

#[tokio::test]
async fn money_settles_is_released_and_goes_back() {
    let site = Site::open().await;
    let (cookie, customer) = somebody(&site).await;
    let invoice = sent(&site, &customer, &cookie).await;
    let too_much = json!([{ "invoice": id(&invoice), "amount": "1200" }]);
    let body = payment(&customer, "2000", &too_much);
    let reply = site.json("payments/create", &body, &cookie).await;
    assert_eq!(
        reply.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "{}",
        reply.body
    );

    let body = payment(&customer, "2000", &json!([]));
    let paid = done(&site, "payments/create", &body, &cookie).await;
    let all = json!([{ "invoice": id(&invoice), "amount": "1190" }]);
    let body = json!({ "id": id(&paid), "currency": "EUR", "settlements": all });
    let settled = done(&site, "payments/settle", &body, &cookie).await;
    assert_eq!(settled["allocated"]["amount"], "1190");

    let refund = |amount: &str| {
        let form = json!({ "date": "2026-04-03", "amount": amount, "currency": "EUR" });
        json!({ "id": id(&paid), "form": form })
    };
    let reply = site.json("payments/refund", &refund("811"), &cookie).await;
    assert_eq!(
        reply.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "{}",
        reply.body
    );
    done(&site, "payments/refund", &refund("810"), &cookie).await;
    let reply = site
        .call("payments/delete", &[("id", id(&paid))], &cookie)
        .await;
    assert_eq!(reply.status, StatusCode::CONFLICT, "{}", reply.body);

    let form = [("id", id(&paid)), ("invoice", id(&invoice))];
    let reply = site.call("payments/release", &form, &cookie).await;
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.body);
    let page = site
        .get(&format!("/invoices/{}", id(&invoice)), &cookie)
        .await;
    assert!(
        !page.body.contains("Paid on"),
        "nothing settles it any more"
    );
}

#[tokio::test]
async fn what_is_wrong_is_said_of_its_field() {
    let site = Site::open().await;
    let (cookie, customer) = somebody(&site).await;
    let form = json!({ "date": "soon", "currency": "EURO", "amount": "-1", "tax_rate": "101", "agreement": "none" });
    let body = json!({ "customer": customer, "form": form });
    let reply = site.json("invoices/create", &body, &cookie).await;
    assert_eq!(
        reply.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "{}",
        reply.body
    );
    for field in ["date", "currency", "amount", "tax_rate", "agreement"] {
        assert!(reply.body.contains(field), "{field}: {}", reply.body);
    }
    let wrong = json!([{ "invoice": "none", "amount": "x" }]);
    let body = payment(&customer, "0", &wrong);
    let reply = site.json("payments/create", &body, &cookie).await;
    assert_eq!(
        reply.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "{}",
        reply.body
    );
    assert!(
        reply.body.contains("settlements.0.amount"),
        "{}",
        reply.body
    );
    for function in ["invoices/create", "payments/create"] {
        let body = json!({ "customer": "1 or 1=1", "form": {} });
        let reply = site.json(function, &body, &cookie).await;
        assert_eq!(
            reply.status,
            StatusCode::BAD_REQUEST,
            "{function}: {}",
            reply.body
        );
    }
    for path in [
        "/receivables?status=sold&currency=%00&number=%27&after=%FF&customer=1",
        "/receivables?after=AAAA&number=%F0%9F%9A%80",
        "/fn/invoices/list?query[status]=sold&today=never",
        "/fn/invoices/get?id=%FF",
    ] {
        let reply = site.get(path, &cookie).await;
        assert!(
            reply.status.as_u16() < 500,
            "{path}: {} {}",
            reply.status,
            reply.body
        );
    }
}
