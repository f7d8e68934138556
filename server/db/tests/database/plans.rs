//! How Postgres finds what the pages ask for: by an index, always.

use db::testing::{
    Member, Sample, TestDb, chat_statements, customer_statements, overview_statements,
    project_statements, record_statements, trash_statements,
};
use sqlx::{AssertSqlSafe, Executor, PgConnection, Row};

/// 20,000 customers in one workspace, 5,000 in ten others; triggers off, for speed.
async fn fill(test: &TestDb, here: &str, user: &str) -> String {
    let fill = format!(
        "begin; set local statement_timeout = 0;
         alter table customers disable trigger user;
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
         insert into activity_log_archive (id, workspace_id, entity, entity_id, customer_id, source, action, changes, at, title)
         select id, workspace_id, entity, entity_id, customer_id, source, action, changes, at - interval '2 years', title from activity_log;
         alter table customers enable trigger user;
         analyze; commit"
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

/// Ten projects and artifacts of each of a thousand customers; of the one customer, as many events and changes as a busy
/// decade brings, half of the changes archived; and pieces of the portfolio, each with a reference.
async fn fill_work(test: &TestDb, customer: &str) {
    let fill = format!(
        "begin; set local session_replication_role = replica; set local statement_timeout = 0;
         insert into customer_projects (workspace_id, private_to, customer_id, name)
         select workspace_id, private_to, id, 'Project ' || i from (select * from customers order by id <> '{customer}' limit 1000) c,
             generate_series(1, 10) i where deleted_at is null;
         insert into customer_artifacts (workspace_id, private_to, customer_id, project_id, title, content, updated_at)
         select workspace_id, private_to, customer_id, id, 'Artifact', 'Text', now() - i * interval '1 minute'
         from customer_projects, generate_series(1, 3) i;
         insert into customer_artifact_versions (workspace_id, private_to, customer_id, artifact_id, number, title, content, source, open)
         select workspace_id, private_to, customer_id, id, i, title, content, 'person', false from customer_artifacts,
             generate_series(1, 3) i;
         insert into customer_events (workspace_id, private_to, customer_id, title, event_type, event_date)
         select workspace_id, private_to, id, 'Event', (array['meeting', 'call', 'note'])[1 + i % 3], now() - i * interval '1 hour'
         from (select * from customers order by id <> '{customer}' limit 1000) c,
             generate_series(1, 5000) i where id = '{customer}' or i <= 50;
         insert into activity_log (workspace_id, private_to, entity, entity_id, customer_id, source, action, at)
         select workspace_id, private_to, 'project', id, id, 'person', 'updated', now() - i * interval '1 hour'
         from customers, generate_series(1, 5000) i where id = '{customer}';
         insert into activity_log_archive (id, workspace_id, private_to, entity, entity_id, customer_id, source, action, changes, at, title)
         select 1000000 + i, workspace_id, private_to, 'project', id, id, 'person', 'updated', '[]', now() - interval '1 year' - i * interval '1 hour', ''
         from customers, generate_series(1, 5000) i where id = '{customer}';
         insert into portfolio_items (workspace_id, user_id, kind, title, visibility, search, updated_at)
         select workspace_id, user_id, 'talk', 'Piece ' || i, case when i % 3 = 0 then 'private' else 'workspace' end,
             array_to_tsvector(array['pricing']), now() - i * interval '1 minute'
         from workspace_members, generate_series(1, 2000) i;
         insert into portfolio_references (item_id, artifact_id, workspace_id, customer_id, private_to, item_private_to)
         select i.id, a.id, i.workspace_id, a.customer_id, a.private_to, i.private_to
         from (select *, row_number() over (partition by workspace_id) as n from portfolio_items) i
         join (select *, row_number() over (partition by workspace_id order by customer_id <> '{customer}', id) as n
             from customer_artifacts) a on a.workspace_id = i.workspace_id and a.n = case when i.n % 100 = 0 then 1 else i.n end;
         analyze; commit"
    );
    test.system().execute(AssertSqlSafe(fill)).await.unwrap();
}

/// Conversations of a hundred people about a thousand customers; of one about the one customer, two thousand messages in
/// forty of them.
async fn fill_chats(test: &TestDb, customer: &str, user: &str) {
    let fill = format!(
        "begin; set local session_replication_role = replica; set local statement_timeout = 0;
         insert into customer_chat_conversations (workspace_id, private_to, customer_id, user_id, title, updated_at)
         select workspace_id, private_to, id, case when i <= 40 and id = '{customer}' then '{user}' else gen_random_uuid() end,
             'Chat ' || i, now() - i * interval '1 hour'
         from (select * from customers order by id <> '{customer}' limit 1000) c, generate_series(1, 100) i
         where id = '{customer}' or i <= 10;
         insert into customer_chat_messages (workspace_id, private_to, customer_id, user_id, conversation_id, role, content, state)
         select workspace_id, private_to, customer_id, user_id, k.id, case when i % 2 = 0 then 'assistant' else 'user' end,
             'The ' || case when k.title = 'Chat 7' and i = 8 then 'pricing' else 'word' end || ' of message ' || i
                 || case when i % 2 = 0 and user_id = '{user}' then words else '' end,
             case when i = 50 and title like 'Chat %0' then 'streaming' else 'done' end
         from customer_chat_conversations k, generate_series(1, 50) i,
             (select string_agg(' ' || md5(n::text), '') as words from generate_series(1, 300) n) long where user_id = '{user}' or i > 45;
         insert into customer_chat_proposals (workspace_id, private_to, customer_id, user_id, conversation_id, message_id, draft, differences)
         select workspace_id, private_to, customer_id, user_id, conversation_id, id, '{{}}', '[]'
         from customer_chat_messages where role = 'assistant';
         commit; analyze customer_chat_conversations, customer_chat_messages, customer_chat_proposals"
    );
    test.system().execute(AssertSqlSafe(fill)).await.unwrap();
}

#[tokio::test]
async fn every_page_is_found_by_an_index() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let (workspace, user) = (ann.workspace().to_string(), ann.user().to_string());
    let customer = fill(&test, &workspace, &user).await;
    let statements = customer_statements(&workspace, &user, &customer);
    found_by_an_index(&test, &ann, statements).await;
}

#[tokio::test]
async fn every_page_of_records_is_found_by_an_index() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let (workspace, user) = (ann.workspace().to_string(), ann.user().to_string());
    let customer = fill(&test, &workspace, &user).await;
    fill_records(&test).await;
    let statements = record_statements(&workspace, &user, &customer);
    found_by_an_index(&test, &ann, statements).await;
}

#[tokio::test]
async fn every_page_of_work_is_found_by_an_index() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let (workspace, user) = (ann.workspace().to_string(), ann.user().to_string());
    let customer = fill(&test, &workspace, &user).await;
    fill_work(&test, &customer).await;
    let id = async |table: &str| -> String {
        let one = format!("select id::text from {table} where customer_id = '{customer}' limit 1");
        let one = sqlx::query_scalar(AssertSqlSafe(one));
        one.fetch_one(test.system()).await.unwrap()
    };
    let item = "select id::text from portfolio_items where user_id::text = $1 limit 1";
    let item: String = sqlx::query_scalar(item)
        .bind(&user)
        .fetch_one(test.system())
        .await
        .unwrap();
    let statements = project_statements(Sample {
        workspace: &workspace,
        user: &user,
        customer: &customer,
        project: &id("customer_projects").await,
        artifact: &id("customer_artifacts").await,
        event: &id("customer_events").await,
        item: &item,
    });
    found_by_an_index(&test, &ann, statements).await;
}

#[tokio::test]
async fn every_page_of_conversations_is_found_by_an_index() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let (workspace, user) = (ann.workspace().to_string(), ann.user().to_string());
    let customer = fill(&test, &workspace, &user).await;
    fill_chats(&test, &customer, &user).await;
    let sample: [String; 3] = sqlx::query_as(
        "select conversation_id::text, message_id::text, id::text from customer_chat_proposals \
         where user_id::text = $1 limit 1",
    )
    .bind(&user)
    .fetch_one(test.system())
    .await
    .map(<(String, String, String)>::into)
    .unwrap();
    let sample = sample.each_ref().map(String::as_str);
    let statements = chat_statements(&workspace, &user, &customer, sample);
    found_by_an_index(&test, &ann, statements).await;
    let abandoned = "explain update customer_chat_messages set state = 'interrupted' \
        where state = 'streaming' and kept_at < now() - interval '1 minute'";
    let plan = test.system().fetch_all(abandoned).await.unwrap();
    let plan: Vec<String> = plan.iter().map(|row| row.get(0)).collect();
    assert_eq!(objection(&plan.join("\n")), None);
}

#[tokio::test]
async fn every_part_of_an_overview_is_found_by_an_index() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let (workspace, user) = (ann.workspace().to_string(), ann.user().to_string());
    let customer = fill(&test, &workspace, &user).await;
    fill_records(&test).await;
    fill_work(&test, &customer).await;
    let set = "set session_replication_role = replica;
        update customer_projects set status = 'active', ends_on = current_date + (random() * 100)::int where random() < 0.5;
        update customer_agreements set end_date = start_date + (random() * 1000)::int where start_date > '2024-01-01';
        reset session_replication_role; analyze customer_projects, customer_agreements";
    test.system().execute(set).await.unwrap();
    let statements = overview_statements(&workspace, &user, &customer);
    found_by_an_index(&test, &ann, statements).await;
}

#[tokio::test]
async fn what_a_customer_passes_on_and_takes_with_it_is_found_by_an_index() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let (workspace, user) = (ann.workspace().to_string(), ann.user().to_string());
    let customer = fill(&test, &workspace, &user).await;
    fill_records(&test).await;
    fill_work(&test, &customer).await;
    fill_chats(&test, &customer, &user).await;
    for change in [
        "update customers set visibility = 'private'",
        "update customers set deleted_at = now()",
        "delete from customers",
    ] {
        let mut session = test.system().begin().await.unwrap();
        let change = format!("{change} where id = '{customer}'");
        let done = session.execute(AssertSqlSafe(change.clone())).await;
        assert_eq!(done.unwrap().rows_affected(), 1);
        assert_eq!(scans(&mut session).await, [""; 0], "{change}");
    }
}

/// Some records of each kind for every customer, without triggers and foreign keys, for speed.
async fn fill_records(test: &TestDb) {
    let fill = "begin; set local session_replication_role = replica; set local statement_timeout = 0;
        insert into customer_agreements (workspace_id, private_to, customer_deleted_at, customer_id, scope, start_date,
            end_date, currency, annual_value)
        select workspace_id, private_to, deleted_at, id, 'Advice', '2018-01-01'::date + i * 800, '2020-02-28'::date + i * 800,
            'EUR', 1200 from customers, generate_series(0, 3) i;
        insert into customer_receivables (workspace_id, private_to, customer_deleted_at, customer_id, number, date, due_date,
            currency, net, amount, status, settled, paid_on)
        select workspace_id, private_to, deleted_at, id, 'R-' || n * 2 + i, date, date + 30,
            case when n % 50 = 0 then 'CHF' else 'EUR' end, 100, 100,
            case when n % 40 = 1 then 'draft' when n % 40 = 2 then 'void' else 'sent' end,
            case when n % 40 in (1, 2) then 0 when n % 30 = 0 then 40 when n % 8 = 0 then 0 else 100 end,
            case when n % 40 in (1, 2) or n % 30 = 0 or n % 8 = 0 then null else date + 20 end
        from (select *, row_number() over (order by id) as n from customers) c, generate_series(0, 1) i,
            lateral (select '2026-06-30'::date - (n * 2 + i)::int % 1500 as date) d;
        insert into customer_payments (workspace_id, private_to, customer_deleted_at, customer_id, date, currency, amount, method,
            allocated)
        select workspace_id, private_to, customer_deleted_at, customer_id, paid_on, currency, 100, 'cash',
            case when substr(number, 3)::int % 90 < 4 then 60 else 100 end
        from customer_receivables where paid_on is not null;
        insert into payment_allocations (workspace_id, private_to, customer_deleted_at, customer_id, payment_id, invoice_id,
            currency, amount)
        select p.workspace_id, p.private_to, p.customer_deleted_at, p.customer_id, p.id, p.id, p.currency, p.allocated
        from customer_payments p;
        insert into payment_refunds (workspace_id, private_to, customer_deleted_at, customer_id, payment_id, date, currency, amount)
        select workspace_id, private_to, customer_deleted_at, customer_id, id, date, currency, 5
        from customer_payments where credit > 0;
        insert into receivable_sums (workspace_id, private_to, currency, day, open, paid, paid_days)
        select workspace_id, private_to, currency, day, sum(open), sum(paid), sum(paid_days) from customer_receivables,
            lateral (values (due_date, open_amount, 0, 0), (paid_on, 0, 1, paid_on - date)) part (day, open, paid, paid_days)
        where day is not null and customer_deleted_at is null group by workspace_id, private_to, currency, day;
        insert into receivable_sums (workspace_id, private_to, currency, day, received, credit)
        select workspace_id, private_to, currency, date, sum(amount - refunded), sum(credit) from customer_payments
        where customer_deleted_at is null group by workspace_id, private_to, currency, date;
        commit; analyze customer_agreements, customer_receivables, customer_payments, payment_allocations, payment_refunds,
            receivable_sums";
    test.system().execute(fill).await.unwrap();
}

#[tokio::test]
async fn every_page_of_the_trash_of_records_is_found_by_an_index() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let (workspace, user) = (ann.workspace().to_string(), ann.user().to_string());
    let customer = fill(&test, &workspace, &user).await;
    fill_records(&test).await;
    fill_work(&test, &customer).await;
    let delete = "begin; set local session_replication_role = replica; set local statement_timeout = 0;
        update customer_agreements set deleted_at = created_at where left(id::text, 1) = '0';
        update customer_receivables set deleted_at = created_at where left(id::text, 1) = '0' and status in ('draft', 'void');
        update customer_payments set deleted_at = created_at, allocated = 0, refunded = 0 where left(id::text, 1) = '0';
        update customer_projects set deleted_at = created_at where left(id::text, 1) = '0';
        update customer_artifacts set deleted_at = created_at where left(id::text, 1) = '0';
        update customer_events set deleted_at = created_at where left(id::text, 1) = '0';
        update portfolio_items set deleted_at = created_at where left(id::text, 1) = '0';
        insert into activity_log (workspace_id, private_to, entity, entity_id, customer_id, actor_id, source, action)
        select workspace_id, private_to, 'event', id, customer_id, created_by, 'person', 'deleted' from customer_events
        where deleted_at is not null;
        commit; analyze";
    test.system().execute(delete).await.unwrap();
    found_by_an_index_in("on", &test, &ann, trash_statements(&workspace)).await;
}

/// Runs statements, each with its values, and looks at what Postgres did, whether it plans for the values or for all.
async fn found_by_an_index(
    test: &TestDb,
    who: &Member,
    statements: Vec<(String, &'static str, String)>,
) {
    found_by_an_index_in("off", test, who, statements).await;
}

/// The same with or without the trash.
async fn found_by_an_index_in(
    trash: &str,
    test: &TestDb,
    who: &Member,
    statements: Vec<(String, &'static str, String)>,
) {
    let mut wrong = Vec::new();
    for (name, statement, values) in statements {
        for mode in ["force_custom_plan", "force_generic_plan"] {
            let mut session = test.begin(who.actor()).await.unwrap();
            let before = scans(&mut session).await;
            let explain = format!(
                "set local nextup.trash = '{trash}'; set local plan_cache_mode = {mode}; prepare page as {statement}; \
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
                (scans(&mut session).await != before).then(|| "scans inside a function".to_owned());
            if let Some(why) = objection(&plan).or(hidden) {
                wrong.push(format!("{name}, {mode}: {why}\n{plan}\n"));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// Which tables of customers and what belongs to them this connection has read from end to end, and how often, as far as
/// it was not yet added to the statistics.
async fn scans(connection: &mut PgConnection) -> Vec<String> {
    let scans = "select relname || ', ' || seq_scan || ' times' from pg_stat_xact_user_tables \
        where relname ~ '^(customer|payment|receivable|portfolio_reference)' and seq_scan > 0 order by relname";
    sqlx::query_scalar(scans)
        .fetch_all(connection)
        .await
        .unwrap()
}

/// What is wrong with a plan: a table read from end to end, or many rows read to throw them away.
fn objection(plan: &str) -> Option<String> {
    for table in [
        "customers",
        "activity_log",
        "profiles",
        "customer_agreements",
        "customer_receivables",
        "customer_payments",
        "payment_allocations",
        "payment_refunds",
        "customer_projects",
        "customer_artifact",
        "customer_events",
        "customer_chat_",
        "portfolio_",
        "receivable_sums",
    ] {
        let scan = format!("Seq Scan on {table}");
        let reads = |line: &str| line.contains(&scan) && !line.contains("(never executed)");
        if plan.lines().any(reads) {
            return Some(format!("reads all of {table}"));
        }
    }
    plan.lines().find_map(|line| {
        let removed = line.trim().strip_prefix("Rows Removed by Filter: ")?;
        let many = removed.parse::<u32>().ok()? > 200;
        many.then(|| format!("{removed} rows read for nothing"))
    })
}
