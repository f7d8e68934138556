use std::fmt::Display;
use std::ops::Deref;
use std::thread;

use sqlx::postgres::PgConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, PgConnection};
use tokio::sync::OnceCell;
use uuid::Uuid;

use crate::{Db, PoolSettings, migrations};

/// A migrated, empty database of one test. It is dropped with the value.
///
/// Copied from a template that the first test makes: migrating takes a second, copying a tenth of it.
#[derive(Debug)]
pub struct TestDb {
    db: Db,
    name: String,
    url: String,
}

impl TestDb {
    /// A new database.
    pub async fn new() -> Self {
        static TEMPLATE: OnceCell<String> = OnceCell::const_new();
        let template = TEMPLATE.get_or_init(make_template).await;
        let name = unique("nextup_test");
        let mut connection = admin().await;
        run(
            &mut connection,
            format!("create database {name} template {template}"),
        )
        .await;
        let url = with_database(&name);
        let settings = PoolSettings {
            max_connections: 6,
            ..PoolSettings::default()
        };
        let db = must("connect", Db::connect(&url, &settings).await);
        Self { db, name, url }
    }

    /// Its address, as the role that owns the cluster.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The doors to it.
    pub const fn db(&self) -> &Db {
        &self.db
    }
}

impl Deref for TestDb {
    type Target = Db;

    fn deref(&self) -> &Db {
        &self.db
    }
}

impl Drop for TestDb {
    /// On a thread of its own: the test's runtime may be the only thread there is, and is busy here.
    fn drop(&mut self) {
        let name = self.name.clone();
        let dropping = thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build();
            must("a runtime", runtime).block_on(async {
                run(
                    &mut admin().await,
                    format!("drop database if exists {name} with (force)"),
                )
                .await;
            });
        });
        // A database left behind is a small nuisance; panicking while a test fails hides why.
        drop(dropping.join());
    }
}

/// A connection to the cluster's own database, as the role that owns the cluster.
pub async fn admin() -> PgConnection {
    must("connect", options().connect().await)
}

/// The address of another database of the same cluster.
pub fn with_database(name: &str) -> String {
    options().database(name).to_url_lossy().to_string()
}

/// An empty database without any migration. The caller drops it, or leaves it to the cluster's end.
pub async fn create_empty(prefix: &str) -> String {
    let name = unique(prefix);
    run(&mut admin().await, format!("create database {name}")).await;
    name
}

/// The template of these migrations. Another test program may be making it right now.
async fn make_template() -> String {
    let name = format!("nextup_template_{}", migrations::fingerprint());
    let mut connection = admin().await;
    run(&mut connection, "select pg_advisory_lock(7_355_608)".into()).await;
    let exists: bool = must(
        "look for the template",
        sqlx::query_scalar("select exists (select from pg_database where datname = $1)")
            .bind(&name)
            .fetch_one(&mut connection)
            .await,
    );
    if !exists {
        // It gets its name when it is whole.
        let making = create_empty("nextup_making").await;
        let settings = PoolSettings::default();
        let db = must(
            "connect",
            Db::connect(&with_database(&making), &settings).await,
        );
        must("migrate", db.migrate().await);
        db.close().await;
        run(
            &mut connection,
            format!("alter database {making} rename to {name}"),
        )
        .await;
    }
    must("unlock", connection.close().await);
    name
}

fn options() -> PgConnectOptions {
    must(
        "read the address",
        embedded_postgres::testing::cluster().parse(),
    )
}

fn unique(prefix: &str) -> String {
    format!("{prefix}_{}", Uuid::now_v7().simple())
}

/// Statements that take no parameters; the names in them are made in this file.
async fn run(connection: &mut PgConnection, statement: String) {
    let done = sqlx::raw_sql(AssertSqlSafe(statement)).execute(connection);
    must("run a statement", done.await.map(drop));
}

pub(super) fn must<T, E: Display>(what: &str, result: Result<T, E>) -> T {
    result.unwrap_or_else(|error| panic!("cannot {what}: {error}"))
}
