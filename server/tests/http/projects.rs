//! The tab of projects, the page of an artifact, and its files.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use db::testing::Member;
use domain::id::CustomerId;
use domain::portfolio::PortfolioStore;
use domain::workspaces::Role;
use serde_json::{Value, json};

use crate::site::{HOST, Reply, Site};

/// Somebody with a customer, a project and an artifact.
struct Work {
    site: Site,
    ann: Member,
    cookie: String,
    customer: CustomerId,
    project: String,
    artifact: String,
}

impl Work {
    async fn begin() -> Self {
        let site = Site::open().await;
        let ann = site.db.person("Ann").await;
        let customer = site.db.customer(&ann, "Harbour").shared().create().await;
        let cookie = cookie_of(&ann);
        let project = make_project(&site, customer, "Pricing study", &cookie).await;
        let form = [
            ("project", project.as_str()),
            ("kind", "okrs"),
            ("title", "Q3 / goals"),
        ];
        let made = site.call("artifacts/create", &form, &cookie).await;
        assert_eq!(made.status, StatusCode::OK, "{}", made.body);
        let artifact = serde_json::from_str(&made.body).unwrap();
        Self {
            site,
            ann,
            cookie,
            customer,
            project,
            artifact,
        }
    }

    async fn save(&self, based_on: u32, title: &str, body: &str) -> Reply {
        let based_on = based_on.to_string();
        let form = [
            ("id", self.artifact.as_str()),
            ("based_on", &based_on),
            ("title", title),
            ("body", body),
        ];
        self.site.call("artifacts/save", &form, &self.cookie).await
    }

    async fn page(&self, query: &str) -> Reply {
        let path = format!("/artifacts/{}{query}", self.artifact);
        self.site.get(&path, &self.cookie).await
    }

    /// The link to the artifact: its title is in other parts of a page as well.
    fn link(&self) -> String {
        format!("href=\"/artifacts/{}\"", self.artifact)
    }

    async fn file(&self, name: &str, cookie: &str) -> Reply {
        let path = format!("/artifacts/{}/{name}", self.artifact);
        self.site.get(&path, cookie).await
    }
}

async fn make_project(site: &Site, customer: CustomerId, name: &str, cookie: &str) -> String {
    let form =
        json!({ "name": name, "status": "active", "progress": "40", "starts_on": "2026-03-01" });
    let body = json!({ "customer": customer, "form": form });
    let made = site.json("projects/create", &body, cookie).await;
    assert_eq!(made.status, StatusCode::OK, "{}", made.body);
    let made: Value = serde_json::from_str(&made.body).unwrap();
    made["id"].as_str().unwrap().to_owned()
}

async fn read(site: &Site, question: &str, cookie: &str) -> Reply {
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

#[tokio::test]
async fn projects_and_artifacts_are_on_the_pages_that_the_server_sends() {
    let work = Work::begin().await;
    for view in ["list", "board"] {
        let path = format!("/customers/{}/projects?view={view}", work.customer);
        let page = work.site.get(&path, &work.cookie).await;
        assert_eq!(page.status, StatusCode::OK);
        for words in [
            "Pricing study",
            "40 %",
            "From 1 Mar 2026",
            "1 artifact",
            "Q3 / goals",
        ] {
            assert!(page.body.contains(words), "{view}: {words}");
        }
    }
    let path = format!("/customers/{}/projects?status=final", work.customer);
    let narrowed = work.site.get(&path, &work.cookie).await;
    assert!(narrowed.body.contains("No artifact matches"));
    assert!(!narrowed.body.contains(&work.link()));

    let page = work.page("").await;
    assert_eq!(page.status, StatusCode::OK);
    for words in [
        "Harbour",
        "Pricing study",
        "OKRs",
        "<h2>",
        "action=\"/fn/artifacts/save\"",
    ] {
        assert!(page.body.contains(words), "{words}");
    }
    let versions = work.page("?view=versions").await;
    assert!(versions.body.contains("Version 1"));
    assert!(versions.body.contains("There is only one version yet."));
}

#[tokio::test]
async fn the_project_selected_last_is_selected_again() {
    let work = Work::begin().await;
    let other = make_project(&work.site, work.customer, "Second study", &work.cookie).await;
    let path = format!("/customers/{}/projects", work.customer);
    let newest = work.site.get(&path, &work.cookie).await;
    assert!(newest.body.contains("No artifacts yet"));
    let named = format!("{path}?project={}", work.project);
    assert!(
        work.site
            .get(&named, &work.cookie)
            .await
            .body
            .contains("Q3 / goals")
    );
    let end = |id: &str| id[id.len() - 8..].to_owned();
    let remembering = |project: &str| {
        let customer = end(&work.customer.to_string());
        format!("{}; nx_projects={customer}{}", work.cookie, end(project))
    };
    let remembered = work.site.get(&path, &remembering(&work.project)).await;
    assert!(remembered.body.contains("Q3 / goals"));
    let remembered = work.site.get(&path, &remembering(&other)).await;
    assert!(remembered.body.contains("No artifacts yet"));
}

#[tokio::test]
async fn a_text_is_saved_overtaken_compared_and_brought_back() {
    let work = Work::begin().await;
    let saved = work.save(1, "Goals", "one\ntwo\n").await;
    assert_eq!(saved.status, StatusCode::OK, "{}", saved.body);
    let now: Value = serde_json::from_str(&saved.body).unwrap();
    assert!(
        !saved.body.contains("two"),
        "the text stays where it was typed"
    );
    let late = work.save(1, "Goals", "something else").await;
    assert_eq!(late.status, StatusCode::CONFLICT, "{}", late.body);

    let question = format!("artifacts/diff?id={}&from=1&to=2", work.artifact);
    let diff = read(&work.site, &question, &work.cookie).await;
    assert_eq!(diff.status, StatusCode::OK, "{}", diff.body);
    let page = work.page("?view=versions").await;
    assert!(page.body.contains("What changed") && page.body.contains("2 lines added"));

    let (id, revision) = (work.artifact.as_str(), now["revision"].to_string());
    let form = [("id", id), ("based_on", revision.as_str()), ("number", "1")];
    let back = work
        .site
        .call("artifacts/restore-version", &form, &work.cookie)
        .await;
    assert_eq!(back.status, StatusCode::OK, "{}", back.body);
    assert!(
        work.page("?view=versions")
            .await
            .body
            .contains("Brought back version 1")
    );
    let again = work
        .site
        .call("artifacts/restore-version", &form, &work.cookie)
        .await;
    assert_eq!(again.status, StatusCode::CONFLICT, "{}", again.body);
}

#[tokio::test]
async fn without_a_script_a_form_saves_and_keeps_what_was_refused() {
    let work = Work::begin().await;
    let post = async |title: &str, body: &str| {
        let page = format!("http://{HOST}/artifacts/{}", work.artifact);
        let form = [
            ("id", work.artifact.as_str()),
            ("based_on", "1"),
            ("title", title),
            ("body", body),
        ];
        let request = Request::post("/fn/artifacts/save")
            .header(header::ORIGIN, format!("http://{HOST}"))
            .header(header::REFERER, page)
            .header(header::ACCEPT, "text/html")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::COOKIE, &work.cookie)
            .body(Body::from(serde_urlencoded::to_string(form).unwrap()))
            .unwrap();
        work.site.send(request).await
    };
    let refused = post("", "typed </textarea> text").await;
    assert_eq!(
        refused.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "{}",
        refused.body
    );
    assert!(refused.body.contains("Give this a title."));
    assert!(refused.body.contains("typed &lt;/textarea> text"));
    let saved = post("Goals", "# Plan\r\n\r\nship").await;
    assert!(saved.status.is_redirection(), "{}", saved.body);
    let page = work.page("").await.body;
    assert!(page.contains("<h1>Plan</h1>") && page.contains("# Plan\n\nship"));
}

/// The tag of the field of the text.
fn text_field(page: &str) -> &str {
    let class = page.find("nx-editor__text").unwrap();
    let begin = page[..class].rfind('<').unwrap();
    let end = class + page[class..].find('>').unwrap();
    &page[begin..end]
}

#[tokio::test]
async fn a_long_text_is_in_its_page_once_and_cannot_be_sent_from_there_empty() {
    let work = Work::begin().await;
    let long = format!("{}\n\n## The very end\n", "word ".repeat(30_000));
    work.save(1, "Goals", &long).await;
    let page = work.page("").await.body;
    assert_eq!(page.matches("The very end").count(), 1);
    assert!(text_field(&page).contains(" disabled"));
    assert!(page.contains("can only be changed with a script"));
    let path = format!("/artifacts/{}/download.md\" download", work.artifact);
    assert!(page.contains(&path));
    let question = format!("artifacts/get?id={}", work.artifact);
    let answer = read(&work.site, &question, &work.cookie).await.body;
    let answer: Value = serde_json::from_str(&answer).unwrap();
    assert_eq!(answer["html"], Value::Null);
    assert_eq!(answer["artifact"]["body"], long);

    // A field that is disabled is not part of what a form sends.
    let form = [
        ("id", work.artifact.as_str()),
        ("based_on", "2"),
        ("title", "Goals"),
    ];
    let reply = work.site.call("artifacts/save", &form, &work.cookie).await;
    assert!(!reply.status.is_success(), "{}", reply.body);
    assert_eq!(work.file("download.md", &work.cookie).await.body, long);

    let saved = work.save(2, "Goals", "short").await;
    assert_eq!(saved.status, StatusCode::OK, "{}", saved.body);
    let page = work.page("").await.body;
    assert!(!text_field(&page).contains(" disabled"));
    assert!(page.contains("<p>short</p>") && !page.contains("<noscript><p class=\"nx-editor"));
}

#[tokio::test]
async fn who_may_only_read_a_long_text_gets_what_it_looks_like() {
    let work = Work::begin().await;
    let long = format!("{}\n\n## The very end\n", "word ".repeat(30_000));
    work.save(1, "Goals", &long).await;
    let viewer = work.site.db.member(&work.ann, "Ben", Role::Viewer).await;
    let path = format!("/artifacts/{}", work.artifact);
    let page = work.site.get(&path, &cookie_of(&viewer)).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("<h2>The very end</h2>"));
}

#[tokio::test]
async fn what_somebody_wrote_never_runs() {
    let work = Work::begin().await;
    let texts = [
        "<script>alert(1)</script>",
        "</textarea><script>alert(1)</script>",
        "[x](javascript:alert(1)) <img src=x onerror=alert(1)>",
    ];
    let saved = work
        .save(1, "</title><script>alert(1)</script>", &texts.join("\n\n"))
        .await;
    assert_eq!(saved.status, StatusCode::OK, "{}", saved.body);
    for query in ["", "?view=versions"] {
        let page = work.page(query).await.body;
        for markup in ["<script>alert", "<img src=x", "href=\"javascript:"] {
            let found = page
                .find(markup)
                .map(|at| &page[at.saturating_sub(300)..at + 100]);
            assert_eq!(found, None, "{query}: {markup}");
        }
    }
    let body = json!({ "body": texts.join("\n\n") });
    let preview = work
        .site
        .json("artifacts/preview", &body, &work.cookie)
        .await;
    assert_eq!(preview.status, StatusCode::OK);
    assert!(!preview.body.contains("<script"), "{}", preview.body);
    let nobody = work.site.json("artifacts/preview", &body, "").await;
    assert_eq!(nobody.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn an_artifact_is_downloaded_under_its_title() {
    let work = Work::begin().await;
    work.save(1, "Q3 / größe \"1\"", "# Plan\n").await;
    let markdown = work.file("download.md", &work.cookie).await;
    assert_eq!(markdown.status, StatusCode::OK);
    assert_eq!(markdown.body, "# Plan\n");
    assert_eq!(
        markdown.header("content-type"),
        "text/markdown; charset=utf-8"
    );
    assert_eq!(markdown.header("x-content-type-options"), "nosniff");
    assert_eq!(markdown.header("cache-control"), "no-store");
    let disposition = markdown.header("content-disposition");
    assert!(
        disposition.starts_with("attachment; filename=\"Q3 - gr__e -1.md\""),
        "{disposition}"
    );

    let word = work.file("download.docx", &work.cookie).await;
    assert_eq!(word.status, StatusCode::OK);
    assert!(word.body.starts_with("PK"));
    assert!(
        word.header("content-type")
            .ends_with("wordprocessingml.document")
    );
}

#[tokio::test]
async fn files_are_for_those_who_see_the_artifact() {
    let mut work = Work::begin().await;
    let bo = cookie_of(&work.site.db.person("Bo").await);
    for name in ["download.md", "download.docx"] {
        assert_eq!(work.file(name, &bo).await.status, StatusCode::NOT_FOUND);
        assert_eq!(work.file(name, "").await.status, StatusCode::UNAUTHORIZED);
    }
    let id = std::mem::replace(&mut work.artifact, "1%20or%201=1".to_owned());
    assert_eq!(
        work.file("download.md", &work.cookie).await.status,
        StatusCode::NOT_FOUND
    );
    work.site
        .call("artifacts/delete", &[("id", &id)], &work.cookie)
        .await;
    work.artifact = id;
    assert_eq!(
        work.file("download.md", &work.cookie).await.status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn a_stranger_finds_nothing() {
    let work = Work::begin().await;
    let bo = cookie_of(&work.site.db.person("Bo").await);
    let (artifact, project) = (work.artifact.as_str(), work.project.as_str());
    let calls: [(&str, &[(&str, &str)]); 12] = [
        (
            "projects/set-status",
            &[("id", project), ("seen", "active"), ("status", "planning")],
        ),
        ("projects/delete", &[("id", project)]),
        ("projects/restore", &[("id", project)]),
        (
            "artifacts/create",
            &[("project", project), ("kind", "prd"), ("title", "Mine")],
        ),
        (
            "artifacts/save",
            &[
                ("id", artifact),
                ("based_on", "1"),
                ("title", "x"),
                ("body", "x"),
            ],
        ),
        (
            "artifacts/set-status",
            &[("id", artifact), ("seen", "draft"), ("status", "final")],
        ),
        ("artifacts/set-kind", &[("id", artifact), ("kind", "prd")]),
        ("artifacts/duplicate", &[("id", artifact)]),
        ("artifacts/move", &[("id", artifact), ("project", project)]),
        ("artifacts/delete", &[("id", artifact)]),
        (
            "artifacts/to-portfolio",
            &[("id", artifact), ("anonymous", "true")],
        ),
        (
            "artifacts/restore-version",
            &[("id", artifact), ("based_on", "1"), ("number", "1")],
        ),
    ];
    for (function, form) in calls {
        let reply = work.site.call(function, form, &bo).await;
        assert_eq!(
            reply.status,
            StatusCode::NOT_FOUND,
            "{function}: {}",
            reply.body
        );
    }
    for question in [
        format!("projects/get?id={project}"),
        format!("projects/list?customer={}", work.customer),
        format!("artifacts/get?id={artifact}"),
        format!(
            "artifacts/list?customer={}&query[project]={project}",
            work.customer
        ),
        format!("artifacts/versions?id={artifact}"),
        format!("artifacts/diff?id={artifact}&from=1&to=1"),
    ] {
        let reply = read(&work.site, &question, &bo).await;
        assert_eq!(
            reply.status,
            StatusCode::NOT_FOUND,
            "{question}: {}",
            reply.body
        );
    }
    let page = work.site.get(&format!("/artifacts/{artifact}"), &bo).await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    assert!(!page.body.contains("Harbour") && !page.body.contains("Q3 / goals"));
    let page = work.site.get("/artifacts/nonsense", &work.cookie).await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_portfolio_piece_is_made_without_the_names() {
    let work = Work::begin().await;
    work.save(1, "Harbour prices", "What Harbour charges").await;
    let form = [("id", work.artifact.as_str()), ("anonymous", "true")];
    let made = work
        .site
        .call("artifacts/to-portfolio", &form, &work.cookie)
        .await;
    assert_eq!(made.status, StatusCode::OK, "{}", made.body);
    let id = serde_json::from_str(&made.body).unwrap();
    let item = work
        .site
        .db
        .portfolio()
        .get(work.ann.actor(), id)
        .await
        .unwrap();
    assert!(!item.title.as_str().contains("Harbour"), "{item:?}");
    assert!(!item.body.as_str().contains("Harbour"), "{item:?}");
}
