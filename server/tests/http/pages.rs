use axum::body::Body;
use axum::http::{Request, StatusCode};

use crate::site::Site;

async fn ann(site: &Site) -> (db::testing::Member, String) {
    let ann = site.db.person("Ann").await;
    let cookie = format!("nextup_session={}", ann.token);
    (ann, cookie)
}

#[tokio::test]
async fn a_page_is_whole_without_a_script_and_brings_its_policy() {
    let site = Site::open().await;
    let (ann, cookie) = ann(&site).await;
    site.db.customer(&ann, "Harbor Logistics").create().await;
    let page = site.get("/customers", &cookie).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("Harbor Logistics"));
    let policy = page.header("content-security-policy");
    let nonce = policy
        .split_once("'nonce-")
        .unwrap()
        .1
        .split('\'')
        .next()
        .unwrap();
    assert!(page.body.contains(&format!("nonce=\"{nonce}\"")));
    assert!(
        !policy.contains("unsafe-inline") && policy.contains("frame-ancestors 'none'"),
        "{policy}"
    );
    assert_eq!(page.header("x-content-type-options"), "nosniff");
    assert_eq!(page.header("cache-control"), "no-store");
    assert!(!page.header("x-request-id").is_empty());
    assert_ne!(
        site.get("/customers", &cookie)
            .await
            .header("content-security-policy"),
        policy
    );
}

#[tokio::test]
async fn a_name_in_the_title_is_a_name() {
    let site = Site::open().await;
    let (ann, cookie) = ann(&site).await;
    let name = "A&B</title><script>alert(1)</script>";
    let id = site.db.customer(&ann, name).create().await;
    for path in [format!("/customers/{id}"), format!("/customers/{id}/edit")] {
        let page = site.get(&path, &cookie).await;
        assert!(page.body.contains("A&amp;B&lt;/title>"), "{path}");
        assert!(!page.body.contains("<script>alert"), "{path}");
    }
}

#[tokio::test]
async fn what_is_not_there_and_what_is_not_yours_look_the_same() {
    let site = Site::open().await;
    let (ann, _) = ann(&site).await;
    let secret = site.db.customer(&ann, "Secret Harbor").create().await;
    let bo = site.db.person("Bo").await;
    let cookie = format!("nextup_session={}", bo.token);
    let foreign = site.get(&format!("/customers/{secret}"), &cookie).await;
    let missing = site
        .get("/customers/00000000-0000-4000-8000-000000000000", &cookie)
        .await;
    let nonsense = site.get("/customers/1%20or%201=1", &cookie).await;
    for page in [&foreign, &missing, &nonsense] {
        assert_eq!(page.status, StatusCode::NOT_FOUND);
        assert!(!page.body.contains("Secret Harbor"));
    }
    assert_eq!(
        site.get("/no-such-page", &cookie).await.status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn writes_from_other_sites_are_refused() {
    let site = Site::open().await;
    let (_, cookie) = ann(&site).await;
    let form = [("form[name]", "Acme")];
    let other = site
        .call_from("https://evil.example", "customers/create", &form, &cookie)
        .await;
    assert_eq!(other.status, StatusCode::FORBIDDEN);
    let own = site.call("customers/create", &form, &cookie).await;
    assert_eq!(own.status, StatusCode::OK, "{}", own.body);
}

#[tokio::test]
async fn nobody_signed_in_gets_401_from_functions_and_the_sign_in_from_pages() {
    let site = Site::open().await;
    assert_eq!(
        site.call("customers/create", &[("form[name]", "Acme")], "")
            .await
            .status,
        StatusCode::UNAUTHORIZED
    );
    let page = site
        .get("/customers?status=live", "nextup_session=made-up")
        .await;
    assert_eq!(
        page.header("location"),
        "/sign-in?next=/customers%3Fstatus%3Dlive"
    );
    assert_eq!(site.get("/sign-in", "").await.status, StatusCode::OK);
}

#[tokio::test]
async fn health_is_told_and_development_pages_stay_out_of_production() {
    let site = Site::open().await;
    for path in ["/healthz", "/readyz", "/dev/mail"] {
        assert_eq!(site.get(path, "").await.status, StatusCode::OK, "{path}");
    }
    let production = ["--mode", "production", "--smtp-url", "smtp://127.0.0.1:25"];
    let site = Site::with(&production).await;
    for path in ["/dev/mail", "/dev/kit", "/dev/reload", "/dev/mail.json"] {
        assert_eq!(
            site.get(path, "").await.status,
            StatusCode::NOT_FOUND,
            "{path}"
        );
    }
}

#[tokio::test]
async fn no_path_leaves_the_folder_of_the_site() {
    let site = Site::open().await;
    let (_, cookie) = ann(&site).await;
    for path in [
        "/pkg/../hash.txt",
        "/pkg/%2e%2e/%2e%2e/etc/passwd",
        "/..%2f..%2fetc%2fpasswd.txt",
    ] {
        let request = Request::get(path)
            .header("cookie", &cookie)
            .body(Body::empty())
            .unwrap();
        let reply = site.send(request).await;
        assert!(
            !reply.body.contains("root:") && !reply.body.contains("wasm: b"),
            "{path}"
        );
    }
}
