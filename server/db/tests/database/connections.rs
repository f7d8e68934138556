//! What one use of a connection leaves to the next.

use std::time::Duration;

use db::testing::TestDb;
use db::{Db, PoolSettings};

/// `sqlx` rolls back a transaction only once it has seen it begin. One whose beginning fails, or whose request goes
/// away while it begins, stays open in Postgres: the next use would work in it, as somebody else's role.
#[tokio::test]
async fn a_transaction_that_failed_to_begin_is_not_left_to_the_next() {
    let test = TestDb::new().await;
    let settings = PoolSettings {
        max_connections: 1,
        ..PoolSettings::default()
    };
    let db = Db::connect(test.url(), &settings).await.unwrap();
    let owner = who(&db).await;
    for half_begun in [
        "begin; select set_config('role', 'authenticated', true); select 1 / 0",
        "begin; select set_config('role', 'authenticated', true); select pg_sleep(1)",
    ] {
        let begun = tokio::time::timeout(
            Duration::from_millis(100),
            db.system().begin_with(half_begun),
        );
        assert!(!matches!(begun.await, Ok(Ok(_))), "{half_begun}");
        assert_eq!(who(&db).await, owner, "{half_begun}");
    }
}

async fn who(db: &Db) -> String {
    sqlx::query_scalar("select current_user::text")
        .fetch_one(db.system())
        .await
        .unwrap()
}
