//! Watches the sources; rebuilds what changed, restarts the server, and the pages reload themselves.

use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::Result;

use crate::database::Database;
use crate::layout::Profile;
use crate::running_server::{Output, RunningServer};
use crate::steps::{headline, say};
use crate::watch::{Changes, Watch};
use crate::{build, server};

const GLANCE: Duration = Duration::from_millis(300);

/// Runs until Ctrl-C.
pub(crate) fn perform() -> Result<()> {
    build::prepare()?;
    // Ours for the whole time, so that a restart of the server does not restart the database.
    let database = Database::open()?;
    let interrupted = server::interrupts()?;
    let done = watch(&database, &interrupted);
    database.close().and(done)
}

fn watch(database: &Database, interrupted: &AtomicBool) -> Result<()> {
    let mut watch = Watch::begin()?;
    let mut running: Option<RunningServer> = None;
    let mut address = std::env::var("NEXTUP_ADDR").ok();
    let mut changes = Changes::everything();
    while !interrupted.load(Ordering::Relaxed) {
        if changes.any() {
            match rebuild(changes) {
                Ok(()) => restart(&mut running, database, &mut address),
                Err(error) => say(&format!("\n{error:#}\nThe last good build keeps running.")),
            }
            headline("Watching for changes; Ctrl-C ends.");
        }
        thread::sleep(GLANCE);
        if let Some(server) = &mut running
            && server.has_ended()?
            && !interrupted.load(Ordering::Relaxed)
        {
            say("The server has ended by itself; it starts again with the next change.");
            running = None;
        }
        changes = watch.look()?;
    }
    Ok(())
}

fn rebuild(changes: Changes) -> Result<()> {
    headline("Building");
    let started = Instant::now();
    match changes {
        Changes { client: true, .. } => build::everything(Profile::Dev, Profile::Dev)?,
        Changes { server: true, .. } => server::build(Profile::Dev)?,
        _ => {}
    }
    if changes.small_files && !changes.client {
        build::small_files_only(Profile::Dev)?;
    }
    say(&format!(
        "  built in {:.1} s",
        started.elapsed().as_secs_f32()
    ));
    Ok(())
}

/// The new server takes the address of the old one, so that open pages find it.
fn restart(running: &mut Option<RunningServer>, database: &Database, address: &mut Option<String>) {
    drop(running.take());
    match RunningServer::start(serve(database, address.as_deref()), Output::Terminal) {
        Ok(server) => {
            *address = server.url().strip_prefix("http://").map(str::to_owned);
            *running = Some(server);
        }
        Err(error) => say(&format!("{error:#}")),
    }
}

fn serve(database: &Database, address: Option<&str>) -> Command {
    let mut serve = server::nextup(Profile::Dev);
    serve
        .args(["serve", "--demo"])
        .env("DATABASE_URL", database.url())
        .env("NEXTUP_LIVE_RELOAD", "1");
    if let Some(address) = address {
        serve.env("NEXTUP_ADDR", address);
    }
    serve
}
