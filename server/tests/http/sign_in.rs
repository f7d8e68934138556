use axum::http::StatusCode;

use crate::site::{Reply, Site};

const EMAIL: &str = "ann@example.com";
const PASSWORD: &str = "copper violin rain";

async fn sign_up(site: &Site) -> Reply {
    site.call(
        "account/sign-up",
        &[("name", "Ann"), ("email", EMAIL), ("password", PASSWORD)],
        "",
    )
    .await
}

async fn sign_in(site: &Site, password: &str, cookie: &str) -> Reply {
    site.call(
        "account/sign-in",
        &[("email", EMAIL), ("password", password)],
        cookie,
    )
    .await
}

/// Somebody with an account, signed in: the cookie.
async fn join(site: &Site) -> String {
    sign_up(site).await;
    let token = site.mailed_token(EMAIL, 1).await;
    confirm(site, &token, PASSWORD).await.cookie().unwrap()
}

async fn confirm(site: &Site, token: &str, password: &str) -> Reply {
    let form = [("token", token), ("password", password)];
    site.call("account/confirm", &form, "").await
}

#[tokio::test]
async fn signing_up_needs_the_link_from_the_mail() {
    let site = Site::open().await;
    assert_eq!(sign_up(&site).await.status, StatusCode::OK);
    let early = sign_in(&site, PASSWORD, "").await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        early.body.contains("Confirm your address first"),
        "{}",
        early.body
    );
    assert!(early.cookie().is_none());
    let token = site.mailed_token(EMAIL, 2).await;
    let cookie = confirm(&site, &token, PASSWORD).await.cookie().unwrap();
    assert_eq!(site.get("/customers", &cookie).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_stranger_who_signed_up_first_gets_nothing_of_it() {
    let site = Site::open().await;
    let stranger = "strangers know this";
    let form = [("name", "X"), ("email", EMAIL), ("password", stranger)];
    site.call("account/sign-up", &form, "").await;
    let first = site.mailed_token(EMAIL, 1).await;
    assert!(confirm(&site, &first, PASSWORD).await.cookie().is_none());
    // Whoever reads the mail signs up, too: theirs is the account.
    sign_up(&site).await;
    let second = site.mailed_token(EMAIL, 2).await;
    assert!(confirm(&site, &first, stranger).await.cookie().is_none());
    assert!(confirm(&site, &second, stranger).await.cookie().is_none());
    assert!(confirm(&site, &second, PASSWORD).await.cookie().is_some());
}

#[tokio::test]
async fn a_link_that_signs_in_voids_a_password_from_before_it_was_confirmed() {
    let site = Site::open().await;
    sign_up(&site).await;
    site.call("account/magic-link", &[("email", EMAIL)], "")
        .await;
    let token = site.mailed_token(EMAIL, 2).await;
    let form = [("token", token.as_str())];
    let followed = site.call("account/follow-link", &form, "").await;
    assert!(followed.cookie().is_some());
    assert!(sign_in(&site, PASSWORD, "").await.cookie().is_none());
}

#[tokio::test]
async fn a_session_gets_a_new_secret_at_each_sign_in_and_none_after_signing_out() {
    let site = Site::open().await;
    let first = join(&site).await;
    let second = sign_in(&site, PASSWORD, &first).await.cookie().unwrap();
    assert_ne!(first, second);
    assert_eq!(
        site.call("account/sign-out", &[], &second).await.status,
        StatusCode::OK
    );
    let after = site.get("/customers", &second).await;
    assert_eq!(
        (after.status, after.header("location")),
        (StatusCode::SEE_OTHER, "/sign-in?next=/customers")
    );
    assert_eq!(site.get("/customers", &first).await.status, StatusCode::OK);
}

#[tokio::test]
async fn the_cookie_is_out_of_reach_of_scripts_and_other_sites() {
    let site = Site::open().await;
    join(&site).await;
    let reply = sign_in(&site, PASSWORD, "").await;
    let cookie = reply.header("set-cookie");
    for flag in ["HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(cookie.contains(flag), "{cookie}");
    }
    let over_tls = Site::with(&["--public-url", "https://crm.example"]).await;
    let reply = over_tls.call("account/sign-out", &[], "").await;
    assert!(
        reply.header("set-cookie").starts_with("__Host-nextup="),
        "{}",
        reply.header("set-cookie")
    );
    assert!(reply.header("set-cookie").contains("; Secure"));
}

#[tokio::test]
async fn a_reset_ends_every_session_and_its_link_works_once() {
    let site = Site::open().await;
    let cookie = join(&site).await;
    site.call("account/forgot-password", &[("email", EMAIL)], "")
        .await;
    let token = site.mailed_token(EMAIL, 2).await;
    let wrong_door = confirm(&site, &token, PASSWORD).await;
    assert_eq!(wrong_door.status, StatusCode::UNPROCESSABLE_ENTITY);
    let good = [
        ("token", token.as_str()),
        ("password", "another good secret"),
    ];
    let weak = [("token", token.as_str()), ("password", "short")];
    let reset = |form| site.call("account/reset-password", form, "");
    assert_eq!(reset(&weak).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(reset(&good).await.status, StatusCode::OK);
    assert_eq!(reset(&good).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        site.get("/customers", &cookie).await.status,
        StatusCode::SEE_OTHER
    );
    assert_eq!(
        sign_in(&site, PASSWORD, "").await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    assert_eq!(
        sign_in(&site, "another good secret", "").await.status,
        StatusCode::OK
    );
}

#[tokio::test]
async fn guessing_is_slowed_down_per_account_and_says_for_how_long() {
    let site = Site::open().await;
    join(&site).await;
    let mut last = sign_in(&site, "wrong", "").await;
    for _ in 0..12 {
        last = sign_in(&site, "wrong", "").await;
    }
    assert_eq!(last.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(last.body.contains("retry_after_seconds"), "{}", last.body);
    assert_eq!(
        sign_in(&site, PASSWORD, "").await.status,
        StatusCode::TOO_MANY_REQUESTS
    );
}

#[tokio::test]
async fn guessing_is_slowed_down_per_address() {
    let site = Site::with(&["--attempts-per-address", "3"]).await;
    for number in 0..3 {
        let email = format!("nobody{number}@example.com");
        let reply = site
            .call(
                "account/sign-in",
                &[("email", &email), ("password", "x")],
                "",
            )
            .await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let reply = site
        .call(
            "account/sign-in",
            &[("email", "nobody9@example.com"), ("password", "x")],
            "",
        )
        .await;
    assert_eq!(reply.status, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn a_known_address_is_answered_like_an_unknown_one() {
    let site = Site::open().await;
    join(&site).await;
    let known = sign_in(&site, "wrong", "").await;
    let unknown = site
        .call(
            "account/sign-in",
            &[("email", "bo@example.com"), ("password", "wrong")],
            "",
        )
        .await;
    assert_eq!((known.status, known.body), (unknown.status, unknown.body));
    let again = sign_up(&site).await;
    let anew = [
        ("name", "Bo"),
        ("email", "bo@example.com"),
        ("password", PASSWORD),
    ];
    let new = site.call("account/sign-up", &anew, "").await;
    assert_eq!((again.status, again.body), (new.status, new.body));
}

#[tokio::test]
async fn an_account_is_deleted_with_the_password_only() {
    let site = Site::open().await;
    let cookie = join(&site).await;
    let wrong = site
        .call("account/delete", &[("current_password", "wrong")], &cookie)
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let right = site
        .call("account/delete", &[("current_password", PASSWORD)], &cookie)
        .await;
    assert_eq!(right.status, StatusCode::OK);
    assert_eq!(
        site.get("/customers", &cookie).await.status,
        StatusCode::SEE_OTHER
    );
}
