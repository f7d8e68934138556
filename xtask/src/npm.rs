//! The npm packages that the build and the browser tests use.

use std::ffi::OsStr;
use std::process::Command;

use anyhow::Result;

use crate::layout;
use crate::process::{self, command};
use crate::stamp::Stamp;
use crate::steps::{step, up_to_date};

/// Installs exactly what the lock file says, when that has changed.
pub(crate) fn install() -> Result<()> {
    let lock = layout::root().join("package-lock.json");
    let stamp = Stamp::of("npm", "", &[lock]);
    if stamp.recall().is_some() && layout::npm_file("sass").is_dir() {
        up_to_date("npm packages");
        return Ok(());
    }
    step("Installing npm packages", "40 s", || {
        // None of these packages needs its install script.
        process::run_quietly(command("npm").args([
            "ci",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
        ]))?;
        stamp.remember("")
    })
}

/// Runs a script of an installed package with Node.js, the same on every system.
pub(crate) fn script(path: &str) -> Command {
    let mut node = command("node");
    node.arg(AsRef::<OsStr>::as_ref(&layout::npm_file(path)));
    node
}
