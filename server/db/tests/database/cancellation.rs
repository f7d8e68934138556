//! Requests die at any moment: people close tabs. What they leave behind must not reach the next one.

use std::time::{Duration, Instant};

use db::testing::TestDb;
use sqlx::Row;

#[tokio::test]
async fn a_request_that_dies_while_it_begins_leaves_no_open_transaction() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    for microseconds in (0..3_000).step_by(10) {
        let begin = test.db().begin(ann.actor());
        // Cut off at another moment each time, also in the middle of the first message.
        drop(tokio::time::timeout(Duration::from_micros(microseconds), begin).await);
    }
    // A rollback is sent when a connection is next used or rests: use each of them.
    let mut others = db::testing::admin().await;
    let deadline = Instant::now() + Duration::from_secs(10);
    loop {
        let row =
            sqlx::query("select current_user::text <> session_user::text, current_database()")
                .fetch_one(test.db().system())
                .await
                .unwrap();
        let (in_a_role, database): (bool, String) = (row.get(0), row.get(1));
        assert!(!in_a_role, "the system's door opened as somebody");
        let open: i64 = sqlx::query_scalar(
            "select count(*) from pg_stat_activity where datname = $1 and state like 'idle in transaction%'",
        )
        .bind(database)
        .fetch_one(&mut others)
        .await
        .unwrap();
        if open == 0 {
            return;
        }
        assert!(
            Instant::now() < deadline,
            "{open} transactions of nobody are still open"
        );
    }
}
