//! How Postgres finds what the pages ask for: by an index, always.

use db::testing::{TestDb, customer_statements};
use sqlx::{AssertSqlSafe, Executor, PgConnection, Row};

/// 20,000 customers in one workspace, 5,000 in ten others; triggers off, for speed.
async fn fill(test: &TestDb, here: &str, user: &str) -> String {
    let fill = format!(
        "alter table customers disable trigger user;
         insert into auth.users (id, email) select gen_random_uuid(), i || '@example.com' from generate_series(1, 10) i;
         select ensure_personal_workspace(id, gen_random_uuid()) from auth.users;
         insert into auth.users (id, email) select gen_random_uuid(), i || '@example.org' from generate_series(1, 2000) i;
         insert into profiles (id, name, email) select id, email, email from auth.users on conflict do nothing;
         insert into customers (workspace_id, user_id, name, status, visibility, search, deleted_at, created_at, last_activity_at)
         select workspace_id, user_id, 'Customer ' || i, (array['lead', 'live', 'archive'])[1 + i % 3],
             case when i % 10 = 0 then 'private' else 'workspace' end,
             array_to_tsvector(array(select right(workspace_id::text, 12) || word from unnest(array['acme' || i % 97, 'customer']) word)),
             case when i % 100 = 0 then now() end, now() - i * interval '1 hour', now() - i * 7 % 1000 * interval '1 minute'
         from workspace_members, generate_series(1, 20000) i
         where i <= case when workspace_id = '{here}' then 20000 else 500 end;
         insert into activity_log (workspace_id, entity, entity_id, customer_id, source, action)
         select workspace_id, 'customer', id, id, 'person', 'updated' from customers;
         alter table customers enable trigger user;
         analyze"
    );
    test.system().execute(AssertSqlSafe(fill)).await.unwrap();
    sqlx::query_scalar(
        "select id::text from customers where user_id::text = $1 and deleted_at is null limit 1",
    )
    .bind(user)
    .fetch_one(test.system())
    .await
    .unwrap()
}

#[tokio::test]
async fn every_page_is_found_by_an_index() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let (workspace, user) = (ann.workspace().to_string(), ann.user().to_string());
    let customer = fill(&test, &workspace, &user).await;
    let mut wrong = Vec::new();
    for (name, statement, values) in customer_statements(&workspace, &user, &customer) {
        for mode in ["force_custom_plan", "force_generic_plan"] {
            let mut session = test.begin(ann.actor()).await.unwrap();
            let before = scans(&mut session).await;
            let explain = format!(
                "set local plan_cache_mode = {mode}; prepare page as {statement}; \
                 explain (analyze, costs off, timing off, summary off) execute page({values}); \
                 deallocate page"
            );
            let rows = session
                .fetch_all(sqlx::raw_sql(AssertSqlSafe(explain)))
                .await;
            let plan = rows.unwrap_or_else(|error| panic!("{name}: {error}"));
            let plan: Vec<String> = plan.iter().map(|row| row.get(0)).collect();
            let plan = plan.join("\n");
            // What a function does is in no plan, but it is counted.
            let hidden =
                (scans(&mut session).await > before).then(|| "scans inside a function".to_owned());
            if let Some(why) = objection(&plan).or(hidden) {
                wrong.push(format!("{name}, {mode}: {why}\n{plan}\n"));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// How often this connection has read all customers, as far as it was not yet added to the statistics.
async fn scans(connection: &mut PgConnection) -> i64 {
    let scans = "select coalesce(sum(seq_scan), 0)::bigint from pg_stat_xact_user_tables where relname = 'customers'";
    sqlx::query_scalar(scans)
        .fetch_one(connection)
        .await
        .unwrap()
}

/// What is wrong with a plan: a table read from end to end, or many rows read to throw them away.
fn objection(plan: &str) -> Option<String> {
    for table in ["customers", "activity_log", "profiles"] {
        if plan.contains(&format!("Seq Scan on {table}")) {
            return Some(format!("reads all of {table}"));
        }
    }
    plan.lines().find_map(|line| {
        let removed = line.trim().strip_prefix("Rows Removed by Filter: ")?;
        let many = removed.parse::<u32>().ok()? > 200;
        many.then(|| format!("{removed} rows read for nothing"))
    })
}
