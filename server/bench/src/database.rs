//! The database that is measured: one of its own beside the one in `DATABASE_URL`, filled once and kept.

use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use db::{Db, PoolSettings};
use sqlx::postgres::PgConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, PgConnection};

use crate::{data, say};

const NAME: &str = "nextup_bench";

/// Where the data is.
pub(crate) struct Database {
    /// The way to it.
    pub(crate) db: Db,
    /// Its address, with the password.
    pub(crate) url: String,
    /// How long loading took; `None` when the data was there already.
    pub(crate) loading: Option<Duration>,
}

/// Opens the database, and fills it unless exactly this data is there under exactly these migrations.
pub(crate) async fn open(server: &str, fresh: bool) -> Result<Database> {
    let server: PgConnectOptions = server.parse().context("reading DATABASE_URL")?;
    let url = server.clone().database(NAME).to_url_lossy().to_string();
    if !fresh && let Some(db) = kept(&server, &url).await? {
        return Ok(Database {
            db,
            url,
            loading: None,
        });
    }
    say("Loading 300,000 customers; about two minutes, once");
    let begun = Instant::now();
    create(&server).await?;
    let db = connect(&url, Duration::from_secs(60 * 60)).await?;
    db.migrate().await?;
    data::load(&db).await?;
    let mark = fingerprint(&db).await?;
    run(&db, format!("comment on database {NAME} is '{mark}'")).await?;
    db.close().await;
    let db = connect(&url, Duration::from_secs(60)).await?;
    Ok(Database {
        db,
        url,
        loading: Some(begun.elapsed()),
    })
}

/// What an earlier run left, if it can be used.
async fn kept(server: &PgConnectOptions, url: &str) -> Result<Option<Db>> {
    if !exists(server).await? {
        return Ok(None);
    }
    let db = connect(url, Duration::from_secs(60)).await?;
    // One that cannot be migrated is as good as none: it holds nothing that anybody typed.
    let fits = db.migrate().await.is_ok()
        && mark(&db).await? == Some(fingerprint(&db).await?)
        && data::is_whole(&db).await?;
    if fits {
        return Ok(Some(db));
    }
    db.close().await;
    Ok(None)
}

/// Connects without the product's short time-outs.
pub(crate) async fn connect(url: &str, statement_timeout: Duration) -> Result<Db> {
    let settings = PoolSettings {
        max_connections: 4,
        statement_timeout,
        acquire_timeout: Duration::from_secs(60),
        ..PoolSettings::default()
    };
    Ok(Db::connect(url, &settings).await?)
}

/// Runs a statement of ours through the system's door.
pub(crate) async fn run(db: &Db, statement: impl Into<String>) -> Result<()> {
    let statement = statement.into();
    sqlx::raw_sql(AssertSqlSafe(statement.clone()))
        .execute(db.system())
        .await
        .map(drop)
        .with_context(|| statement)
}

async fn exists(server: &PgConnectOptions) -> Result<bool> {
    let mut admin = PgConnection::connect_with(server).await?;
    let found = sqlx::query_scalar("select exists (select from pg_database where datname = $1)")
        .bind(NAME)
        .fetch_one(&mut admin)
        .await?;
    admin.close().await?;
    Ok(found)
}

async fn create(server: &PgConnectOptions) -> Result<()> {
    let mut admin = PgConnection::connect_with(server).await?;
    for statement in [
        format!("drop database if exists {NAME} with (force)"),
        format!("create database {NAME}"),
    ] {
        sqlx::query(AssertSqlSafe(statement))
            .execute(&mut admin)
            .await?;
    }
    Ok(admin.close().await?)
}

async fn mark(db: &Db) -> Result<Option<String>> {
    Ok(
        sqlx::query_scalar("select shobj_description(oid, 'pg_database') from pg_database where datname = current_database()")
            .fetch_one(db.system())
            .await?,
    )
}

/// Another one when the data or any migration changes.
async fn fingerprint(db: &Db) -> Result<String> {
    let migrations: String = sqlx::query_scalar(
        "select md5(string_agg(encode(checksum, 'hex'), '' order by version)) from _sqlx_migrations",
    )
    .fetch_one(db.system())
    .await?;
    Ok(format!("data {} migrations {migrations}", data::VERSION))
}
