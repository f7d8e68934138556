use axum::http::StatusCode;

use super::{EMAIL, PASSWORD, Project};

const NEW: &str = "another good secret";

#[tokio::test]
async fn a_new_password_keeps_this_session_and_ends_the_others() {
    let project = Project::open().await;
    let other = project.join().await;
    project.fake.world().life = -5;
    let cookie = project.sign_in(PASSWORD).await.cookie().unwrap();
    project.fake.world().life = 3_600;
    let change = async |current, new| {
        let form = [("current_password", current), ("password", new)];
        project
            .site
            .call("account/change-password", &form, &cookie)
            .await
    };
    let wrong = change("wrong", NEW).await;
    assert!(
        wrong.body.contains("That is not your password"),
        "{}",
        wrong.body
    );
    assert_eq!(change(PASSWORD, NEW).await.status, StatusCode::OK);
    assert_eq!(project.open_page(&cookie).await, StatusCode::OK);
    assert_eq!(project.open_page(&other).await, StatusCode::SEE_OTHER);
    assert_eq!(project.fake.session_count(), 1);
    assert!(project.sign_in(PASSWORD).await.cookie().is_none());
    assert!(project.sign_in(NEW).await.cookie().is_some());
    // The tokens behind the cookie are those of the session that is left: it can be refreshed.
    project.fake.world().life = 40;
    assert_eq!(change(NEW, NEW).await.status, StatusCode::OK);
    let before = project.fake.refreshes();
    assert_eq!(project.open_page(&cookie).await, StatusCode::OK);
    project.until(|fake| fake.refreshes() > before).await;
    assert_eq!(project.open_page(&cookie).await, StatusCode::OK);
}

#[tokio::test]
async fn an_address_changes_when_the_new_mailbox_says_so() {
    let project = Project::open().await;
    let cookie = project.join().await;
    project.fake.world().double_change = true;
    let form = [("email", "new@example.com"), ("current_password", PASSWORD)];
    let asked = project
        .site
        .call("account/change-email", &form, &cookie)
        .await;
    assert_eq!(asked.status, StatusCode::OK);
    let follow = async |hash: &str| {
        let token = format!("email_change.{hash}");
        let form = [("token", token.as_str())];
        project.site.call("account/follow-link", &form, "").await
    };
    let half = follow(&project.fake.mail("new@example.com", 1).await.hash).await;
    assert_eq!(half.status, StatusCode::CONFLICT);
    assert!(half.body.contains("your other address"), "{}", half.body);
    let whole = follow(&project.fake.mail(EMAIL, 2).await.hash).await;
    let renewed = whole.cookie().unwrap();
    let viewer = project.site.get("/fn/account/viewer", &renewed).await;
    assert!(viewer.body.contains("new@example.com"), "{}", viewer.body);
}

#[tokio::test]
async fn an_address_that_somebody_has_is_answered_like_any_other() {
    let project = Project::open().await;
    let cookie = project.join().await;
    let bo = [
        ("name", "Bo"),
        ("email", "bo@example.com"),
        ("password", PASSWORD),
    ];
    project.site.call("account/sign-up", &bo, "").await;
    let form = [("email", "bo@example.com"), ("current_password", PASSWORD)];
    let taken = project
        .site
        .call("account/change-email", &form, &cookie)
        .await;
    assert_eq!(taken.status, StatusCode::OK);
    // What was begun to check the password is not left behind.
    project.until(|fake| fake.session_count() == 1).await;
}

#[tokio::test]
async fn an_account_is_deleted_with_its_workspace_where_the_secret_key_is() {
    let project = Project::with_secret_key().await;
    let cookie = project.join().await;
    let delete = async |password| {
        let form = [("current_password", password)];
        project.site.call("account/delete", &form, &cookie).await
    };
    assert_eq!(
        delete("wrong").await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    assert_eq!(delete(PASSWORD).await.status, StatusCode::OK);
    assert_eq!(project.open_page(&cookie).await, StatusCode::SEE_OTHER);
    let left: i64 = sqlx::query_scalar(
        "select (select count(*) from workspaces) + (select count(*) from profiles) \
         + (select count(*) from sessions) + (select count(*) from auth.users)",
    )
    .fetch_one(project.site.db.system())
    .await
    .unwrap();
    assert_eq!(left, 0);
}

#[tokio::test]
async fn without_the_secret_key_nobody_is_deleted_and_it_says_who_can() {
    let project = Project::open().await;
    let cookie = project.join().await;
    let form = [("current_password", PASSWORD)];
    let reply = project.site.call("account/delete", &form, &cookie).await;
    assert_eq!(reply.status, StatusCode::FORBIDDEN);
    assert!(
        reply.body.contains("the people who run this NextUp"),
        "{}",
        reply.body
    );
    assert_eq!(project.open_page(&cookie).await, StatusCode::OK);
}

#[tokio::test]
async fn a_wrong_secret_key_is_noticed_before_anything_is_deleted() {
    let project = Project::with(&["--supabase-service-key", "sb_secret_wrong"]).await;
    let cookie = project.join().await;
    let form = [("current_password", PASSWORD)];
    let reply = project.site.call("account/delete", &form, &cookie).await;
    assert_eq!(reply.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(project.open_page(&cookie).await, StatusCode::OK);
}
