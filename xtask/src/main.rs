//! `cargo xtask`: the one entrance for people and for CI.
#![expect(
    clippy::print_stdout,
    reason = "a command-line tool talks on standard output"
)]

mod build;
mod client;
mod fonts;
mod icons;
mod layout;
mod npm;
mod prerequisites;
mod process;
mod server;
mod site;
mod stamp;
mod steps;
mod styles;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

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
    /// Build everything for release, and start nothing.
    Build {
        /// Leave the server alone: build only what it serves.
        #[arg(long)]
        client: bool,
    },
}

fn main() -> ExitCode {
    match perform(Arguments::parse().task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\n{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn perform(task: Task) -> anyhow::Result<()> {
    match task {
        Task::Run { empty } => {
            build::prepare()?;
            build::everything(Profile::Release, Profile::Release)?;
            let mut serve = server::nextup(Profile::Release);
            serve.arg("serve");
            if !empty {
                serve.arg("--demo");
            }
            server::run_in_foreground(serve)
        }
        Task::Build { client: true } => {
            build::prepare()?;
            build::files(Profile::Release)
        }
        Task::Build { client: false } => {
            build::prepare()?;
            build::everything(Profile::Release, Profile::Release)
        }
    }
}
