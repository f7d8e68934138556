//! Which browser runs the end-to-end tests.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::npm;
use crate::process::{self, command};
use crate::steps::{say, step};

const NAMES: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];
const ON_A_MAC: &str = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

pub(crate) enum Browser {
    /// The one that Playwright downloads for itself.
    Playwrights,
    /// Any Chromium or Chrome.
    At(PathBuf),
}

impl Browser {
    /// Where it is, unless Playwright knows that itself.
    pub(crate) fn path(&self) -> Option<&Path> {
        match self {
            Self::Playwrights => None,
            Self::At(path) => Some(path),
        }
    }
}

/// Finds a browser, installing one if there is none.
pub(crate) fn find_or_install() -> Result<Browser> {
    if let Some(path) = std::env::var_os("PLAYWRIGHT_CHROMIUM") {
        return Ok(Browser::At(path.into()));
    }
    if has_playwrights() {
        return Ok(Browser::Playwrights);
    }
    if let Some(path) = installed() {
        return Ok(Browser::At(path));
    }
    if step(
        "Installing Playwright's Chromium",
        "1 min",
        install_playwrights,
    )
    .is_ok()
        && has_playwrights()
    {
        return Ok(Browser::Playwrights);
    }
    if process::find("apt-get").is_some() && nix::unistd::geteuid().is_root() {
        say("  Playwright's Chromium cannot be had here; taking Debian's.");
        step("Installing the package chromium", "2 min", install_debians)?;
    }
    match installed() {
        Some(path) => Ok(Browser::At(path)),
        None => bail!(
            "no browser for the tests: run `npx playwright install chromium`, or install the package \
             chromium, or set PLAYWRIGHT_CHROMIUM to the path of a Chromium or Chrome"
        ),
    }
}

fn has_playwrights() -> bool {
    let script = "console.log(require('@playwright/test').chromium.executablePath())";
    process::run_quietly(command("node").args(["-e", script]))
        .is_ok_and(|path| Path::new(path.trim()).is_file())
}

fn installed() -> Option<PathBuf> {
    let mac = Path::new(ON_A_MAC);
    NAMES
        .iter()
        .find_map(|name| process::find(name))
        .or_else(|| mac.is_file().then(|| mac.to_owned()))
}

fn install_playwrights() -> Result<()> {
    process::run_quietly(npm::script("@playwright/test/cli.js").args(["install", "chromium"]))
        .map(drop)
}

fn install_debians() -> Result<()> {
    process::run_quietly(command("apt-get").arg("update"))?;
    let install = ["install", "--yes", "--no-install-recommends", "chromium"];
    process::run_quietly(
        command("apt-get")
            .args(install)
            .env("DEBIAN_FRONTEND", "noninteractive"),
    )
    .map(drop)
}
