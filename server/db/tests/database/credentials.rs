//! Users, sessions, links and rate limits of the built-in sign-in.

use std::time::Duration;

use db::testing::TestDb;
use db::{Digest, Housekeeping, TokenPurpose};
use domain::Error;
use domain::accounts::{AccountStore, ClientInfo, Email, PersonName};
use domain::customers::CustomerStore;
use domain::workspaces::Role;
use uuid::Uuid;

const HOUR: Duration = Duration::from_secs(3_600);

fn email(text: &str) -> Email {
    Email::parse(text).unwrap()
}

fn person(text: &str) -> PersonName {
    PersonName::parse(text).unwrap()
}

/// Runs a statement that only the test may: setting a clock forward, mostly.
async fn by_hand(test: &TestDb, statement: &'static str) {
    sqlx::raw_sql(statement)
        .execute(test.system())
        .await
        .unwrap();
}

#[tokio::test]
async fn an_address_belongs_to_one_user() {
    let test = TestDb::new().await;
    let users = test.credentials();
    users.check().await.unwrap();
    let ann = users
        .create_user(&email("Ann@Example.com"), "hash", &person("Ann"))
        .await
        .unwrap()
        .unwrap();
    let again = users
        .create_user(&email("ann@example.com"), "other", &person("Eve"))
        .await
        .unwrap();
    assert_eq!(again, Some(ann), "nobody has confirmed it yet");
    let found = users
        .find_by_email(&email("ANN@example.com"))
        .await
        .unwrap()
        .unwrap();
    assert_eq!((found.id, found.confirmed), (ann, false));
    assert_eq!(found.password_hash.as_deref(), Some("other"));
    users.confirm_email(ann).await.unwrap();
    let taken = users
        .create_user(&email("ann@example.com"), "third", &person("Eve"))
        .await
        .unwrap();
    assert_eq!(taken, None);
    users.set_password_hash(ann, "new").await.unwrap();
    let found = users.find(ann).await.unwrap().unwrap();
    assert_eq!(
        (found.confirmed, found.password_hash.as_deref()),
        (true, Some("new"))
    );
    assert!(
        users
            .find_by_email(&email("nobody@example.com"))
            .await
            .unwrap()
            .is_none()
    );
}

#[tokio::test]
async fn a_new_address_must_be_free() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let users = test.credentials();
    users
        .create_user(&email("taken@example.com"), "h", &person("T"))
        .await
        .unwrap();
    let refused = users
        .set_email(ann.user(), &email("taken@example.com"))
        .await
        .unwrap_err();
    assert_eq!(
        refused.for_field("email"),
        Some("There is an account with this address already.")
    );
    users
        .set_email(ann.user(), &email("new@example.com"))
        .await
        .unwrap();
    let profile = test.accounts().viewer(&ann.who).await.unwrap().profile;
    assert_eq!(profile.email, email("new@example.com"));
    let nobody = domain::id::UserId::new(Uuid::now_v7());
    assert_eq!(
        users.set_email(nobody, &email("x@example.com")).await,
        Err(Error::NotFound)
    );
    assert_eq!(
        users.ensure_personal_workspace(nobody).await,
        Err(Error::NotFound)
    );
}

#[tokio::test]
async fn a_workspace_is_made_once_however_often_and_fast_one_asks() {
    let test = TestDb::new().await;
    let user = test.user("Ann").await;
    let mut asking = tokio::task::JoinSet::new();
    for _ in 0..12 {
        let users = test.credentials();
        asking.spawn(async move { users.ensure_personal_workspace(user).await });
    }
    let answers: Result<Vec<_>, _> = asking.join_all().await.into_iter().collect();
    let mut answers = answers.unwrap();
    answers.dedup();
    assert_eq!(answers.len(), 1);
    let made: i64 = sqlx::query_scalar("select count(*) from workspaces")
        .fetch_one(test.system())
        .await
        .unwrap();
    assert_eq!(made, 1);
}

#[tokio::test]
async fn a_session_lasts_while_it_is_used() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let users = test.credentials();
    let token = Digest::of(&ann.token);
    assert!(
        users
            .authenticate(Digest::of("something else"))
            .await
            .unwrap()
            .is_none()
    );

    by_hand(&test, "update sessions set last_seen_at = now() - interval '1 hour', expires_at = now() + interval '1 hour'").await;
    assert!(users.authenticate(token).await.unwrap().is_some());
    let (prolonged, seen): (bool, bool) = sqlx::query_as(
        "select expires_at > now() + interval '29 days', last_seen_at > now() - interval '1 minute' from sessions",
    )
    .fetch_one(test.system())
    .await
    .unwrap();
    assert!(prolonged && seen);

    by_hand(&test, "update sessions set expires_at = now()").await;
    assert!(users.authenticate(token).await.unwrap().is_none());
    let purged = Housekeeping::new(test.db().clone()).run().await.unwrap();
    assert_eq!(purged.expired, 1);
}

#[tokio::test]
async fn a_session_just_seen_is_not_written_again() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let version = async || -> String {
        let row = sqlx::query_scalar("select xmin::text from sessions");
        row.fetch_one(test.system()).await.unwrap()
    };
    let before = version().await;
    test.credentials()
        .authenticate(Digest::of(&ann.token))
        .await
        .unwrap()
        .unwrap();
    assert_eq!(version().await, before);
}

#[tokio::test]
async fn a_busy_session_is_still_read() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    by_hand(
        &test,
        "update sessions set last_seen_at = now() - interval '1 hour'",
    )
    .await;
    let mut other = test.system().begin().await.unwrap();
    sqlx::query("select from sessions for update")
        .execute(&mut *other)
        .await
        .unwrap();
    let found = test
        .credentials()
        .authenticate(Digest::of(&ann.token))
        .await
        .unwrap();
    assert!(found.is_some(), "waits for nobody");
    other.rollback().await.unwrap();
}

#[tokio::test]
async fn the_role_is_read_anew_and_a_lost_workspace_is_replaced() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let ben = test.member(&ann, "Ben", Role::Admin).await;
    let users = test.credentials();
    test.join(ben.user(), ann.workspace(), Role::Viewer).await;
    let who = users
        .authenticate(Digest::of(&ben.token))
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        (who.actor.workspace, who.actor.role),
        (ann.workspace(), Role::Viewer)
    );
    by_hand(&test, "delete from workspace_members where role = 'viewer'").await;
    let who = users
        .authenticate(Digest::of(&ben.token))
        .await
        .unwrap()
        .unwrap();
    assert_ne!(who.actor.workspace, ann.workspace());
    assert_eq!(who.actor.role, Role::Owner);
    let again = users
        .authenticate(Digest::of(&ben.token))
        .await
        .unwrap()
        .unwrap();
    assert_eq!(again.actor, who.actor);
}

#[tokio::test]
async fn a_link_works_once() {
    let test = TestDb::new().await;
    let user = test.user("Ann").await;
    let users = test.credentials();
    let token = Digest::of("secret");
    let new = email("new@example.com");
    users
        .put_token(token, user, TokenPurpose::EmailChange, Some(&new), HOUR)
        .await
        .unwrap();
    assert_eq!(users.peek_token(token).await.unwrap().unwrap().user, user);
    let mut following = tokio::task::JoinSet::new();
    for _ in 0..6 {
        let users = test.credentials();
        following.spawn(async move { users.take_token(token).await.unwrap() });
    }
    let taken: Vec<_> = following.join_all().await.into_iter().flatten().collect();
    assert_eq!(taken.len(), 1);
    assert_eq!(
        (taken[0].user, taken[0].purpose),
        (user, TokenPurpose::EmailChange)
    );
    assert_eq!(taken[0].new_email, Some(new));
}

#[tokio::test]
async fn a_link_that_is_old_replaced_or_outdated_by_a_new_password_is_void() {
    let test = TestDb::new().await;
    let user = test.user("Ann").await;
    let users = test.credentials();
    let put = async |secret: &str, purpose| {
        users
            .put_token(Digest::of(secret), user, purpose, None, HOUR)
            .await
            .unwrap();
    };
    let works = async |secret: &str| {
        users
            .peek_token(Digest::of(secret))
            .await
            .unwrap()
            .is_some()
    };
    put("first", TokenPurpose::Recovery).await;
    put("second", TokenPurpose::Recovery).await;
    put("magic", TokenPurpose::MagicLink).await;
    assert_eq!(
        [
            works("first").await,
            works("second").await,
            works("magic").await
        ],
        [false, true, true]
    );
    by_hand(
        &test,
        "update account_tokens set expires_at = now() where purpose = 'magic_link'",
    )
    .await;
    assert!(!works("magic").await);
    users.set_password_hash(user, "new").await.unwrap();
    assert!(!works("second").await);
}

#[tokio::test]
async fn attempts_beyond_the_limit_wait_for_the_window_to_end() {
    let test = TestDb::new().await;
    let users = test.credentials();
    let (ann, ben) = (Digest::of("ann"), Digest::of("ben"));
    for _ in 0..3 {
        users.hit_rate_limit(ann, 3, HOUR).await.unwrap();
    }
    let Err(Error::TooMany {
        retry_after_seconds,
    }) = users.hit_rate_limit(ann, 3, HOUR).await
    else {
        panic!("a fourth attempt was accepted");
    };
    assert!(
        (3_500..=3_600).contains(&retry_after_seconds),
        "{retry_after_seconds}"
    );
    users.hit_rate_limit(ben, 3, HOUR).await.unwrap();
    by_hand(&test, "update rate_limits set window_ends_at = now()").await;
    users.hit_rate_limit(ann, 3, HOUR).await.unwrap();
    users.clear_rate_limit(ann).await.unwrap();
    for _ in 0..3 {
        users.hit_rate_limit(ann, 3, HOUR).await.unwrap();
    }
}

#[tokio::test]
async fn attempts_at_once_are_all_counted() {
    let test = TestDb::new().await;
    let key = Digest::of("key");
    let mut trying = tokio::task::JoinSet::new();
    for _ in 0..20 {
        let users = test.credentials();
        trying.spawn(async move { users.hit_rate_limit(key, 5, HOUR).await.is_ok() });
    }
    let accepted = trying.join_all().await.into_iter().filter(|ok| *ok).count();
    assert_eq!(accepted, 5);
}

#[tokio::test]
async fn what_a_browser_says_about_itself_is_bounded() {
    let test = TestDb::new().await;
    let user = test.user("Ann").await;
    let client = ClientInfo {
        address: "::1".into(),
        user_agent: "x\0é".repeat(1_000),
    };
    let token = Digest::of("t");
    test.credentials()
        .create_session(user, token, &client, HOUR)
        .await
        .unwrap();
    let who = test
        .credentials()
        .authenticate(token)
        .await
        .unwrap()
        .unwrap();
    let session = &test.accounts().sessions(&who).await.unwrap()[0];
    assert_eq!(session.user_agent.chars().count(), 300);
    assert_eq!(session.address, "::1");
}

#[tokio::test]
async fn deleting_an_account_takes_what_was_private_and_leaves_what_was_shared() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let ben = test.member(&ann, "Ben", Role::Viewer).await;
    let cem = test.member(&ann, "Cem", Role::Manager).await;
    let eve = test.person("Eve").await;
    test.join(ann.user(), eve.workspace(), Role::Advisor).await;
    let shared = test.customer(&ann, "Shared").shared().create().await;
    let private = test.customer(&ann, "Private").create().await;
    test.credentials().delete_account(ann.user()).await.unwrap();

    assert!(test.credentials().find(ann.user()).await.unwrap().is_none());
    let kept = test.customers().get(ben.actor(), shared).await.unwrap();
    assert_eq!(kept.owner.id, cem.user(), "a manager comes before a viewer");
    let left: Vec<Uuid> = sqlx::query_scalar("select id from customers")
        .fetch_all(test.system())
        .await
        .unwrap();
    assert!(!left.contains(&private.uuid()));
    let cem = test
        .credentials()
        .authenticate(Digest::of(&cem.token))
        .await
        .unwrap()
        .unwrap();
    assert_eq!(cem.actor.role, Role::Owner);
    assert!(
        test.credentials()
            .authenticate(Digest::of(&ann.token))
            .await
            .unwrap()
            .is_none()
    );
}

#[tokio::test]
async fn deleting_an_account_takes_the_workspaces_nobody_else_is_in() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    test.customer(&ann, "Shared with nobody")
        .shared()
        .create()
        .await;
    test.credentials().delete_account(ann.user()).await.unwrap();
    for table in [
        "select count(*) from workspaces",
        "select count(*) from customers",
        "select count(*) from activity_log",
    ] {
        let rows: i64 = sqlx::query_scalar(table)
            .fetch_one(test.system())
            .await
            .unwrap();
        assert_eq!(rows, 0, "{table}");
    }
}
