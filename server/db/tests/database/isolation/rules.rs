//! What holds for every table and function, and the moves that the picture cannot draw.

use db::testing::TestDb;
use domain::workspaces::Role;

/// Names of what breaks a rule, found by a query over the catalog.
async fn offenders(query: &'static str) -> Vec<String> {
    let test = TestDb::new().await;
    sqlx::query_scalar(query)
        .fetch_all(test.system())
        .await
        .unwrap()
}

#[tokio::test]
async fn every_table_has_row_level_security() {
    let without = offenders(
        "select relname::text from pg_class c where relnamespace = 'public'::regnamespace \
         and relkind in ('r', 'p') and not relrowsecurity",
    );
    assert_eq!(without.await, Vec::<String>::new());
}

#[tokio::test]
async fn what_runs_with_its_owners_rights_has_a_fixed_search_path() {
    let without = offenders(
        "select proname::text from pg_proc where pronamespace = 'public'::regnamespace and prosecdef \
         and not exists (select from unnest(proconfig) as setting where setting like 'search_path=%')",
    );
    assert_eq!(without.await, Vec::<String>::new());
}

#[tokio::test]
async fn the_signed_out_may_call_no_function_of_ours() {
    let open = offenders(
        "select proname::text from pg_proc p where pronamespace = 'public'::regnamespace \
         and has_function_privilege('anon', p.oid, 'execute') \
         and not exists (select from pg_depend where objid = p.oid and deptype = 'e')",
    );
    assert_eq!(open.await, Vec::<String>::new());
}

#[tokio::test]
async fn the_signed_out_may_touch_no_table_and_no_sequence() {
    let open = offenders(
        "select relname::text from pg_class c where relnamespace = 'public'::regnamespace \
         and case when relkind = 'S' then has_sequence_privilege('anon', oid, 'usage, select, update') \
         when relkind in ('r', 'p', 'v', 'm') then \
         has_table_privilege('anon', oid, 'select, insert, update, delete, truncate, references, trigger') \
         or has_any_column_privilege('anon', oid, 'select, insert, update, references') end",
    );
    assert_eq!(open.await, Vec::<String>::new());
}

#[tokio::test]
async fn nobody_signed_in_may_empty_a_table_or_put_triggers_on_it() {
    let open = offenders(
        "select relname::text from pg_class c where relnamespace = 'public'::regnamespace \
         and relkind in ('r', 'p') \
         and has_table_privilege('authenticated', oid, 'truncate, references, trigger')",
    );
    assert_eq!(open.await, Vec::<String>::new());
}

/// Runs one statement as somebody, and says what the database answers.
async fn as_member(test: &TestDb, who: &db::testing::Member, statement: &'static str) -> String {
    let mut session = test.begin(who.actor()).await.unwrap();
    match sqlx::raw_sql(statement).execute(&mut *session).await {
        Ok(done) => format!("{} rows", done.rows_affected()),
        Err(error) => error.as_database_error().unwrap().message().to_owned(),
    }
}

#[tokio::test]
async fn nobody_hides_a_colleagues_shared_customer_or_takes_it_over() {
    let test = TestDb::new().await;
    let owner = test.person("Owner").await;
    let advisor = test.member(&owner, "Advisor", Role::Advisor).await;
    test.customer(&owner, "Acme").shared().create().await;
    let hide = as_member(
        &test,
        &advisor,
        "update customers set visibility = 'private'",
    )
    .await;
    assert_eq!(
        hide,
        "new row violates row-level security policy for table \"customers\""
    );
    let take = as_member(&test, &advisor, "update customers set user_id = auth.uid()").await;
    assert_eq!(take, "only its owner or a manager gives a customer away");
}

#[tokio::test]
async fn claims_do_not_outlive_their_transaction() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    test.customer(&ann, "Acme").create().await;
    let mut session = test.begin(ann.actor()).await.unwrap();
    let seen: i64 = sqlx::query_scalar("select count(*) from customers")
        .fetch_one(&mut *session)
        .await
        .unwrap();
    session.commit().await.unwrap();
    assert_eq!(seen, 1);
    let left: (Option<String>, String, bool) =
        sqlx::query_as("select auth.uid()::text, current_user::text, showing_trash()")
            .fetch_one(test.system())
            .await
            .unwrap();
    assert_eq!((left.0, left.2), (None, false));
    assert_ne!(left.1, "authenticated");
}
