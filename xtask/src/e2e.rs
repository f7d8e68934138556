//! The browser tests, against a server and a database of their own.

use std::fs::{self, File};
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::browser::{self, Browser};
use crate::database::TestDatabase;
use crate::layout::{self, Profile};
use crate::process;
use crate::running_server::{Output, RunningServer};
use crate::stamp::read;
use crate::steps::say;
use crate::tally::Tally;
use crate::{build, npm, server};

/// The client is the one people get; the server is the one that the other tests have built already.
pub(crate) const SITE: Profile = Profile::Release;
pub(crate) const SERVER: Profile = Profile::Dev;

/// Builds what is needed and runs Playwright with `arguments`.
pub(crate) fn perform(arguments: &[String]) -> Result<()> {
    build::prepare()?;
    build::everything(SITE, SERVER)?;
    let tally = run(arguments)?;
    if tally.failed > 0 {
        bail!("{} browser tests failed", tally.failed);
    }
    Ok(())
}

/// Runs the browser tests; server and site must be built.
pub(crate) fn run(arguments: &[String]) -> Result<Tally> {
    let browser = browser::find_or_install()?;
    let folder = layout::target().join("e2e");
    fs::create_dir_all(&folder)?;
    let log = folder.join("server.log");
    let database = TestDatabase::create("nextup_e2e")?;
    let server = start(&database, &log)?;
    let tally = playwright(arguments, server.url(), &browser, &folder);
    if !matches!(tally, Ok(Tally { failed: 0, .. })) {
        say(&format!("The server's log: {}", log.display()));
    }
    tally
}

fn start(database: &TestDatabase, log: &Path) -> Result<RunningServer> {
    let mut serve = server::nextup(SERVER);
    serve
        .arg("serve")
        // The server of the other tests, with the client that people get.
        .env("NEXTUP_SITE_ROOT", SITE.site())
        .env("DATABASE_URL", database.url()?)
        // Every test signs in from the same address.
        .env("NEXTUP_ATTEMPTS_PER_ADDRESS", "1000000")
        // Journeys are answered by the built-in assistant, whatever runs on this machine.
        .env("NEXTUP_OLLAMA_URL", "http://127.0.0.1:9")
        // Some journeys bring a language model along, on this machine.
        .env("NEXTUP_PRIVATE_MODELS", "true")
        // Any free port.
        .env("NEXTUP_ADDR", "127.0.0.1:0");
    let file = File::create(log).with_context(|| format!("writing {}", log.display()))?;
    RunningServer::start(serve, Output::Log(file)).with_context(|| format!("see {}", log.display()))
}

fn playwright(arguments: &[String], url: &str, browser: &Browser, folder: &Path) -> Result<Tally> {
    let report = folder.join("report.json");
    // One of an earlier run must not count.
    let _ = fs::remove_file(&report);
    let mut playwright = npm::script("@playwright/test/cli.js");
    playwright
        .args(["test", "--config", "end2end/playwright.config.ts"])
        .args(arguments)
        .env("BASE_URL", url)
        .env("PLAYWRIGHT_JSON_OUTPUT_FILE", &report);
    playwright.envs(browser.path().map(|path| ("PLAYWRIGHT_CHROMIUM", path)));
    let ended = process::run(&mut playwright);
    let tally = tally(&report);
    match (ended, tally) {
        // A test failed: the count says so.
        (Err(_), Ok(tally)) if tally.failed > 0 => Ok(tally),
        (ended, tally) => ended.and(tally),
    }
}

fn tally(report: &Path) -> Result<Tally> {
    Tally::of_playwright(&read(report)?)
}
