//! What is done, written and shown: projects, artifacts, events and the portfolio.

use axum::http::{Method, StatusCode};
use domain::workspaces::Role;
use serde_json::{Value, json};

use super::program::{Call, Program, at};
use crate::site::{Reply, Site};

const PORTFOLIO: &str = "/api/v1/portfolio";

async fn patch(program: &Program<'_>, path: &str, body: Value) -> Reply {
    program
        .send(Call::new(Method::PATCH, path).json(&body))
        .await
}

/// Replaces the text of an artifact of which this tag is known.
async fn write(program: &Program<'_>, artifact: &str, known: &str, text: &str) -> Reply {
    let body = json!({ "title": "Strategy", "body": text });
    let call = Call::new(Method::PUT, artifact).header("if-match", known);
    program.send(call.json(&body)).await
}

/// The address of a new project of a customer.
async fn project(program: &Program<'_>, customer: &str, name: &str) -> String {
    let made = program
        .post(&format!("{customer}/projects"), &json!({ "name": name }))
        .await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.body);
    made.header("location").to_owned()
}

/// A new artifact of a project.
async fn artifact(program: &Program<'_>, project: &str, text: &str) -> Reply {
    let body = json!({ "type": "strategy", "title": "Strategy", "body": text });
    let made = program.post(&format!("{project}/artifacts"), &body).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.body);
    made
}

#[tokio::test]
async fn a_text_is_written_compared_and_brought_back() {
    let site = Site::open().await;
    let ann = site.db.person("Ann").await;
    let program = Program::of(&site, &ann).await;
    let acme = at(site.db.customer(&ann, "Acme").create().await);
    let made = artifact(
        &program,
        &project(&program, &acme, "Pricing").await,
        "One\n",
    )
    .await;
    let (path, first) = (made.header("location"), made.header("etag"));
    let saved = write(&program, path, first, "One\nTwo\n").await;
    assert_eq!(saved.json()["version"], 2, "{}", saved.body);
    let late = write(&program, path, first, "Mine\n").await;
    assert_eq!(
        (late.status.as_u16(), late.problem().as_str()),
        (412, "stale")
    );
    let twice = write(&program, path, first, "One\nTwo\n").await;
    assert_eq!(twice.status, StatusCode::OK, "what says the same");
    let forced = write(&program, path, "*", "Mine\n").await;
    assert_eq!(forced.json()["body"], "Mine\n", "{}", forced.body);
    let versions = program.get(&format!("{path}/versions")).await.json();
    let numbers: Vec<&Value> = list(&versions).map(|one| &one["number"]).collect();
    assert_eq!(numbers, [3, 2, 1]);
    assert_eq!(versions["items"][0]["source"], "api");
    let diff = |query: &str| format!("{path}/versions/1/diff{query}");
    let diff = [
        program.get(&diff("?to=2")).await,
        program.get(&diff("")).await,
    ];
    assert_eq!(
        diff[0].json()["rows"][1]["right"],
        json!({ "number": 2, "spans": [{ "text": "Two", "changed": true }] })
    );
    let lines = |diff: &Reply| (diff.json()["added"].clone(), diff.json()["removed"].clone());
    assert_eq!(lines(&diff[0]), (json!(1), json!(0)));
    assert_eq!(lines(&diff[1]), (json!(1), json!(1)));
    let back = Call::new(Method::POST, format!("{path}/versions/1/restore"));
    let stale = program.send(back.clone().header("if-match", first)).await;
    assert_eq!(stale.problem(), "stale");
    let back = program.send(back).await.json();
    assert_eq!(
        (&back["body"], &back["version"]),
        (&json!("One\n"), &json!(4))
    );
    let nowhere = program.get(&format!("{path}/versions/5")).await;
    assert_eq!(nowhere.problem(), "not-found");
}

#[tokio::test]
async fn an_artifact_changes_its_status_type_and_project() {
    let site = Site::open().await;
    let ann = site.db.person("Ann").await;
    let program = Program::of(&site, &ann).await;
    let acme = at(site.db.customer(&ann, "Acme").create().await);
    let other = at(site.db.customer(&ann, "Birch").create().await);
    let (one, two) = (
        project(&program, &acme, "One").await,
        project(&program, &acme, "Two").await,
    );
    let foreign = project(&program, &other, "Foreign").await;
    let id = |path: &str| json!(path.rsplit('/').next());
    let made = artifact(&program, &one, "Text").await;
    let path = made.header("location");
    let to = |status: &str| json!({ "status": status, "from": "draft" });
    let reviewed = patch(&program, &format!("{path}/status"), to("review")).await;
    assert_eq!(reviewed.json()["status"], "review", "{}", reviewed.body);
    assert_eq!(
        reviewed.header("etag"),
        made.header("etag"),
        "the text is the same"
    );
    let overtaken = patch(&program, &format!("{path}/status"), to("final")).await;
    assert_eq!(overtaken.problem(), "conflict");
    let typed = patch(&program, &format!("{path}/type"), json!({ "type": "prd" })).await;
    assert_eq!(typed.json()["type"], "prd", "{}", typed.body);
    let to = format!("{path}/project");
    let moved = patch(&program, &to, json!({ "project": id(&two) })).await;
    let refused = patch(&program, &to, json!({ "project": id(&foreign) })).await;
    assert_eq!(moved.json()["project"], id(&two), "{}", moved.body);
    assert_eq!(refused.fields(), ["project"]);
    let copy = Call::new(Method::POST, format!("{path}/duplicate"));
    let copy = program.send(copy).await.json();
    assert_eq!(
        (&copy["title"], &copy["status"]),
        (&json!("Copy of Strategy"), &json!("draft"))
    );
    for (query, expected) in [
        (format!("project={}", id(&two).as_str().unwrap()), 2),
        (format!("project={}", id(&one).as_str().unwrap()), 0),
        (format!("project={}", id(&foreign).as_str().unwrap()), 0),
        ("type=prd&status=review".to_owned(), 1),
    ] {
        let found = program
            .get(&format!("{acme}/artifacts?{query}"))
            .await
            .json();
        assert_eq!(list(&found).count(), expected, "{query}: {found}");
    }
    let wrong = format!("{acme}/artifacts?project=x&type=y&status=z&after=AAAA");
    assert_eq!(
        program.get(&wrong).await.fields(),
        ["project", "type", "status", "after"]
    );
}

#[tokio::test]
async fn the_timeline_tells_events_and_changes_in_one_order() {
    let site = Site::open().await;
    let ann = site.db.person("Ann").await;
    let program = Program::of(&site, &ann).await;
    let acme = at(site.db.customer(&ann, "Acme").create().await);
    let body = "long ".repeat(1_000);
    let event = json!({
        "type": "decision", "title": "Go", "body": body, "participants": ["Mia Berg", " "],
        "happened_at": "2026-03-12T14:30:00+01:00",
    });
    let made = program.post(&format!("{acme}/events"), &event).await;
    assert_eq!(
        made.json()["happened_at"],
        "2026-03-12T13:30:00Z",
        "{}",
        made.body
    );
    assert_eq!(made.json()["participants"], json!(["Mia Berg"]));
    project(&program, &acme, "Pricing").await;
    let listed = program
        .get(&format!("{acme}/events?type=decision"))
        .await
        .json();
    let beginning = listed["items"][0]["beginning"].as_str().unwrap();
    assert!(beginning.len() < body.len() && body.starts_with(beginning));
    let timeline = async |query: &str| program.get(&format!("{acme}/timeline?{query}")).await;
    let of_projects = timeline("what=projects").await.json();
    let entry = &of_projects["items"][0];
    assert_eq!(entry["about"]["title"], "Pricing", "{of_projects}");
    assert_eq!(
        (&entry["change"]["action"], &entry["event"]),
        (&json!("created"), &Value::Null)
    );
    let that_day = "since=2026-03-12T00:00:00Z&until=2026-03-13T00:00:00Z";
    let that_day = timeline(that_day).await.json();
    assert_eq!(list(&that_day).count(), 1);
    assert_eq!(that_day["items"][0]["event"]["title"], "Go");
    let nobody = timeline("who=00000000-0000-4000-8000-000000000000").await;
    assert_eq!(nobody.json()["items"], json!([]));
    let wrong = timeline("what=x&who=y&since=z&until=2026-03-12&after=AAAA").await;
    assert_eq!(wrong.fields(), ["what", "who", "since", "until", "after"]);
}

#[tokio::test]
async fn a_piece_is_made_from_an_artifact_without_names_and_shown() {
    let site = Site::open().await;
    let ann = site.db.person("Ann").await;
    let bo = site.db.member(&ann, "Bo", Role::Advisor).await;
    let (program, others) = (
        Program::of(&site, &ann).await,
        Program::of(&site, &bo).await,
    );
    let acme = at(site.db.customer(&ann, "Harbor Logistics").create().await);
    let project = project(&program, &acme, "Pricing").await;
    let source = artifact(&program, &project, "Harbor Logistics grew.").await;
    let source = source.header("location");
    let made = program
        .post(
            &format!("{source}/portfolio"),
            &json!({ "anonymous": true }),
        )
        .await;
    assert_eq!(made.json()["body"], "The customer grew.", "{}", made.body);
    let piece = made.header("location");
    let pieces = program.get(&format!("{source}/portfolio")).await.json();
    assert_eq!(pieces["items"][0]["reference"], "source");
    assert_eq!(pieces["items"][0]["piece"], made.json()["id"]);
    let references = async |who: &Program<'_>| who.get(&format!("{piece}/references")).await;
    let known = references(&program).await.json();
    assert_eq!(known["items"][0]["customer_name"], "Harbor Logistics");
    assert_eq!(others.get(piece).await.problem(), "not-found");
    let show = |to: &str| json!({ "visibility": to });
    let visibility = format!("{piece}/visibility");
    let shown = patch(&program, &visibility, show("workspace")).await;
    assert_eq!(shown.json()["visibility"], "workspace", "{}", shown.body);
    // The piece is shown, the customer is not.
    assert_eq!(references(&others).await.json()["items"], json!([]));
    let taken = patch(&others, &visibility, show("private")).await;
    assert_eq!(taken.problem(), "forbidden");
    let reference = format!("{piece}/references/{}", source.rsplit('/').next().unwrap());
    let forget = Call::new(Method::DELETE, &reference);
    assert_eq!(others.send(forget.clone()).await.problem(), "not-found");
    assert_eq!(program.send(forget).await.status, StatusCode::NO_CONTENT);
    let refer = Call::new(Method::PUT, &reference);
    assert_eq!(others.send(refer.clone()).await.problem(), "not-found");
    assert_eq!(program.send(refer).await.status, StatusCode::NO_CONTENT);
    let known = references(&program).await.json();
    assert_eq!(known["items"][0]["reference"], "related");
}

#[tokio::test]
async fn the_portfolio_is_filtered_by_what_it_is_about() {
    let site = Site::open().await;
    let ann = site.db.person("Ann").await;
    let program = Program::of(&site, &ann).await;
    for (kind, title, tags) in [
        (
            "talk",
            "Pricing for founders",
            json!(["#Pricing", "pricing, talks"]),
        ),
        ("article", "Roadmaps", json!([])),
    ] {
        let body = json!({ "kind": kind, "title": title, "tags": tags });
        let made = program.post(PORTFOLIO, &body).await;
        assert_eq!(made.status, StatusCode::CREATED, "{}", made.body);
    }
    for (query, expected) in [
        ("tag=%23Pricing", json!(["Pricing for founders"])),
        ("kind=article", json!(["Roadmaps"])),
        ("q=road&status=idea", json!(["Roadmaps"])),
        ("status=published", json!([])),
        ("", json!(["Roadmaps", "Pricing for founders"])),
    ] {
        let found = program.get(&format!("{PORTFOLIO}?{query}")).await.json();
        let titles: Vec<&Value> = list(&found).map(|piece| &piece["title"]).collect();
        assert_eq!(json!(titles), expected, "{query}");
    }
    let wrong = format!("{PORTFOLIO}?kind=poem&status=sold&tag=a,b&after=AAAA");
    assert_eq!(
        program.get(&wrong).await.fields(),
        ["kind", "status", "tag", "after"]
    );
    let wrong = json!({ "kind": "poem", "title": "", "cover_url": "http://x.example/a.png", "tags": ["x".repeat(51)] });
    let wrong = program.post(PORTFOLIO, &wrong).await;
    assert_eq!(wrong.fields(), ["kind", "title", "cover_url", "tags"]);
}

/// The items of a page.
fn list(page: &Value) -> impl Iterator<Item = &Value> {
    page["items"].as_array().unwrap().iter()
}
