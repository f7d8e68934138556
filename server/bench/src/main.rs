//! `cargo xtask bench`: fills a database, starts the release server on it, measures it over HTTP as people use it,
//! looks at the plans of its statements, and writes a report. It prints figures and is not a test.

mod browser;
mod copy;
mod data;
mod database;
mod explain;
mod http;
mod load;
mod maker;
mod measure;
mod plan;
mod query;
mod records;
mod report;
mod scenarios;
mod server;
mod subjects;
mod usage;
mod vocabulary;

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::Parser;
use db::Db;

use crate::report::Report;
use crate::server::Server;

/// Measures NextUp with much data.
#[derive(Debug, Parser)]
struct Arguments {
    /// A Postgres server on which a database may be made
    #[arg(long, env = "DATABASE_URL", hide_env_values = true)]
    database_url: String,
    /// The server to measure
    #[arg(long, env = "NEXTUP_BINARY", default_value = "target/release/nextup")]
    binary: PathBuf,
    /// Folder of the built site
    #[arg(long, env = "NEXTUP_SITE_ROOT", default_value = "target/site")]
    site_root: PathBuf,
    /// The script that measures in a browser; left out without it
    #[arg(long, env = "NEXTUP_BROWSER_SCRIPT")]
    browser: Option<PathBuf>,
    /// Where the report goes
    #[arg(long, default_value = "target/bench/report.md")]
    report: PathBuf,
    /// Load the data anew
    #[arg(long)]
    fresh: bool,
}

// One thread: what the load takes, the server lacks.
#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let report = find_out(&arguments).await?.markdown();
    if let Some(folder) = arguments.report.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(&arguments.report, &report)
        .with_context(|| format!("writing {}", arguments.report.display()))?;
    say(&report);
    Ok(())
}

async fn find_out(arguments: &Arguments) -> Result<Report> {
    let database = database::open(&arguments.database_url, arguments.fresh).await?;
    let db = &database.db;
    say("Reading the plans of the statements");
    let statements = explain::all(db, &database.url).await?;
    database::run(db, "checkpoint").await?;
    say("Measuring over HTTP; about a minute and a half");
    let server = Server::start(&arguments.binary, &arguments.site_root, &database.url).await?;
    let memory_idle = usage::memory(server.process());
    let outcomes = measure::all(db, &server).await?;
    let memory = usage::memory(server.process());
    let browser = match &arguments.browser {
        Some(script) => {
            say("Measuring in a browser; about two minutes");
            let big = data::team(db, 0).await?;
            let busiest = data::busiest(db, big.workspace).await?;
            browser::measure(script, &server, &big.members[0].email, busiest).await?
        }
        None => Vec::new(),
    };
    Ok(Report {
        database: version(db).await?,
        loading: database.loading,
        ready_after: server.ready_after,
        memory,
        memory_idle,
        outcomes,
        browser,
        statements,
    })
}

/// The server's version and what the memory of the database is.
async fn version(db: &Db) -> Result<String> {
    sqlx::query_scalar(
        "select 'Postgres ' || current_setting('server_version') || ', shared_buffers ' || current_setting('shared_buffers') \
         || ', fsync ' || current_setting('fsync') || ', ' || pg_size_pretty(pg_database_size(current_database()))",
    )
    .fetch_one(db.system())
    .await
    .context("asking for the version")
}

/// Tells the person who waits.
#[expect(
    clippy::print_stdout,
    reason = "a command-line tool talks on standard output"
)]
pub(crate) fn say(text: &str) {
    println!("{text}");
}
