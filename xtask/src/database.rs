//! Ways to the database: the one in `DATABASE_URL`, else the embedded one.

use std::ffi::OsStr;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use clap::Subcommand;
use embedded_postgres::{Running, Settings, testing};

use crate::process::{self, command};
use crate::server;
use crate::steps::{say, step, up_to_date};

#[derive(Subcommand)]
pub(crate) enum DatabaseTask {
    /// Open psql; what follows is passed to it.
    Psql {
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// Delete everything in the embedded database.
    Reset {
        /// Yes, really.
        #[arg(long)]
        yes: bool,
    },
    /// Write the database as SQL to a file, or to the terminal.
    Dump { file: Option<PathBuf> },
    /// Print the address of the database, with its password.
    Url,
}

pub(crate) fn perform(task: &DatabaseTask) -> Result<()> {
    match task {
        DatabaseTask::Psql { arguments } => {
            with_database(|url| process::run(client("psql")?.arg(url).args(arguments)))
        }
        DatabaseTask::Reset { yes } => reset(*yes),
        DatabaseTask::Dump { file } => with_database(|url| dump(url, file.as_ref())),
        DatabaseTask::Url => url(),
    }
}

/// Starts the embedded database for the time of `work` if it is not running.
fn with_database(work: impl FnOnce(&str) -> Result<()>) -> Result<()> {
    let database = Database::open()?;
    // Ctrl-C cancels a query in psql; it must not end us before the database is stopped.
    server::interrupts()?;
    let done = work(database.url());
    database.close().and(done)
}

fn url() -> Result<()> {
    let running = match std::env::var("DATABASE_URL") {
        Ok(url) => Some(url),
        Err(_) => embedded_postgres::running_url(&Settings::for_user()?)?,
    };
    match running {
        Some(url) => say(&url),
        None => {
            bail!("the embedded database runs while NextUp does: start it with `cargo xtask run`")
        }
    }
    Ok(())
}

/// A database that is up.
pub(crate) enum Database {
    /// Someone else looks after it.
    Given(String),
    /// Ours, started by us or joined.
    Embedded(Running),
}

impl Database {
    /// Starts the embedded one unless `DATABASE_URL` names another.
    pub(crate) fn open() -> Result<Self> {
        match std::env::var("DATABASE_URL") {
            Ok(url) => Ok(Self::Given(url)),
            Err(_) => {
                install()?;
                Ok(Self::Embedded(embedded_postgres::start(
                    &Settings::for_user()?,
                )?))
            }
        }
    }

    pub(crate) fn url(&self) -> &str {
        match self {
            Self::Given(url) => url,
            Self::Embedded(running) => running.url(),
        }
    }

    /// Stops it if we started it.
    pub(crate) fn close(self) -> Result<()> {
        match self {
            Self::Given(_) => Ok(()),
            Self::Embedded(running) => Ok(running.stop()?),
        }
    }
}

/// Installs the embedded Postgres, unless another database is configured or it is there.
pub(crate) fn install() -> Result<()> {
    if std::env::var_os("DATABASE_URL").is_some() {
        return Ok(());
    }
    let settings = Settings::for_user()?;
    if embedded_postgres::binary(&settings, "postgres").is_some() {
        up_to_date("Postgres");
        return Ok(());
    }
    step("Installing Postgres with pgvector", "10 s", || {
        Ok(embedded_postgres::install(&settings, &mut |_| {})?)
    })
}

/// A database of its own in the cluster that all tests share; it goes with the value.
pub(crate) struct TestDatabase {
    name: String,
}

impl TestDatabase {
    pub(crate) fn create(name: &str) -> Result<Self> {
        install()?;
        let database = Self {
            name: name.to_owned(),
        };
        database.drop_it()?;
        admin(&format!("create database {name}"))?;
        Ok(database)
    }

    pub(crate) fn url(&self) -> Result<String> {
        let (server, _) = testing::cluster()
            .rsplit_once('/')
            .context("the cluster's address has no database")?;
        Ok(format!("{server}/{}", self.name))
    }

    fn drop_it(&self) -> Result<()> {
        admin(&format!(
            "drop database if exists {} with (force)",
            self.name
        ))
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        // The cluster is thrown away after the tests anyway.
        let _ = self.drop_it();
    }
}

fn admin(statement: &str) -> Result<()> {
    let mut psql = client("psql")?;
    psql.args(["--quiet", "--no-psqlrc", "--command", statement])
        .arg(testing::cluster());
    psql.env("PGOPTIONS", "--client-min-messages=warning");
    process::run_quietly(&mut psql).map(drop)
}

fn dump(url: &str, file: Option<&PathBuf>) -> Result<()> {
    let mut dump = client("pg_dump")?;
    dump.args(["--no-owner", "--no-privileges", "--dbname", url]);
    if let Some(file) = file {
        dump.arg("--file").arg(std::path::absolute(file)?);
    }
    process::run(&mut dump)
}

fn reset(yes: bool) -> Result<()> {
    if std::env::var_os("DATABASE_URL").is_some() {
        bail!("DATABASE_URL is set: only the embedded database is ever reset");
    }
    let settings = Settings::for_user()?;
    if embedded_postgres::running_url(&settings)?.is_some() {
        bail!("the database is in use: stop NextUp first");
    }
    if !settings.data_dir.exists() {
        say("There is no database yet.");
        return Ok(());
    }
    if !yes {
        bail!(
            "This deletes everything in {}. If you want that: cargo xtask db reset --yes",
            settings.data_dir.display()
        );
    }
    std::fs::remove_dir_all(&settings.data_dir)
        .with_context(|| format!("removing {}", settings.data_dir.display()))?;
    say("The database is gone; the next start makes a new one.");
    Ok(())
}

/// A program that talks to Postgres: the one that came with the embedded database, else the system's.
fn client(program: &str) -> Result<Command> {
    let embedded = embedded_postgres::binary(&Settings::for_user()?, program);
    let Some(path) = embedded.or_else(|| process::find(program)) else {
        bail!("there is no {program} on this machine: install the client programs of Postgres");
    };
    let mut client = command(AsRef::<OsStr>::as_ref(&path));
    client.stdin(Stdio::inherit());
    Ok(client)
}
