//! `cargo xtask`: the one entrance for people and for CI.
#![expect(
    clippy::print_stdout,
    reason = "a command-line tool talks on standard output"
)]

mod bench;
mod browser;
mod build;
mod client;
mod database;
mod dev;
mod e2e;
mod fonts;
mod icons;
mod layout;
mod npm;
mod prerequisites;
mod process;
mod running_server;
mod server;
mod site;
mod stamp;
mod steps;
mod styles;
mod tally;
mod test;
mod watch;
mod worker;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::database::DatabaseTask;
use crate::layout::Profile;

/// Builds, runs and checks NextUp.
#[derive(Parser)]
#[command(
    name = "cargo xtask",
    bin_name = "cargo xtask",
    arg_required_else_help = true
)]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Install what is missing, build, and start NextUp with demo data.
    Run {
        /// Start without demo data.
        #[arg(long)]
        empty: bool,
    },
    /// Start NextUp, and rebuild and reload whenever a source changes.
    Dev,
    /// Check everything: formatting, lints, unit, database, HTTP and browser tests.
    Test {
        /// Leave out the browser tests.
        #[arg(long)]
        fast: bool,
    },
    /// Run the browser tests; what follows is passed to Playwright.
    E2e {
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// Measure speed and memory with much data.
    Bench {
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// Look into the database, empty it, or copy it.
    Db {
        #[command(subcommand)]
        task: DatabaseTask,
    },
    /// Fill an empty database with demo data.
    Seed,
    /// Build everything for release, and start nothing.
    Build {
        /// Leave the server alone: build only what it serves.
        #[arg(long)]
        client: bool,
    },
}

fn main() -> ExitCode {
    match perform(&Arguments::parse().task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\n{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn perform(task: &Task) -> Result<()> {
    match task {
        Task::Run { empty } => run(*empty),
        Task::Dev => dev::perform(),
        Task::Test { fast } => test::perform(*fast),
        Task::E2e { arguments } => e2e::perform(arguments),
        Task::Bench { arguments } => bench::perform(arguments),
        Task::Db { task } => database::perform(task),
        Task::Seed => seed(),
        Task::Build { client } => build(*client),
    }
}

fn run(empty: bool) -> Result<()> {
    build::prepare()?;
    database::install()?;
    build::everything(Profile::Release, Profile::Release)?;
    let mut serve = server::nextup(Profile::Release);
    serve.arg("serve");
    if !empty {
        serve.arg("--demo");
    }
    server::run_in_foreground(serve)
}

fn seed() -> Result<()> {
    database::install()?;
    server::build(Profile::Release)?;
    let mut seed = server::nextup(Profile::Release);
    seed.arg("seed");
    server::run_in_foreground(seed)
}

fn build(client_only: bool) -> Result<()> {
    build::prepare()?;
    if client_only {
        build::files(Profile::Release)
    } else {
        build::everything(Profile::Release, Profile::Release)
    }
}
