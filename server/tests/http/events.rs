//! The timeline on a customer's page, and the events that people write into it.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use db::testing::Member;
use domain::customers::{CustomerInfo, TeamMember};
use domain::id::{CustomerId, TeamMemberId};
use serde_json::{Value, json};

use crate::site::{Reply, Site};

const ZOE: &str = "00000000-0000-4000-8000-0000000000a1";

async fn ask(site: &Site, question: &str, cookie: &str) -> Reply {
    let request = Request::get(format!("/fn/{question}"))
        .header(header::ACCEPT, "application/json")
        .header(header::COOKIE, cookie)
        .body(Body::empty())
        .unwrap();
    site.send(request).await
}

fn cookie_of(member: &Member) -> String {
    format!("nextup_session={}", member.token)
}

fn meeting(title: &str) -> Value {
    json!({
        "kind": "meeting", "title": title, "happened_at": "2026-03-12T14:30:00+02:00",
        "body": "We **agreed**. <script>alert(1)</script>", "participants": [ZOE, "Max Frey"],
    })
}

/// A customer in whose team is Zoë.
async fn customer(site: &Site, owner: &Member) -> CustomerId {
    let id: TeamMemberId = ZOE.parse().unwrap();
    let info = CustomerInfo {
        team: vec![TeamMember::parse(id, "Zoë Lindt", "", "", "").unwrap()],
        ..CustomerInfo::default()
    };
    site.db.customer(owner, "Harbour").info(info).create().await
}

async fn event(site: &Site, customer: CustomerId, form: Value, cookie: &str) -> Value {
    let body = json!({ "customer": customer, "form": form });
    let made = site.json("events/create", &body, cookie).await;
    assert_eq!(made.status, StatusCode::OK, "{}", made.body);
    let made: Value = serde_json::from_str(&made.body).unwrap();
    made["entry"]["event"].clone()
}

/// The customer's page, without the marks that the client goes by.
async fn page(site: &Site, customer: CustomerId, query: &str, cookie: &str) -> String {
    let path = format!("/customers/{customer}{query}");
    let page = site.get(&path, cookie).await;
    assert_eq!(page.status, StatusCode::OK);
    page.body.replace("<!>", "")
}

/// An edit of an event as it was answered.
fn edit(event: &Value, form: &Value) -> Value {
    let updated_at: chrono::DateTime<chrono::Utc> =
        serde_json::from_value(event["updated_at"].clone()).unwrap();
    json!({ "id": event["id"], "seen": updated_at.timestamp_micros(), "form": form })
}

#[tokio::test]
async fn an_event_is_on_the_page_that_the_server_sends() {
    let site = Site::open().await;
    let ann = site.db.person("Ann").await;
    let (customer, cookie) = (customer(&site, &ann).await, cookie_of(&ann));
    event(&site, customer, meeting("Kick-off"), &cookie).await;
    // The clock of the person is two hours ahead; names count hours westwards.
    let cookie = format!("{cookie}; nx_zone=Etc/GMT-2");
    let page = page(&site, customer, "", &cookie).await;
    for words in [
        "Kick-off</h4>",
        "<strong>agreed</strong>",
        "Zoë Lindt",
        "Max Frey",
        "Thu 12 Mar 2026</h3>",
        ">14:30</time>",
    ] {
        assert!(page.contains(words), "{words}");
    }
    assert!(!page.contains("<script>alert(1)"));
}

#[tokio::test]
async fn an_event_is_drawn_by_the_clock_of_its_own_half_of_the_year() {
    let site = Site::open().await;
    let ann = site.db.person("Ann").await;
    let (customer, cookie) = (customer(&site, &ann).await, cookie_of(&ann));
    for (title, moment) in [
        ("In winter", "2026-01-15T23:30:00Z"),
        ("In summer", "2026-07-15T22:30:00Z"),
    ] {
        let mut form = meeting(title);
        form["happened_at"] = json!(moment);
        event(&site, customer, form, &cookie).await;
    }
    for (zone, winter, summer) in [
        (
            "Europe/Berlin",
            "Fri 16 Jan 2026 00:30",
            "Thu 16 Jul 2026 00:30",
        ),
        (
            "America/Argentina/Buenos_Aires",
            "Thu 15 Jan 2026 20:30",
            "Wed 15 Jul 2026 19:30",
        ),
        (
            "Etc/GMT+5",
            "Thu 15 Jan 2026 18:30",
            "Wed 15 Jul 2026 17:30",
        ),
        // What nobody can make sense of.
        (
            "Mars/Olympus",
            "Thu 15 Jan 2026 23:30",
            "Wed 15 Jul 2026 22:30",
        ),
    ] {
        let cookie = format!("{cookie}; nx_zone={zone}");
        let page = page(&site, customer, "", &cookie).await;
        for words in [winter, summer] {
            let (day, clock) = words.rsplit_once(' ').unwrap();
            let (_, since) = page.split_once(&format!("{day}</h3>")).expect(words);
            let (_, time) = since.split_once("<time").unwrap();
            let (time, _) = time.split_once("</time>").unwrap();
            assert!(
                time.ends_with(&format!(">{clock}")),
                "{zone}: {time}, {words}"
            );
        }
    }
}

#[tokio::test]
async fn a_long_text_comes_whole_when_it_is_asked_for() {
    let site = Site::open().await;
    let ann = site.db.person("Ann").await;
    let (customer, cookie) = (customer(&site, &ann).await, cookie_of(&ann));
    let mut form = meeting("Minutes");
    form["body"] = json!(format!("{} The end.", "word ".repeat(200)));
    let made = event(&site, customer, form, &cookie).await;
    let page = page(&site, customer, "", &cookie).await;
    assert!(page.contains("Show all"));
    assert!(!page.contains("The end."));
    let question = format!("events/get?id={}", made["id"].as_str().unwrap());
    let whole = ask(&site, &question, &cookie).await;
    assert_eq!(whole.status, StatusCode::OK, "{}", whole.body);
    assert!(whole.body.contains("The end.</p>"), "{}", whole.body);
}

#[tokio::test]
async fn one_timeline_tells_of_events_and_records_and_is_narrowed() {
    let site = Site::open().await;
    let ann = site.db.person("Ann").await;
    let (customer, cookie) = (customer(&site, &ann).await, cookie_of(&ann));
    event(&site, customer, meeting("Kick-off"), &cookie).await;
    let agreement = json!({
        "customer": customer,
        "form": { "scope": "Advice", "kind": "custom", "pricing": { "model": "free" } },
    });
    let made = site.json("agreements/create", &agreement, &cookie).await;
    assert_eq!(made.status, StatusCode::OK, "{}", made.body);

    let link =
        format!("href=\"/customers/{customer}/agreements\" class=\"cds--link nx-entry__link\"");
    for (query, has_event, has_agreement) in [
        ("", true, true),
        ("?what=agreements", false, true),
        ("?what=meeting", true, false),
        ("?what=call", false, false),
    ] {
        let page = page(&site, customer, query, &cookie).await;
        assert_eq!(page.contains("Kick-off</h4>"), has_event, "{query}");
        assert_eq!(page.contains(&link), has_agreement, "{query}");
    }

    // As the client asks.
    for (what, count) in [
        ("filter[what]=events", 1),
        ("filter[what][event]=meeting", 1),
        ("filter[what][event]=note", 0),
        ("filter[what]=agreements", 1),
        ("filter[what][customer]=status", 0),
    ] {
        let question = format!("customers/timeline?id={customer}&{what}");
        let reply = ask(&site, &question, &cookie).await;
        assert_eq!(reply.status, StatusCode::OK, "{what}: {}", reply.body);
        assert_eq!(reply.header("x-nextup-offline"), "keep");
        let page: Value = serde_json::from_str(&reply.body).unwrap();
        assert_eq!(page["items"].as_array().unwrap().len(), count, "{what}");
    }
}

#[tokio::test]
async fn the_later_of_two_is_told_and_a_stranger_finds_nothing() {
    let site = Site::open().await;
    let (ann, bo) = (site.db.person("Ann").await, site.db.person("Bo").await);
    let (customer, cookie) = (customer(&site, &ann).await, cookie_of(&ann));
    let made = event(&site, customer, meeting("Kick-off"), &cookie).await;
    let change = edit(&made, &meeting("Second try"));
    let first = site.json("events/edit", &change, &cookie).await;
    assert_eq!(first.status, StatusCode::OK, "{}", first.body);
    let second = site.json("events/edit", &change, &cookie).await;
    assert_eq!(
        second.status,
        StatusCode::PRECONDITION_FAILED,
        "{}",
        second.body
    );

    let (id, stranger) = (made["id"].as_str().unwrap(), cookie_of(&bo));
    let body = json!({ "customer": customer, "form": meeting("Mine") });
    let mut refused = vec![
        site.json("events/create", &body, &stranger).await,
        site.json("events/edit", &change, &stranger).await,
        ask(&site, &format!("events/get?id={id}"), &stranger).await,
        ask(
            &site,
            &format!("customers/timeline?id={customer}"),
            &stranger,
        )
        .await,
    ];
    for function in ["events/delete", "events/restore"] {
        refused.push(site.call(function, &[("id", id)], &stranger).await);
    }
    for reply in refused {
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "{}", reply.body);
    }
}

#[tokio::test]
async fn a_deleted_event_leaves_the_timeline_and_comes_back() {
    let site = Site::open().await;
    let ann = site.db.person("Ann").await;
    let (customer, cookie) = (customer(&site, &ann).await, cookie_of(&ann));
    let made = event(&site, customer, meeting("Kick-off"), &cookie).await;
    let id = made["id"].as_str().unwrap();
    for (function, is_there) in [("events/delete", false), ("events/restore", true)] {
        let reply = site.call(function, &[("id", id)], &cookie).await;
        assert_eq!(reply.status, StatusCode::OK, "{}", reply.body);
        let page = page(&site, customer, "", &cookie).await;
        assert_eq!(page.contains("Kick-off</h4>"), is_there, "{function}");
    }
}

#[tokio::test]
async fn what_is_wrong_is_said_of_its_field() {
    let site = Site::open().await;
    let ann = site.db.person("Ann").await;
    let (customer, cookie) = (customer(&site, &ann).await, cookie_of(&ann));
    let form = json!({ "kind": "party", "title": " ", "happened_at": "yesterday" });
    let body = json!({ "customer": customer, "form": form });
    let reply = site.json("events/create", &body, &cookie).await;
    assert_eq!(
        reply.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "{}",
        reply.body
    );
    for field in ["type", "title", "happened_at"] {
        assert!(reply.body.contains(field), "{field}: {}", reply.body);
    }
    for id in ["", "1 or 1=1", "../../etc"] {
        let body = json!({ "customer": id, "form": meeting("Kick-off") });
        let reply = site.json("events/create", &body, &cookie).await;
        assert_eq!(reply.status, StatusCode::BAD_REQUEST, "{}", reply.body);
    }
}
