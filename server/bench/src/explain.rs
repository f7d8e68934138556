//! The plans of the product's own statements, as a member of the workspace gets them under row-level security.
//!
//! Nothing is copied from the store: it is called often enough for Postgres to settle on a plan, and then the statement
//! that it left prepared on the connection is explained on that same connection, with that same plan.

use anyhow::{Context, Result, anyhow};
use db::{Customers, Db, PoolSettings};
use domain::Actor;
use domain::customers::{CustomerQuery, CustomerStatus, CustomerStore, SearchText, Sort, SortKey};
use domain::id::CustomerId;
use serde_json::Value;
use sqlx::{AssertSqlSafe, Row};
use uuid::Uuid;

use crate::data::{self, BIG};
use crate::plan::Plan;

/// After five runs with a plan for the values at hand, Postgres may keep one for all values.
const CALLS: usize = 7;
/// How far down the list "further on" is.
const DEEP: usize = BIG / 2;

/// One statement, in the big workspace and in a small one.
pub(crate) struct Explained {
    pub(crate) name: String,
    pub(crate) big: Plan,
    pub(crate) small: Plan,
}

/// What the store is asked.
#[derive(Clone)]
enum Ask {
    List(CustomerQuery, Place),
    Counts(SearchText),
    Detail,
    Timeline,
    Trash,
}

/// Which page of a list.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    First,
    Deep,
}

/// Where a page begins, and what a statement is about.
struct Subject {
    actor: Actor,
    customer: Uuid,
}

/// Explains every statement that reads.
pub(crate) async fn all(db: &Db, url: &str) -> Result<Vec<Explained>> {
    let (big, small) = (subject(db, 0).await?, subject(db, 1).await?);
    let mut all = Vec::new();
    for (name, ask) in asks() {
        let context = || format!("explaining: {name}");
        let explained = Explained {
            big: explain(db, url, &big, &ask).await.with_context(context)?,
            small: explain(db, url, &small, &ask).await.with_context(context)?,
            name,
        };
        all.push(explained);
    }
    Ok(all)
}

fn asks() -> Vec<(String, Ask)> {
    let mut asks = Vec::new();
    for status in [
        None,
        Some(CustomerStatus::Live),
        Some(CustomerStatus::OnHold),
    ] {
        for sort in Sort::ALL {
            for (place, page) in [(Place::First, "first page"), (Place::Deep, "deep page")] {
                let of = status.map_or("all", CustomerStatus::as_str);
                let query = CustomerQuery {
                    status,
                    sort,
                    ..CustomerQuery::default()
                };
                asks.push((
                    format!("list, {of}, by {}, {page}", sort.as_str()),
                    Ask::List(query, place),
                ));
            }
        }
    }
    for (kind, term) in [
        ("dense", "a"),
        ("common", "health"),
        ("sparse", "nova health"),
        ("none", "qqzzx"),
    ] {
        let search = SearchText::new(term);
        let query = CustomerQuery {
            search: search.clone(),
            ..CustomerQuery::default()
        };
        let live = CustomerQuery {
            status: Some(CustomerStatus::Live),
            ..query.clone()
        };
        asks.push((format!("search, {kind}"), Ask::List(query, Place::First)));
        asks.push((
            format!("search, {kind}, live"),
            Ask::List(live, Place::First),
        ));
        asks.push((format!("search counts, {kind}"), Ask::Counts(search)));
    }
    asks.push(("counts".to_owned(), Ask::Counts(SearchText::default())));
    asks.push(("detail".to_owned(), Ask::Detail));
    asks.push(("timeline".to_owned(), Ask::Timeline));
    asks.push(("trash".to_owned(), Ask::Trash));
    asks
}

/// The owner of a workspace, and the customer there with the longest history.
async fn subject(db: &Db, number: usize) -> Result<Subject> {
    let team = data::team(db, number).await?;
    let customer = data::busiest(db, team.workspace).await?;
    let owner = team
        .members
        .into_iter()
        .next()
        .context("a workspace without people")?;
    Ok(Subject {
        actor: owner.actor,
        customer,
    })
}

async fn explain(db: &Db, url: &str, subject: &Subject, ask: &Ask) -> Result<Plan> {
    let parameters = parameters(db, subject, ask).await?;
    // A single connection, so that what the store prepared on it is there for us.
    let settings = PoolSettings {
        max_connections: 1,
        ..PoolSettings::default()
    };
    let db = Db::connect(url, &settings).await?;
    let before = prepared(&db).await?;
    for _ in 0..CALLS {
        call(&db, subject, ask).await?;
    }
    let mut made = prepared(&db).await?;
    made.retain(|name| !before.contains(name));
    let [statement] = made.as_slice() else {
        return Err(anyhow!(
            "the store used {} statements where one was expected",
            made.len()
        ));
    };
    let plan = run(
        &db,
        &subject.actor,
        &format!("{statement}({})", parameters.join(", ")),
    )
    .await?;
    db.close().await;
    Ok(plan)
}

async fn call(db: &Db, subject: &Subject, ask: &Ask) -> Result<()> {
    let (customers, actor) = (Customers::new(db.clone()), &subject.actor);
    let customer = CustomerId::new(subject.customer);
    match ask {
        Ask::List(query, _) => _ = customers.list(actor, query).await?,
        Ask::Counts(search) => _ = customers.counts(actor, search).await?,
        Ask::Detail => _ = customers.get(actor, customer).await?,
        Ask::Timeline => _ = customers.timeline(actor, customer, None).await?,
        Ask::Trash => _ = customers.trash(actor, None).await?,
    }
    Ok(())
}

/// Names of the statements prepared on the one connection, with the store's begin and end of transactions left out.
async fn prepared(db: &Db) -> Result<Vec<String>> {
    let rows = sqlx::raw_sql(
        "select name from pg_prepared_statements where statement not ilike 'commit%'",
    )
    .fetch_all(db.system())
    .await?;
    Ok(rows.iter().map(|row| row.get("name")).collect())
}

/// What the statements take, in the order that `db::customers::statements` documents.
async fn parameters(db: &Db, subject: &Subject, ask: &Ask) -> Result<Vec<String>> {
    let (workspace, user) = (
        subject.actor.workspace.to_string(),
        subject.actor.user.to_string(),
    );
    let customer = subject.customer.to_string();
    let rows = (CustomerQuery::PAGE + 1).to_string();
    let texts = match ask {
        Ask::List(query, place) => {
            let [key, id] = mark(db, subject, query, *place).await?;
            let searched = query.search.as_str().to_owned();
            let second = if searched.is_empty() {
                user
            } else {
                searched.clone()
            };
            let mut texts = vec![
                Some(workspace),
                Some(second),
                Some(key),
                Some(id),
                Some(rows),
            ];
            let status = query.status.map(|status| status.as_str().to_owned());
            if status.is_some() || !searched.is_empty() {
                texts.push(status);
            }
            texts
        }
        Ask::Counts(search) if search.as_str().is_empty() => {
            vec![Some(workspace), Some(user), Some("1001".to_owned())]
        }
        Ask::Counts(search) => vec![Some(workspace), Some(search.as_str().to_owned())],
        Ask::Detail => vec![Some(customer), Some(workspace)],
        Ask::Timeline => vec![
            Some(customer),
            Some(workspace),
            Some(i64::MAX.to_string()),
            Some(rows),
            // About everything, by anybody, at any time.
            Some(String::new()),
            None,
            None,
            None,
        ],
        Ask::Trash => {
            let [key, id] = LATEST.map(str::to_owned);
            vec![Some(workspace), Some(key), Some(id), Some(rows)]
        }
    };
    Ok(texts.into_iter().map(literal).collect())
}

const LATEST: [&str; 2] = [
    "9999-12-31T23:59:59Z",
    "ffffffff-ffff-ffff-ffff-ffffffffffff",
];

const EARLIEST: [&str; 2] = [
    "1970-01-01T00:00:00Z",
    "00000000-0000-0000-0000-000000000000",
];

/// Where the page begins: before everything, or after half of what there is.
async fn mark(
    db: &Db,
    subject: &Subject,
    query: &CustomerQuery,
    place: Place,
) -> Result<[String; 2]> {
    let column = match query.sort.key() {
        SortKey::Activity => "last_activity_at",
        SortKey::Name => "name_key",
        SortKey::Created => "created_at",
    };
    let way = if query.sort.ascending() {
        "asc"
    } else {
        "desc"
    };
    if place == Place::First {
        let first = match (query.sort.key(), query.sort.ascending()) {
            (SortKey::Name, _) => ["", "00000000-0000-0000-0000-000000000000"],
            (_, true) => EARLIEST,
            (_, false) => LATEST,
        };
        return Ok(first.map(str::to_owned));
    }
    let found = sqlx::query(AssertSqlSafe(format!(
        "with listed as (select {column} as key, id, count(*) over () as total from customers \
         where workspace_id = $1 and private_to is null and ($2::text is null or status = $2)) \
         select key::text as key, id::text as id from listed order by listed.key {way}, id {way} \
         offset (select least($3, max(total) / 2) from listed) limit 1"
    )))
    .bind(subject.actor.workspace.uuid())
    .bind(query.status.map(CustomerStatus::as_str))
    .bind(i64::try_from(DEEP)?)
    .fetch_one(db.system())
    .await?;
    Ok([found.get("key"), found.get("id")])
}

/// Explains in a transaction of the actor, and reads what the tables say was done to them, inside functions too.
async fn run(db: &Db, actor: &Actor, execution: &str) -> Result<Plan> {
    let mut session = db.begin(actor).await?;
    let explain =
        format!("explain (analyze, buffers, timing off, format json) execute {execution}");
    let row = sqlx::raw_sql(AssertSqlSafe(explain))
        .fetch_one(&mut *session)
        .await?;
    let json: Value = row.get(0);
    let scanned = sqlx::raw_sql(
        "select coalesce(sum(seq_scan), 0)::bigint as scans, \
         coalesce(sum(seq_tup_read) + sum(idx_tup_fetch), 0)::bigint as visited \
         from pg_stat_xact_user_tables where relname in ('customers', 'activity_log')",
    )
    .fetch_one(&mut *session)
    .await?;
    session.rollback().await?;
    Plan::read(&json, scanned.get("scans"), scanned.get("visited"))
}

fn literal(text: Option<String>) -> String {
    text.map_or_else(
        || "null".to_owned(),
        |text| format!("'{}'", text.replace('\'', "''")),
    )
}
