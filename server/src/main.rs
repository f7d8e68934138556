//! The program `nextup`.
// Views are deeply nested types.
#![recursion_limit = "512"]

use std::process::ExitCode;

use clap::Parser;
use server::config::{Cli, Command};
use server::{serve, telemetry};

/// A page is thousands of small allocations: with glibc's allocator they were a third of the time, and the memory of
/// each password check stayed.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[tokio::main]
async fn main() -> ExitCode {
    let cli = Cli::parse();
    telemetry::start(&cli.config);
    let done = match cli.command.unwrap_or_default() {
        Command::Serve { demo } => serve::serve(cli.config, demo).await,
        Command::Seed => serve::seed(&cli.config).await,
        Command::Migrate => serve::migrate(&cli.config).await,
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!("{error}");
            ExitCode::FAILURE
        }
    }
}
