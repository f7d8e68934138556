//! The portfolio: its pages, and the functions behind them.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use db::testing::Member;
use domain::artifacts::{ArtifactStore, NewArtifact};
use domain::projects::{ProjectForm, ProjectStore};
use domain::workspaces::Role;
use serde_json::{Value, json};

use crate::site::{HOST, Reply, Site};

async fn send(site: &Site, function: &str, body: &Value, cookie: &str) -> Reply {
    site.json(&format!("portfolio/{function}"), body, cookie)
        .await
}

async fn ask(site: &Site, question: &str, cookie: &str) -> Reply {
    let request = Request::get(format!("/fn/portfolio/{question}"))
        .header(header::ACCEPT, "application/json")
        .header(header::COOKIE, cookie)
        .body(Body::empty())
        .unwrap();
    site.send(request).await
}

fn article(title: &str, tags: &str) -> Value {
    json!({
        "kind": "article", "title": title, "tags": tags, "url": "nextup.example/pricing",
        "cover_url": "https://images.example/cover.png", "body": "# Value first\n\n<script>alert(1)</script>",
    })
}

async fn piece(site: &Site, form: Value, cookie: &str) -> Value {
    let made = send(site, "create", &json!({ "form": form }), cookie).await;
    assert_eq!(made.status, StatusCode::OK, "{}", made.body);
    serde_json::from_str(&made.body).unwrap()
}

/// The id of an artifact of a private customer.
async fn artifact(site: &Site, owner: &Member, title: &str) -> String {
    let customer = site.db.customer(owner, "Secret Harbour").create().await;
    let form = ProjectForm {
        name: "Pricing".to_owned(),
        ..ProjectForm::default()
    };
    let (projects, draft) = (site.db.projects(), form.parse().unwrap());
    let project = projects.create(owner.actor(), customer, &draft).await;
    let new = NewArtifact::parse("strategy", title, Some("Value")).unwrap();
    let artifacts = site.db.artifacts();
    let made = artifacts.create(owner.actor(), project.unwrap().id, &new);
    made.await.unwrap().id.to_string()
}

fn cookie_of(member: &Member) -> String {
    format!("nextup_session={}", member.token)
}

#[tokio::test]
async fn pieces_are_on_the_pages_that_the_server_sends() {
    let site = Site::open().await;
    let cookie = cookie_of(&site.db.person("Ann").await);
    let empty = site.get("/portfolio", &cookie).await;
    assert!(empty.body.contains("Nothing to show yet"));

    let made = piece(&site, article("Pricing for founders", "Pricing"), &cookie).await;
    piece(&site, article("Roadmaps", "planning"), &cookie).await;
    let all = site.get("/portfolio", &cookie).await;
    assert_eq!(all.status, StatusCode::OK);
    assert!(all.body.contains("Pricing for founders") && all.body.contains("Roadmaps"));
    for narrowed in ["tag=%23Pricing", "q=pric", "kind=article&tag=pricing"] {
        let list = site.get(&format!("/portfolio?{narrowed}"), &cookie).await;
        assert!(list.body.contains("Pricing for founders"), "{narrowed}");
        assert!(!list.body.contains("Roadmaps"), "{narrowed}");
    }
    for nothing in ["status=published", "kind=talk", "tag=other", "q=zebra"] {
        let list = site.get(&format!("/portfolio?{nothing}"), &cookie).await;
        assert!(list.body.contains("No piece matches"), "{nothing}");
    }
    let nonsense = "/portfolio?status=sold&kind=1%20or%201=1&after=%F0%9F%9A%80";
    assert_eq!(site.get(nonsense, &cookie).await.status, StatusCode::OK);

    let id = made["id"].as_str().unwrap();
    let page = site.get(&format!("/portfolio/{id}"), &cookie).await;
    assert_eq!(page.status, StatusCode::OK);
    for words in ["<h1>Value first</h1>", "#pricing", "nextup.example/pricing"] {
        let plain = page.body.replace("<!>", "");
        assert!(plain.contains(words), "{words}");
    }
    assert!(!page.body.contains("<script>alert"));
    assert!(!page.body.contains("src=\"https://images.example"));
}

#[tokio::test]
async fn the_later_of_two_is_told_and_a_stranger_finds_nothing() {
    let site = Site::open().await;
    let (ann, bo) = (site.db.person("Ann").await, site.db.person("Bo").await);
    let (cookie, foreign) = (cookie_of(&ann), cookie_of(&bo));
    let made = piece(&site, article("Pricing", ""), &cookie).await;
    let id = made["id"].as_str().unwrap();
    let updated_at: chrono::DateTime<chrono::Utc> =
        serde_json::from_value(made["updated_at"].clone()).unwrap();
    let edit = |title| json!({ "id": id, "seen": updated_at.timestamp_micros(), "form": article(title, "") });
    let first = send(&site, "edit", &edit("First"), &cookie).await;
    assert_eq!(first.status, StatusCode::OK, "{}", first.body);
    let second = send(&site, "edit", &edit("Second"), &cookie).await;
    assert_eq!(second.status, StatusCode::PRECONDITION_FAILED);

    let stranger = send(&site, "edit", &edit("Mine"), &foreign).await;
    assert_eq!(stranger.status, StatusCode::NOT_FOUND, "{}", stranger.body);
    let functions: [(&str, &[(&str, &str)]); 4] = [
        ("set-status", &[("seen", "idea"), ("status", "draft")]),
        ("set-visibility", &[("visibility", "workspace")]),
        ("delete", &[]),
        ("refer", &[("artifact", id)]),
    ];
    for (function, more) in functions {
        let form: Vec<_> = std::iter::once(("id", id))
            .chain(more.iter().copied())
            .collect();
        let reply = site
            .call(&format!("portfolio/{function}"), &form, &foreign)
            .await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "{function}");
    }
    for address in [id, "00000000-0000-0000-0000-000000000000", "1%20or%201=1"] {
        let page = site.get(&format!("/portfolio/{address}"), &foreign).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{address}");
        assert!(page.body.contains("We could not find that piece"));
    }
}

#[tokio::test]
async fn what_is_wrong_is_said_of_its_field() {
    let site = Site::open().await;
    let cookie = cookie_of(&site.db.person("Ann").await);
    let form = json!({
        "kind": "poem", "url": "javascript:alert(1)", "cover_url": "http://images.example/a.png", "status": "sold",
        "tags": "x".repeat(60),
    });
    let reply = send(&site, "create", &json!({ "form": form }), &cookie).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    for field in ["kind", "title", "url", "cover_url", "status", "tags"] {
        let named = format!("\"field\":\"{field}\"");
        assert!(reply.body.contains(&named), "{field}: {}", reply.body);
    }
    let made = piece(&site, article("Pricing", ""), &cookie).await;
    let id = made["id"].as_str().unwrap();
    for address in [
        "",
        "Strategy",
        "/customers/0190a6f4-3f6e-7c3a-9c1e-2f6b7a1d0c55",
    ] {
        let form = [("id", id), ("artifact", address)];
        let reply = site.call("portfolio/refer", &form, &cookie).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{address}");
        assert!(reply.body.contains("\"field\":\"artifact\""));
    }
}

#[tokio::test]
async fn a_shared_piece_tells_nothing_of_a_private_customer() {
    let site = Site::open().await;
    let ann = site.db.person("Ann").await;
    let ben = site.db.member(&ann, "Ben", Role::Admin).await;
    let (cookie, other) = (cookie_of(&ann), cookie_of(&ben));
    let hidden = artifact(&site, &ann, "Secret strategy").await;
    let made = piece(&site, article("Pricing", ""), &cookie).await;
    let id = made["id"].as_str().unwrap();
    let address = format!("http://{HOST}/artifacts/{hidden}");
    let form = [("id", id), ("artifact", address.as_str())];
    let reply = site.call("portfolio/refer", &form, &cookie).await;
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.body);
    let form = [("id", id), ("visibility", "workspace")];
    let reply = site.call("portfolio/set-visibility", &form, &cookie).await;
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.body);

    let page = site.get(&format!("/portfolio/{id}"), &cookie).await;
    assert!(page.body.contains("Secret strategy") && page.body.contains("Secret Harbour"));
    let uses = ask(&site, &format!("uses?artifact={hidden}"), &cookie).await;
    assert!(uses.body.contains("Pricing"), "{}", uses.body);
    let found = ask(&site, "artifacts?search=harbour%20stra", &cookie).await;
    assert!(found.body.contains(&hidden), "{}", found.body);
    let found = ask(&site, "artifacts?search=harbour%20stra", &other).await;
    assert_eq!((found.status, found.body.as_str()), (StatusCode::OK, "[]"));

    let page = site.get(&format!("/portfolio/{id}"), &other).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(!page.body.contains("Secret") && !page.body.contains(&hidden));
    let uses = ask(&site, &format!("uses?artifact={hidden}"), &other).await;
    assert_eq!(uses.status, StatusCode::NOT_FOUND, "{}", uses.body);

    // Only its maker can take it back for themselves.
    let form = [("id", id), ("visibility", "private")];
    let reply = site.call("portfolio/set-visibility", &form, &other).await;
    assert_eq!(reply.status, StatusCode::FORBIDDEN, "{}", reply.body);
}

#[tokio::test]
async fn a_page_without_a_script_refers_by_address() {
    let site = Site::open().await;
    let ann = site.db.person("Ann").await;
    let cookie = cookie_of(&ann);
    let strategy = artifact(&site, &ann, "Strategy").await;
    let made = piece(&site, article("Pricing", ""), &cookie).await;
    let id = made["id"].as_str().unwrap();
    let page = format!("/portfolio/{id}");
    let refused = plain(
        &site,
        &page,
        &[("id", id), ("artifact", "Strategy")],
        &cookie,
    )
    .await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("Paste the address of an artifact"));
    assert!(refused.body.contains("value=\"Strategy\""));
    let nobodys = "00000000-0000-0000-0000-000000000000";
    let refused = plain(&site, &page, &[("id", id), ("artifact", nobodys)], &cookie).await;
    assert!(
        refused
            .body
            .contains("There is no artifact at this address")
    );
    let address = format!("/artifacts/{strategy}");
    let done = plain(&site, &page, &[("id", id), ("artifact", &address)], &cookie).await;
    assert!(done.status.is_redirection(), "{}", done.body);
    assert!(site.get(&page, &cookie).await.body.contains(&address));
}

/// Sends the form of a page as a browser without a script does.
async fn plain(site: &Site, page: &str, form: &[(&str, &str)], cookie: &str) -> Reply {
    let request = Request::post("/fn/portfolio/refer")
        .header(header::ACCEPT, "text/html")
        .header(header::REFERER, format!("http://{HOST}{page}"))
        .header(header::ORIGIN, format!("http://{HOST}"))
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(header::COOKIE, cookie)
        .body(Body::from(serde_urlencoded::to_string(form).unwrap()))
        .unwrap();
    site.send(request).await
}
