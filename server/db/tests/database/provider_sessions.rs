//! The tokens of an outside sign-in.

use std::time::Duration;

use chrono::{DateTime, Utc};
use db::testing::{Member, TestDb};
use db::{Digest, ProviderSessions};

/// Somebody with tokens behind their session.
async fn somebody(test: &TestDb) -> (Member, ProviderSessions, Digest) {
    let ann = test.person("Ann").await;
    let kept = ProviderSessions::new(test.db().clone());
    let put = kept.put(ann.who.session, b"first", DateTime::UNIX_EPOCH);
    put.await.unwrap();
    let token = Digest::of(&ann.token);
    (ann, kept, token)
}

#[tokio::test]
async fn one_at_a_time_changes_them_and_the_next_sees_what_it_left() {
    let test = TestDb::new().await;
    let (_, kept, token) = somebody(&test).await;
    let first = kept.lock(token).await.unwrap().unwrap();
    assert_eq!(first.tokens.sealed, b"first");
    let next = tokio::spawn({
        let kept = kept.clone();
        async move {
            kept.lock(token)
                .await
                .unwrap()
                .unwrap()
                .tokens
                .sealed
                .clone()
        }
    });
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert!(!next.is_finished());
    first.replace(b"second", Utc::now()).await.unwrap();
    assert_eq!(next.await.unwrap(), b"second");
}

#[tokio::test]
async fn whoever_goes_away_leaves_them_as_they_were() {
    let test = TestDb::new().await;
    let (_, kept, token) = somebody(&test).await;
    drop(kept.lock(token).await.unwrap());
    let found = kept.lock(token).await.unwrap().unwrap();
    assert_eq!(found.tokens.sealed, b"first");
}

#[tokio::test]
async fn they_go_with_the_session_whichever_goes_first() {
    let test = TestDb::new().await;
    let (ann, kept, token) = somebody(&test).await;
    kept.lock(token)
        .await
        .unwrap()
        .unwrap()
        .end()
        .await
        .unwrap();
    assert!(
        test.credentials()
            .authenticate(token)
            .await
            .unwrap()
            .is_none()
    );
    assert!(kept.find(token).await.unwrap().is_none());
    let (_, kept, token) = somebody(&test).await;
    test.credentials().delete_session(token).await.unwrap();
    assert!(kept.lock(token).await.unwrap().is_none());
    assert_ne!(Digest::of(&ann.token), token);
}
