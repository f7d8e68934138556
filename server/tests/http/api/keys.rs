use axum::http::{Method, StatusCode};
use domain::api_keys::Scope;
use domain::workspaces::Role;
use serde_json::json;

use super::program::{CUSTOMERS, Call, Program, at, made_up_secret, send};
use crate::site::Site;

#[tokio::test]
async fn only_a_key_that_is_good_opens_the_door() {
    let site = Site::open().await;
    let ann = site.db.person("Ann").await;
    let program = Program::of(&site, &ann).await;
    assert_eq!(program.get(CUSTOMERS).await.status, StatusCode::OK);
    let lower = Call::new(Method::GET, CUSTOMERS)
        .header("authorization", &format!("bearer {}", program.secret));
    assert_eq!(send(&site, lower).await.status, StatusCode::OK);
    let session = format!("Bearer {}", ann.token);
    for other in [
        "",
        "Bearer",
        "Bearer ",
        "Basic YTpi",
        &session,
        &format!("Bearer {}", made_up_secret()),
        &program.secret,
    ] {
        let reply = send(
            &site,
            Call::new(Method::GET, CUSTOMERS).header("authorization", other),
        )
        .await;
        assert_eq!(
            (reply.status.as_u16(), reply.problem().as_str()),
            (401, "unauthorized"),
            "{other}"
        );
        assert_eq!(reply.header("www-authenticate"), "Bearer realm=\"NextUp\"");
    }
    // A browser that is signed in cannot be made to call: the cookie counts for nothing.
    let cookie = Call::new(Method::GET, CUSTOMERS)
        .header("cookie", &format!("nextup_session={}", ann.token));
    assert_eq!(send(&site, cookie).await.problem(), "unauthorized");
    site.db
        .api_keys()
        .delete(ann.actor(), program.key)
        .await
        .unwrap();
    assert_eq!(program.get(CUSTOMERS).await.problem(), "unauthorized");
}

#[tokio::test]
async fn a_key_goes_as_far_as_its_scopes_and_its_owners_role() {
    let site = Site::open().await;
    let ann = site.db.person("Ann").await;
    let ben = site.db.member(&ann, "Ben", Role::Viewer).await;
    let id = site.db.customer(&ann, "Acme").shared().create().await;
    let reads = Program::with_scopes(&site, &ann, &[Scope::CustomersRead]).await;
    let writes = Program::with_scopes(&site, &ann, &[Scope::CustomersWrite]).await;
    let acme = json!({ "name": "Acme" });
    assert_eq!(reads.get(&at(id)).await.status, StatusCode::OK);
    let refused = reads.post(CUSTOMERS, &acme).await;
    assert_eq!(
        (refused.status.as_u16(), refused.problem().as_str()),
        (403, "missing-scope")
    );
    assert_eq!(writes.get(&at(id)).await.problem(), "missing-scope");
    assert_eq!(
        writes.post(CUSTOMERS, &acme).await.status,
        StatusCode::CREATED
    );
    let viewer = Program::of(&site, &ben).await;
    assert_eq!(viewer.get(&at(id)).await.status, StatusCode::OK);
    let refused = viewer.send(Call::new(Method::DELETE, at(id))).await;
    assert_eq!(
        (refused.status.as_u16(), refused.problem().as_str()),
        (403, "forbidden")
    );
}

#[tokio::test]
async fn the_portfolio_has_scopes_of_its_own() {
    const PORTFOLIO: &str = "/api/v1/portfolio";
    let site = Site::open().await;
    let ann = site.db.person("Ann").await;
    let piece = json!({ "kind": "article", "title": "Pricing" });
    let publisher = [Scope::PortfolioRead, Scope::PortfolioWrite];
    let publisher = Program::with_scopes(&site, &ann, &publisher).await;
    let made = publisher.post(PORTFOLIO, &piece).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.body);
    assert_eq!(publisher.get(PORTFOLIO).await.status, StatusCode::OK);
    assert_eq!(publisher.get(CUSTOMERS).await.problem(), "missing-scope");
    // What it refers to names customers.
    let references = format!("{}/references", made.header("location"));
    let references = references
        .strip_prefix("http://127.0.0.1:3000")
        .unwrap_or(&references);
    assert_eq!(publisher.get(references).await.problem(), "missing-scope");

    let customers = [Scope::CustomersRead, Scope::CustomersWrite];
    let customers = Program::with_scopes(&site, &ann, &customers).await;
    assert_eq!(customers.get(CUSTOMERS).await.status, StatusCode::OK);
    assert_eq!(customers.get(PORTFOLIO).await.problem(), "missing-scope");
    let refused = customers.post(PORTFOLIO, &piece).await;
    assert_eq!(refused.problem(), "missing-scope");
}

#[tokio::test]
async fn each_key_has_its_own_number_of_requests_a_minute() {
    let site = Site::with(&["--api-requests-per-minute", "3"]).await;
    let ann = site.db.person("Ann").await;
    let (first, second) = (
        Program::of(&site, &ann).await,
        Program::of(&site, &ann).await,
    );
    for left in ["2", "1", "0"] {
        let reply = first.get(CUSTOMERS).await;
        assert_eq!(reply.status, StatusCode::OK);
        assert_eq!(
            (
                reply.header("ratelimit-limit"),
                reply.header("ratelimit-remaining")
            ),
            ("3", left)
        );
    }
    let refused = first.get(CUSTOMERS).await;
    assert_eq!(
        (refused.status.as_u16(), refused.problem().as_str()),
        (429, "too-many")
    );
    assert_eq!(refused.header("ratelimit-remaining"), "0");
    assert_eq!(
        refused.header("retry-after"),
        refused.header("ratelimit-reset")
    );
    assert!((1..=60).contains(&refused.header("retry-after").parse::<u32>().unwrap()));
    assert_eq!(second.get(CUSTOMERS).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_key_made_in_the_settings_is_shown_once_and_revoked_by_its_owner_alone() {
    let site = Site::open().await;
    let (ann, bo) = (site.db.person("Ann").await, site.db.person("Bo").await);
    let cookie = format!("nextup_session={}", ann.token);
    let form = [
        ("name", "Import"),
        ("scopes[customers:read]", "true"),
        ("life", "90"),
    ];
    let made = site
        .call("account/make-api-key", &form, &cookie)
        .await
        .json();
    let (id, secret) = (
        made["key"]["id"].as_str().unwrap(),
        made["secret"].as_str().unwrap(),
    );
    let key = format!("Bearer {secret}");
    let call = |method: Method| Call::new(method, CUSTOMERS).header("authorization", &key);
    assert_eq!(send(&site, call(Method::GET)).await.status, StatusCode::OK);
    let write = call(Method::POST).json(&json!({ "name": "Acme" }));
    assert_eq!(send(&site, write).await.problem(), "missing-scope");
    let page = site.get("/settings/api-keys", &cookie).await;
    assert!(page.body.contains("Import") && page.body.contains(&secret[..10]));
    assert!(!page.body.contains(secret));
    let stranger = format!("nextup_session={}", bo.token);
    let revoke = [("key", id)];
    let refused = site
        .call("account/revoke-api-key", &revoke, &stranger)
        .await;
    assert_eq!(refused.status, StatusCode::NOT_FOUND);
    let revoked = site.call("account/revoke-api-key", &revoke, &cookie).await;
    assert_eq!(revoked.status, StatusCode::OK, "{}", revoked.body);
    assert_eq!(
        send(&site, call(Method::GET)).await.problem(),
        "unauthorized"
    );
}

#[tokio::test]
async fn a_key_without_name_scope_or_end_is_refused_field_by_field() {
    let site = Site::open().await;
    let ann = site.db.person("Ann").await;
    let cookie = format!("nextup_session={}", ann.token);
    let form = [
        ("name", " "),
        ("scopes[everything]", "true"),
        ("life", "tomorrow"),
    ];
    let refused = site.call("account/make-api-key", &form, &cookie).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    for field in ["name", "scopes", "life"] {
        assert!(
            refused.body.contains(&format!("\"field\":\"{field}\"")),
            "{}",
            refused.body
        );
    }
    let nobody = site.call("account/api-keys", &[], "").await;
    assert!(nobody.status.is_client_error(), "{}", nobody.status);
}
