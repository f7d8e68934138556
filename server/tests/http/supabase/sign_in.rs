use std::sync::Arc;

use axum::http::StatusCode;

use super::{EMAIL, PASSWORD, Project, process};

#[tokio::test]
async fn somebody_signs_up_confirms_and_sees_their_own_workspace() {
    let project = Project::open().await;
    assert_eq!(project.sign_up().await.status, StatusCode::OK);
    let early = project.sign_in(PASSWORD).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        early.body.contains("Confirm your address first"),
        "{}",
        early.body
    );
    let mail = project.fake.mail(EMAIL, 2).await;
    assert_eq!(mail.template, "confirm signup");
    let reply = project.confirm(&mail.hash, PASSWORD).await;
    let cookie = reply.cookie().unwrap();
    assert!(reply.header("set-cookie").contains("HttpOnly"));
    let viewer = project.site.get("/fn/account/viewer", &cookie).await;
    assert!(viewer.body.contains("Ann’s workspace"), "{}", viewer.body);
    assert!(viewer.body.contains(EMAIL) && viewer.body.contains("owner"));
    assert_eq!(project.open_page(&cookie).await, StatusCode::OK);
    assert!(project.sign_in(PASSWORD).await.cookie().is_some());
}

#[tokio::test]
async fn the_link_of_a_sign_up_asks_for_its_password_and_survives_a_wrong_one() {
    let project = Project::open().await;
    project.sign_up().await;
    let hash = project.fake.mail(EMAIL, 1).await.hash;
    let wrong = project.confirm(&hash, "strangers know this").await;
    assert!(
        wrong.body.contains("this account was made with"),
        "{}",
        wrong.body
    );
    assert_eq!(project.fake.calls("POST /verify"), 0);
    assert!(project.confirm(&hash, PASSWORD).await.cookie().is_some());
    let nonsense = project.confirm("0123456789abcdef", "wrong").await;
    assert_eq!(nonsense.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_link_of_another_account_confirms_nothing() {
    let project = Project::open().await;
    project.sign_up().await;
    let bo = [
        ("name", "Bo"),
        ("email", "bo@example.com"),
        ("password", PASSWORD),
    ];
    project.site.call("account/sign-up", &bo, "").await;
    let hash = project.fake.mail("bo@example.com", 1).await.hash;
    let crossed = project.confirm(&hash, PASSWORD).await;
    assert!(crossed.cookie().is_none());
    assert!(crossed.body.contains("token"), "{}", crossed.body);
}

#[tokio::test]
async fn a_known_address_is_answered_like_an_unknown_one() {
    let project = Project::open().await;
    project.join().await;
    let wrong = project.sign_in("wrong").await;
    let form = [("email", "bo@example.com"), ("password", "wrong")];
    let unknown = project.site.call("account/sign-in", &form, "").await;
    assert_eq!((wrong.status, wrong.body), (unknown.status, unknown.body));
    let again = project.sign_up().await;
    let form = [
        ("name", "Bo"),
        ("email", "bo@example.com"),
        ("password", PASSWORD),
    ];
    let new = project.site.call("account/sign-up", &form, "").await;
    assert_eq!((again.status, again.body), (new.status, new.body));
    for function in ["account/magic-link", "account/forgot-password"] {
        let ask = async |email| {
            let reply = project.site.call(function, &[("email", email)], "").await;
            (reply.status, reply.body)
        };
        let (known, unknown) = (ask(EMAIL).await, ask("nobody@example.com").await);
        assert_eq!(known, unknown, "{function}");
    }
}

#[tokio::test]
async fn a_magic_link_signs_in_once() {
    let project = Project::open().await;
    project.join().await;
    let form = [("email", EMAIL)];
    project.site.call("account/magic-link", &form, "").await;
    let mail = project.fake.mail(EMAIL, 2).await;
    assert_eq!(mail.template, "magic link");
    let token = format!("magiclink.{}", mail.hash);
    let page = project
        .site
        .get(&format!("/follow-link?token={token}"), "")
        .await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(
        project.fake.calls("POST /verify"),
        1,
        "looking uses nothing up"
    );
    let form = [("token", token.as_str())];
    let followed = project.site.call("account/follow-link", &form, "").await;
    assert_eq!(
        project.open_page(&followed.cookie().unwrap()).await,
        StatusCode::OK
    );
    let again = project.site.call("account/follow-link", &form, "").await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    let form = [("token", mail.hash.as_str())];
    let unknown_kind = project.site.call("account/follow-link", &form, "").await;
    assert!(unknown_kind.cookie().is_none());
}

#[tokio::test]
async fn a_reset_ends_every_session_and_its_link_works_once() {
    let project = Project::open().await;
    let cookie = project.join().await;
    let form = [("email", EMAIL)];
    project
        .site
        .call("account/forgot-password", &form, "")
        .await;
    let hash = project.fake.mail(EMAIL, 2).await.hash;
    let form = [
        ("token", hash.as_str()),
        ("password", "another good secret"),
    ];
    let reset = project.site.call("account/reset-password", &form, "").await;
    let renewed = reset.cookie().unwrap();
    assert_eq!(project.open_page(&cookie).await, StatusCode::SEE_OTHER);
    assert_eq!(project.open_page(&renewed).await, StatusCode::OK);
    assert_eq!(project.fake.session_count(), 1);
    let again = project.site.call("account/reset-password", &form, "").await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(project.sign_in(PASSWORD).await.cookie().is_none());
    assert!(
        project
            .sign_in("another good secret")
            .await
            .cookie()
            .is_some()
    );
}

#[tokio::test]
async fn signing_out_ends_the_session_here_and_at_supabase() {
    let project = Project::open().await;
    let first = project.join().await;
    let second = project.sign_in(PASSWORD).await.cookie().unwrap();
    assert_eq!(project.fake.session_count(), 2);
    project.site.call("account/sign-out", &[], &second).await;
    assert_eq!(project.open_page(&second).await, StatusCode::SEE_OTHER);
    assert_eq!(project.open_page(&first).await, StatusCode::OK);
    project.until(|fake| fake.session_count() == 1).await;
}

#[tokio::test]
async fn guessing_is_slowed_down_before_supabase_hears_of_it() {
    let project = Project::open().await;
    let mut last = project.sign_in("wrong").await;
    for _ in 0..12 {
        last = project.sign_in("wrong").await;
    }
    assert_eq!(last.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(project.fake.calls("POST /token?grant_type=password"), 10);
}

#[tokio::test]
async fn what_the_project_asks_of_passwords_is_said_beside_the_field() {
    let project = Project::open().await;
    project.fake.world().shortest = 40;
    let reply = project.sign_up().await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        reply.body.contains("\"field\":\"password\""),
        "{}",
        reply.body
    );
}

#[tokio::test]
async fn a_second_factor_is_not_skipped() {
    let project = Project::open().await;
    project.join().await;
    project.fake.change(EMAIL, |user| user.second_factor = true);
    let reply = project.sign_in(PASSWORD).await;
    assert_eq!(reply.status, StatusCode::FORBIDDEN);
    assert!(reply.cookie().is_none());
}

#[tokio::test]
async fn a_wrong_key_or_a_supabase_that_is_away_is_our_trouble_and_not_the_visitors() {
    let project = Project::open().await;
    project.fake.world().publishable = "sb_publishable_other";
    assert_eq!(
        project.sign_in(PASSWORD).await.status,
        StatusCode::SERVICE_UNAVAILABLE
    );
    let project = Project::open().await;
    project.fake.world().away = true;
    let reply = project.sign_in(PASSWORD).await;
    assert_eq!(reply.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(!reply.body.contains(&project.fake.url), "{}", reply.body);
    let mut nowhere = project.fake.clone();
    nowhere.url = "http://127.0.0.1:1".to_owned();
    let site = process(&nowhere, Arc::clone(&project.site.db), &[]);
    let form = [("email", EMAIL), ("password", PASSWORD)];
    let reply = site.call("account/sign-in", &form, "").await;
    assert_eq!(reply.status, StatusCode::SERVICE_UNAVAILABLE);
}
