//! What people and programs send that they should not.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};

use crate::site::{HOST, Site};

#[tokio::test]
async fn typed_nonsense_is_answered_beside_its_field_or_stored_as_text() {
    let site = Site::open().await;
    let ann = site.db.person("Ann").await;
    let cookie = format!("nextup_session={}", ann.token);
    let id = site.db.customer(&ann, "Acme").create().await.to_string();
    let long = "x".repeat(2_000_000);
    let edits = [
        ("name", "", 422),
        ("name", &"n".repeat(300), 422),
        ("about", &long, 422),
        ("product.url", "javascript:alert(1)", 422),
        ("owner_id", "somebody", 422),
        ("about", "<script>alert(1)</script>", 200),
        ("about", "🚀 شركة \u{202e}txt\0", 200),
        ("vertical", "'; drop table customers; --", 200),
    ];
    for (field, value, status) in edits {
        let form = [("id", id.as_str()), ("field", field), ("value", value)];
        let reply = site.call("customers/edit", &form, &cookie).await;
        assert_eq!(
            reply.status.as_u16(),
            status,
            "{field}: {}",
            &reply.body.chars().take(200).collect::<String>()
        );
    }
    let page = site.get(&format!("/customers/{id}"), &cookie).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(!page.body.contains("<script>alert"));
}

#[tokio::test]
async fn ids_that_are_none_statuses_that_are_none_and_foreign_ids_change_nothing() {
    let site = Site::open().await;
    let ann = site.db.person("Ann").await;
    let bo = site.db.person("Bo").await;
    let theirs = site
        .db
        .customer(&ann, "Acme")
        .shared()
        .create()
        .await
        .to_string();
    let cookie = format!("nextup_session={}", bo.token);
    for id in [theirs.as_str(), "0", "", "../../etc/passwd", "null"] {
        for (function, more) in [
            ("set-status", ("status", "live")),
            ("edit", ("value", "x")),
            ("delete", ("x", "")),
            ("restore", ("x", "")),
        ] {
            let form = [("id", id), ("field", "about"), more];
            let reply = site
                .call(&format!("customers/{function}"), &form, &cookie)
                .await;
            assert_eq!(
                reply.status,
                StatusCode::NOT_FOUND,
                "{function} {id}: {}",
                reply.body
            );
        }
    }
    let own = site.db.customer(&bo, "Mine").create().await.to_string();
    let reply = site
        .call(
            "customers/set-status",
            &[("id", &own), ("status", "sold")],
            &cookie,
        )
        .await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn malformed_requests_are_no_server_errors() {
    let site = Site::open().await;
    let ann = site.db.person("Ann").await;
    let cookie = format!("nextup_session={}", ann.token);
    let gets = [
        "/customers?status=sold&sort=%00&after=%FF&q=%00%27%22",
        "/customers?after=AAAA",
        "/customers/%00",
        "/trash?after=;;",
        "/trash?show=records&after=;;",
        "/trash?show=nothing",
        "/fn/customers/list",
        "/fn/customers/list?query[search]=%00&query[sort]=nope",
        "/fn/customers/get?id=%FF",
        "/fn/no/such/function",
    ];
    for path in gets {
        let reply = site.get(path, &cookie).await;
        assert!(
            reply.status.as_u16() < 500,
            "{path}: {} {}",
            reply.status,
            reply.body
        );
    }
    for (kind, body) in [
        ("application/json", "{"),
        ("application/x-www-form-urlencoded", "id=%ZZ&&=&[]"),
        ("text/plain", "\u{0}"),
    ] {
        let request = Request::post("/fn/customers/edit")
            .header(header::ORIGIN, format!("http://{HOST}"))
            .header(header::CONTENT_TYPE, kind)
            .header(header::COOKIE, &cookie)
            .body(Body::from(body))
            .unwrap();
        let reply = site.send(request).await;
        assert!(reply.status.is_client_error(), "{kind}: {}", reply.status);
    }
}
