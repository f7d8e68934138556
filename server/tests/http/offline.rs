//! What the service worker goes by.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};

use crate::site::{Reply, Site};

const READ: &str = "/fn/customers/counts?search=";

/// Calls a reading server function as the client does.
async fn read(site: &Site, path: &str, cookie: &str) -> Reply {
    let request = Request::get(path)
        .header(header::ACCEPT, "application/json")
        .header(header::COOKIE, cookie);
    site.send(request.body(Body::empty()).unwrap()).await
}

async fn ann(site: &Site) -> String {
    format!("nextup_session={}", site.db.person("Ann").await.token)
}

#[tokio::test]
async fn only_few_reads_may_be_kept_and_no_cache_on_the_way_keeps_any() {
    let site = Site::open().await;
    let cookie = ann(&site).await;
    let kept = read(&site, READ, &cookie).await;
    assert_eq!(kept.status, StatusCode::OK, "{}", kept.body);
    assert_eq!(kept.header("x-nextup-offline"), "keep");
    assert_eq!(kept.header("cache-control"), "no-store");
    for path in [
        "/customers",
        "/settings/sessions",
        "/fn/account/sessions",
        "/fn/account/members",
        "/fn/account/api-keys",
        "/fn/customers/get?id=00000000-0000-4000-8000-000000000000",
    ] {
        let reply = read(&site, path, &cookie).await;
        assert_eq!(reply.header("x-nextup-offline"), "", "{path}");
        assert_eq!(reply.header("cache-control"), "no-store", "{path}");
    }
    let written = site
        .call("customers/create", &[("form[name]", "Acme")], &cookie)
        .await;
    assert_eq!(written.header("x-nextup-offline"), "");
}

#[tokio::test]
async fn every_answer_names_its_session_and_none_where_there_is_none() {
    let site = Site::open().await;
    let cookie = ann(&site).await;
    let name = |reply: &Reply| reply.header("x-nextup-session").to_owned();
    let first = name(&read(&site, READ, &cookie).await);
    assert_eq!(first.len(), 24, "{first}");
    assert_eq!(name(&site.get("/customers", &cookie).await), first);
    assert_eq!(name(&site.get("/no-such-page", &cookie).await), first);
    let bo = format!("nextup_session={}", site.db.person("Bo").await.token);
    assert_ne!(name(&read(&site, READ, &bo).await), first);
    for nobody in ["", "nextup_session=made-up"] {
        let refused = read(&site, READ, nobody).await;
        assert_eq!(refused.status, StatusCode::UNAUTHORIZED);
        assert_eq!(name(&refused), "none");
        assert_eq!(name(&site.get("/sign-in", nobody).await), "none");
        assert_eq!(name(&site.get("/customers", nobody).await), "none");
    }
    let left = site.call("account/sign-out", &[], &cookie).await;
    assert_eq!(name(&left), "none");
}

#[tokio::test]
async fn the_worker_is_never_stale_and_may_fetch_from_us_alone() {
    let site = Site::open().await;
    for (file, content) in [
        ("sw.js", "1"),
        ("manifest.webmanifest", "{}"),
        ("icons/a.png", ""),
    ] {
        site.write(file, content);
    }
    let worker = site.get("/sw.js", "").await;
    assert_eq!(worker.status, StatusCode::OK);
    assert_eq!(worker.header("cache-control"), "no-cache");
    assert!(worker.header("content-type").contains("javascript"));
    assert_eq!(
        worker.header("content-security-policy"),
        "default-src 'none'; connect-src 'self'"
    );
    assert_eq!(worker.header("x-nextup-session"), "", "a file is nobody's");
    let manifest = site.get("/manifest.webmanifest", "").await;
    assert_eq!(manifest.header("content-type"), "application/manifest+json");
    assert_eq!(manifest.header("cache-control"), "public, max-age=3600");
    assert_eq!(
        site.get("/icons/a.png", "").await.header("content-type"),
        "image/png"
    );
}

#[tokio::test]
async fn pages_can_be_installed_and_look_for_the_worker_where_there_is_one() {
    let site = Site::open().await;
    let page = site.get("/sign-in", "").await;
    for wanted in ["/manifest.webmanifest", "apple-touch-icon", "theme-color"] {
        assert!(page.body.contains(wanted), "{wanted}");
    }
    let policy = page.header("content-security-policy");
    assert!(
        policy.contains("worker-src 'self'; manifest-src 'self'"),
        "{policy}"
    );
    assert!(!page.body.contains("/offline.js"));
}
