//! Measures the release build with much data in a cluster of its own.

use std::fs;

use anyhow::{Context, Result};
use embedded_postgres::Settings;

use crate::layout::{self, Profile};
use crate::process::{self, cargo};
use crate::{browser, build, database, server};

/// The crate `bench` finds the database in `DATABASE_URL`, the server in `NEXTUP_BINARY` and its files in
/// `NEXTUP_SITE_ROOT`; it starts and ends the server itself.
pub(crate) fn perform(arguments: &[String]) -> Result<()> {
    build::prepare()?;
    database::install()?;
    build::everything(Profile::Release, Profile::Release)?;
    let browser = browser::find_or_install()?;
    let mut settings = Settings::for_user()?;
    settings.data_dir.set_file_name("postgres-bench");
    // What an interrupted run left would be measured too.
    remove(&settings)?;
    let postgres = embedded_postgres::start(&settings)?;
    let measured = process::run(
        cargo()
            .args(["run", "--quiet", "--release", "--package", "bench", "--"])
            .args(arguments)
            .env("DATABASE_URL", postgres.url())
            .env("NEXTUP_BINARY", server::binary(Profile::Release))
            .env("NEXTUP_SITE_ROOT", Profile::Release.site())
            .env(
                "NEXTUP_BROWSER_SCRIPT",
                layout::root().join("end2end/bench/browser.mjs"),
            )
            .envs(browser.path().map(|path| ("PLAYWRIGHT_CHROMIUM", path))),
    );
    postgres.stop()?;
    remove(&settings)?;
    measured
}

fn remove(settings: &Settings) -> Result<()> {
    if !settings.data_dir.exists() {
        return Ok(());
    }
    fs::remove_dir_all(&settings.data_dir)
        .with_context(|| format!("removing {}", settings.data_dir.display()))
}
