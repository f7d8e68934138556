//! Home and the figures of a customer: their pages, and the functions behind them.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use chrono::{Days, NaiveDate, Utc};
use db::testing::Member;
use domain::agreements::{AgreementForm, AgreementStore, PricingForm};
use domain::id::CustomerId;
use domain::receivables::{InvoiceForm, InvoiceStep, InvoiceStore};
use serde_json::Value;

use crate::site::{Reply, Site};

fn cookie_of(member: &Member) -> String {
    format!("nextup_session={}", member.token)
}

fn today() -> NaiveDate {
    Utc::now().date_naive()
}

fn days_ago(days: u64) -> String {
    today()
        .checked_sub_days(Days::new(days))
        .unwrap()
        .to_string()
}

async fn read(site: &Site, function: &str, cookie: &str) -> Reply {
    let request = Request::get(format!("/fn/{function}"))
        .header(header::ACCEPT, "application/json")
        .header(header::COOKIE, cookie)
        .body(Body::empty())
        .unwrap();
    site.send(request).await
}

/// An invoice of 120 EUR that was due ten days ago, and a retainer of 1,000 EUR a month.
async fn business(site: &Site, who: &Member, customer: CustomerId) {
    let form = InvoiceForm {
        date: days_ago(20),
        due_on: days_ago(10),
        currency: "EUR".into(),
        amount: "120".into(),
        ..InvoiceForm::default()
    };
    let (invoices, terms) = (site.db.invoices(), form.parse().unwrap());
    let made = invoices
        .create(who.actor(), customer, &terms)
        .await
        .unwrap();
    let sent = invoices.step(who.actor(), made.id, None, InvoiceStep::Send);
    sent.await.unwrap();
    let form = AgreementForm {
        scope: "Product advice".into(),
        kind: "retainer".into(),
        starts_on: days_ago(100),
        ends_on: today().to_string(),
        pricing: PricingForm {
            model: "retainer".into(),
            amount: "1000".into(),
            currency: "EUR".into(),
            period: "month".into(),
            ..PricingForm::default()
        },
        ..AgreementForm::default()
    };
    let (agreements, terms) = (site.db.agreements(), form.parse().unwrap());
    let made = agreements.create(who.actor(), customer, &terms).await;
    made.unwrap();
}

#[tokio::test]
async fn the_day_is_on_the_page_that_the_server_sends() {
    let site = Site::open().await;
    let ann = site.db.person("Ann").await;
    let customer = site.db.customer(&ann, "Harbour").create().await;
    business(&site, &ann, customer).await;
    let page = site.get("/home", &cookie_of(&ann)).await;
    assert_eq!(page.status, StatusCode::OK);
    for words in [
        "Overdue invoices",
        "120.00 EUR",
        "10 days late",
        "Nothing is due within 14 days.",
        "Product advice",
        "12,000.00 EUR a year",
        "No project is under way.",
    ] {
        assert!(page.body.contains(words), "{words}");
    }
}

#[tokio::test]
async fn the_figures_are_on_the_page_of_the_customer() {
    let site = Site::open().await;
    let ann = site.db.person("Ann").await;
    let customer = site.db.customer(&ann, "Harbour").create().await;
    business(&site, &ann, customer).await;
    let page = site
        .get(&format!("/customers/{customer}"), &cookie_of(&ann))
        .await;
    assert_eq!(page.status, StatusCode::OK);
    for words in [
        "Running agreements",
        "12,000.00 EUR",
        "Overdue",
        "120.00 EUR",
        "Next dates",
        "None yet",
    ] {
        assert!(page.body.contains(words), "{words}");
    }
}

#[tokio::test]
async fn the_front_door_leads_home() {
    let site = Site::open().await;
    let ann = site.db.person("Ann").await;
    let inside = site.get("/", &cookie_of(&ann)).await;
    assert_eq!(inside.header("location"), "/home");
    let outside = site.get("/", "").await;
    assert_eq!(outside.header("location"), "/sign-in");
    let home = site.get("/home", "").await;
    assert_eq!(home.header("location"), "/sign-in?next=/home");
    let empty = site.get("/home", &cookie_of(&ann)).await;
    assert!(empty.body.contains("Your day begins with a customer"));
}

#[tokio::test]
async fn a_stranger_is_told_nothing_and_nonsense_is_refused() {
    let site = Site::open().await;
    let (ann, bo) = (site.db.person("Ann").await, site.db.person("Bo").await);
    let customer = site.db.customer(&ann, "Harbour").create().await;
    business(&site, &ann, customer).await;
    let day = format!("home/day?today={}", today());
    let mine = read(&site, &day, &cookie_of(&ann)).await;
    assert_eq!(mine.status, StatusCode::OK, "{}", mine.body);
    let mine: Value = serde_json::from_str(&mine.body).unwrap();
    let overdue = &mine["overdue"]["invoices"]["items"];
    assert_eq!(overdue[0]["customer_name"], "Harbour");
    let theirs = read(&site, &day, &cookie_of(&bo)).await;
    assert!(!theirs.body.contains("Harbour") && !theirs.body.contains("EUR"));

    let of = |id: &str| format!("customers/figures?id={id}&today={}", today());
    let figures = of(&customer.to_string());
    let mine = read(&site, &figures, &cookie_of(&ann)).await;
    assert_eq!(mine.status, StatusCode::OK, "{}", mine.body);
    for id in [&figures, &of("nonsense"), &of("1%20or%201%3D1")] {
        let reply = read(&site, id, &cookie_of(&bo)).await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "{id}: {}", reply.body);
    }
    for function in [day.as_str(), figures.as_str()] {
        let reply = read(&site, function, "").await;
        assert_eq!(reply.status, StatusCode::UNAUTHORIZED, "{function}");
    }
    for nonsense in ["home/day", "home/day?today=yesterday"] {
        let reply = read(&site, nonsense, &cookie_of(&ann)).await;
        assert_eq!(reply.status, StatusCode::BAD_REQUEST, "{nonsense}");
    }
}
