//! Personal API keys, and the replies kept for requests that are sent twice.

use std::collections::BTreeMap;

use db::testing::TestDb;
use db::{Begun, Digest, IdempotencyKeys, KeptReply};
use domain::api_keys::{ApiKey, KeyLife, NewApiKey, Scope};
use domain::workspaces::Role;
use domain::{Error, Source};

fn new_key(name: &str, life: KeyLife) -> NewApiKey {
    NewApiKey::parse(name, vec![Scope::CustomersRead], life.as_str()).unwrap()
}

#[tokio::test]
async fn a_key_acts_as_its_owner_with_the_role_of_the_moment() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let ben = test.member(&ann, "Ben", Role::Viewer).await;
    let key = test.api_key(&ben, "nxu_ben").await;
    let secret = Digest::of("nxu_ben");
    let keys = test.api_keys();
    let caller = keys.authenticate(secret).await.unwrap().unwrap();
    assert_eq!((caller.key, caller.actor), (key, ben.through(Source::Api)));
    assert_eq!(caller.scopes, Scope::ALL);
    test.join(ben.user(), ann.workspace(), Role::Manager).await;
    let caller = keys.authenticate(secret).await.unwrap().unwrap();
    assert_eq!(caller.actor.role, Role::Manager);
    let used = keys.list(ben.actor()).await.unwrap()[0].last_used_at;
    assert!(used.is_some());
    // Leaving the workspace ends the key.
    sqlx::query("delete from workspace_members where user_id = $1 and workspace_id = $2")
        .bind(ben.user().uuid())
        .bind(ann.workspace().uuid())
        .execute(test.system())
        .await
        .unwrap();
    assert!(keys.authenticate(secret).await.unwrap().is_none());
}

/// The migration that gave the portfolio scopes, over keys as they were before it.
#[tokio::test]
async fn keys_from_before_the_portfolio_had_scopes_still_read_and_change_it() {
    use Scope::{CustomersRead, CustomersWrite, PortfolioRead, PortfolioWrite};
    const MIGRATION: &str =
        include_str!("../../../../migrations/20261122121000_scope_keys_for_the_portfolio.sql");
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let both = [CustomersRead, CustomersWrite];
    test.api_key_with(&ann, "nxu_reads", &both[..1]).await;
    test.api_key_with(&ann, "nxu_both", &both).await;
    sqlx::raw_sql(MIGRATION)
        .execute(test.system())
        .await
        .unwrap();
    for (secret, scopes) in [
        ("nxu_reads", &[CustomersRead, PortfolioRead][..]),
        (
            "nxu_both",
            &[CustomersRead, CustomersWrite, PortfolioRead, PortfolioWrite],
        ),
    ] {
        let caller = test.api_keys().authenticate(Digest::of(secret)).await;
        assert_eq!(caller.unwrap().unwrap().scopes, scopes, "{secret}");
    }
}

#[tokio::test]
async fn an_expired_an_unknown_and_a_revoked_key_are_none() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let keys = test.api_keys();
    let key = test.api_key(&ann, "nxu_a").await;
    assert!(
        keys.authenticate(Digest::of("nxu_b"))
            .await
            .unwrap()
            .is_none()
    );
    sqlx::query("update api_keys set expires_at = now()")
        .execute(test.system())
        .await
        .unwrap();
    assert!(
        keys.authenticate(Digest::of("nxu_a"))
            .await
            .unwrap()
            .is_none()
    );
    assert_eq!(keys.list(ann.actor()).await.unwrap().len(), 1);
    keys.delete(ann.actor(), key).await.unwrap();
    assert_eq!(keys.delete(ann.actor(), key).await, Err(Error::NotFound));
}

#[tokio::test]
async fn a_key_is_its_owners_alone_to_see_and_revoke() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let ben = test.member(&ann, "Ben", Role::Admin).await;
    let key = test.api_key(&ann, "nxu_a").await;
    let keys = test.api_keys();
    assert_eq!(keys.list(ben.actor()).await.unwrap(), Vec::new());
    assert_eq!(keys.delete(ben.actor(), key).await, Err(Error::NotFound));
    let shown = &keys.list(ann.actor()).await.unwrap()[0];
    assert_eq!((shown.id, shown.prefix.as_str()), (key, "nxu_test"));
}

#[tokio::test]
async fn keys_end_when_chosen_and_are_not_without_number() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let keys = test.api_keys();
    for (number, life) in (0..ApiKey::MAX).zip(KeyLife::ALL.into_iter().cycle()) {
        let secret = Digest::of(&number.to_string());
        let new = new_key("Import", life);
        let made = keys
            .insert(ann.actor(), &new, secret, "nxu_x")
            .await
            .unwrap();
        let days = made
            .expires_at
            .map(|end| (end - made.created_at).num_days());
        assert_eq!(days, life.days().map(i64::from));
    }
    let one_more = new_key("One more", KeyLife::Month);
    let refused = keys.insert(ann.actor(), &one_more, Digest::of("x"), "nxu_x");
    assert!(matches!(refused.await, Err(Error::Conflict { .. })));
}

#[tokio::test]
async fn a_request_sent_twice_is_answered_from_memory() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let key = test.api_key(&ann, "nxu_a").await;
    let replies = IdempotencyKeys::new(test.db().clone());
    let (name, asked) = (Digest::of("name"), Digest::of("asked"));
    let begin = |asked| replies.begin(key, name, asked);
    assert_eq!(begin(asked).await.unwrap(), Begun::First);
    assert_eq!(begin(asked).await.unwrap(), Begun::Running);
    let reply = KeptReply {
        status: 201,
        headers: BTreeMap::from([("etag".to_owned(), "\"x\"".to_owned())]),
        body: "{}".to_owned(),
    };
    replies.keep(key, name, &reply).await.unwrap();
    assert_eq!(begin(asked).await.unwrap(), Begun::Again(reply));
    assert_eq!(begin(Digest::of("else")).await.unwrap(), Begun::Other);
    replies.forget(key, name).await.unwrap();
    assert_eq!(begin(Digest::of("else")).await.unwrap(), Begun::First);
}

#[tokio::test]
async fn a_name_is_free_after_a_day_or_when_its_request_died() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let key = test.api_key(&ann, "nxu_a").await;
    let replies = IdempotencyKeys::new(test.db().clone());
    let (name, asked) = (Digest::of("name"), Digest::of("asked"));
    let begin = || replies.begin(key, name, asked);
    let age = |age: &'static str| {
        sqlx::query("update idempotency_keys set created_at = now() - $1::interval")
            .bind(age)
            .execute(test.system())
    };
    begin().await.unwrap();
    age("2 minutes").await.unwrap();
    assert_eq!(begin().await.unwrap(), Begun::First);
    let reply = KeptReply {
        status: 204,
        headers: BTreeMap::new(),
        body: String::new(),
    };
    replies.keep(key, name, &reply).await.unwrap();
    age("23 hours").await.unwrap();
    assert_eq!(begin().await.unwrap(), Begun::Again(reply));
    age("25 hours").await.unwrap();
    assert_eq!(begin().await.unwrap(), Begun::First);
}
