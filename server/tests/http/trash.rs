//! The trash of records, and fields that are put back, over HTTP.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use db::testing::Member;
use domain::id::CustomerId;
use domain::projects::{Project, ProjectForm, ProjectStore};
use serde_json::Value;

use crate::site::{HOST, Reply, Site};

/// Somebody with a customer and a project.
struct Desk {
    site: Site,
    ann: Member,
    cookie: String,
    acme: CustomerId,
    project: Project,
}

fn form(name: &str) -> ProjectForm {
    ProjectForm {
        name: name.to_owned(),
        ..ProjectForm::default()
    }
}

impl Desk {
    async fn open() -> Self {
        let site = Site::open().await;
        let ann = site.db.person("Ann").await;
        let acme = site.db.customer(&ann, "Acme & Co").create().await;
        let draft = form("Pricing <study>").parse().unwrap();
        let project = site.db.projects().create(ann.actor(), acme, &draft).await;
        Self {
            cookie: format!("nextup_session={}", ann.token),
            project: project.unwrap(),
            acme,
            site,
            ann,
        }
    }

    async fn delete(&self) {
        let store = self.site.db.projects();
        store
            .delete(self.ann.actor(), self.project.id)
            .await
            .unwrap();
    }

    async fn restore(&self, kind: &str, cookie: &str) -> Reply {
        let id = self.project.id.to_string();
        let form = [("kind", kind), ("id", id.as_str())];
        self.site.call("trash/restore", &form, cookie).await
    }

    async fn put_back(&self, entity: &str, entry: &str, field: &str) -> Reply {
        let id = self.project.id.to_string();
        let form = [
            ("entity", entity),
            ("id", id.as_str()),
            ("entry", entry),
            ("field", field),
        ];
        self.site
            .call("timeline/put-back", &form, &self.cookie)
            .await
    }

    async fn read(&self, path: &str) -> Value {
        let request = Request::get(path)
            .header(header::ACCEPT, "application/json")
            .header(header::COOKIE, &self.cookie);
        let reply = self.site.send(request.body(Body::empty()).unwrap()).await;
        assert_eq!(reply.status, StatusCode::OK, "{}", reply.body);
        serde_json::from_str(&reply.body).unwrap()
    }
}

#[tokio::test]
async fn a_deleted_record_is_on_the_page_and_comes_back() {
    let desk = Desk::open().await;
    let page = async |path: &str| desk.site.get(path, &desk.cookie).await.body;
    let records = "/trash?show=records";
    assert!(page(records).await.contains("Nothing else in the trash"));
    desk.delete().await;
    let listed = page(records).await;
    for words in [
        "Pricing &lt;study&gt;",
        "Acme &amp; Co",
        "Gone for good in 30 days",
        "Restore project Pricing",
    ] {
        assert!(listed.contains(words), "{words}");
    }
    assert!(listed.contains(&format!("href=\"/customers/{}\"", desk.acme)));
    assert!(page("/trash").await.contains("The trash is empty"));
    let answer = desk.read("/fn/trash/records").await;
    assert_eq!(answer["items"][0]["kind"], "project");
    assert_eq!(answer["items"][0]["by"]["name"], "Ann");

    let eve = desk.site.db.person("Eve").await;
    let foreign = desk
        .restore("project", &format!("nextup_session={}", eve.token))
        .await;
    assert_eq!(foreign.status, StatusCode::NOT_FOUND);
    let unknown = desk.restore("poem", &desk.cookie).await;
    assert!(unknown.status.is_client_error(), "{}", unknown.status);
    assert_eq!(
        desk.restore("project", "").await.status,
        StatusCode::UNAUTHORIZED
    );
    assert_eq!(
        desk.restore("project", &desk.cookie).await.status,
        StatusCode::OK
    );
    assert!(!page(records).await.contains("Pricing &lt;study"));
}

/// The form of a page without a script answers with the page.
#[tokio::test]
async fn a_form_restores_without_a_script() {
    let desk = Desk::open().await;
    desk.delete().await;
    let request = Request::post("/fn/trash/restore")
        .header(header::ORIGIN, format!("http://{HOST}"))
        .header(header::REFERER, format!("http://{HOST}/trash?show=records"))
        .header(header::ACCEPT, "text/html")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(header::COOKIE, &desk.cookie)
        .body(Body::from(format!("kind=project&id={}", desk.project.id)))
        .unwrap();
    let reply = desk.site.send(request).await;
    assert!(reply.status.is_redirection(), "{}", reply.status);
    assert!(reply.header("location").ends_with("/trash?show=records"));
    let store = desk.site.db.projects();
    assert!(store.get(desk.ann.actor(), desk.project.id).await.is_ok());
}

#[tokio::test]
async fn a_field_of_a_record_is_put_back_and_that_is_undone() {
    let desk = Desk::open().await;
    let store = desk.site.db.projects();
    let name = async || {
        let project = store.get(desk.ann.actor(), desk.project.id).await.unwrap();
        project.name.to_string()
    };
    let draft = form("Prices").parse().unwrap();
    store
        .edit(desk.ann.actor(), desk.project.id, None, &draft)
        .await
        .unwrap();
    let path = format!("/fn/customers/timeline?id={}", desk.acme);
    let timeline = desk.read(&path).await;
    let change = &timeline["items"][0]["entry"]["change"];
    assert_eq!(change["about"]["entity"], "project");
    let entry = change["entry"]["id"].to_string();

    let back = desk.put_back("project", &entry, "name").await;
    assert_eq!(back.status, StatusCode::OK, "{}", back.body);
    assert_eq!(name().await, "Pricing <study>");
    let undo: i64 = serde_json::from_str(&back.body).unwrap();
    let undone = desk.put_back("project", &undo.to_string(), "name").await;
    assert_eq!(undone.status, StatusCode::OK, "{}", undone.body);
    assert_eq!(name().await, "Prices");
    for (entity, entry, field, status) in [
        (
            "project",
            entry.as_str(),
            "metadata",
            StatusCode::UNPROCESSABLE_ENTITY,
        ),
        ("project", "999999", "name", StatusCode::NOT_FOUND),
        ("customer", entry.as_str(), "name", StatusCode::NOT_FOUND),
        (
            "poem",
            entry.as_str(),
            "name",
            StatusCode::UNPROCESSABLE_ENTITY,
        ),
    ] {
        let refused = desk.put_back(entity, entry, field).await;
        assert_eq!(refused.status, status, "{entity} {field}: {}", refused.body);
    }
    assert_eq!(name().await, "Prices");
}
