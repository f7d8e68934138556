//! The server: building it, starting it, ending it.

use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use signal_hook::consts::{SIGINT, SIGTERM};

use crate::layout::{self, Profile};
use crate::process::{self, cargo, command};
use crate::steps::step;

/// Builds the binary `nextup`.
pub(crate) fn build(profile: Profile) -> Result<()> {
    let about = match profile {
        Profile::Dev => "5 s; the first time 2 min",
        Profile::Release => "6 min the first time; a second if nothing changed",
    };
    step("Compiling the server", about, || {
        let mut build = cargo();
        build.args([
            "build",
            "--package",
            "server",
            "--profile",
            profile.server(),
        ]);
        if !io::stderr().is_terminal() {
            build.arg("--quiet");
        }
        process::run(&mut build)
    })
}

/// The server's binary.
pub(crate) fn binary(profile: Profile) -> PathBuf {
    let name = if cfg!(windows) {
        "nextup.exe"
    } else {
        "nextup"
    };
    layout::target().join(profile.server_folder()).join(name)
}

/// A command of the server's binary that knows where its files lie.
pub(crate) fn nextup(profile: Profile) -> Command {
    let mut nextup = command(binary(profile));
    nextup.env("NEXTUP_SITE_ROOT", profile.site());
    nextup
}

/// Runs a command of the server until it ends. Ctrl-C reaches it directly and we wait for its orderly end; what is
/// sent to us alone, we pass on.
pub(crate) fn run_in_foreground(mut command: Command) -> Result<()> {
    let interrupted = interrupts()?;
    let mut child = command.spawn().context("starting the server")?;
    loop {
        if let Some(status) = child.try_wait()? {
            if !status.success() && !interrupted.load(Ordering::Relaxed) {
                bail!("the server ended with {status}");
            }
            return Ok(());
        }
        if interrupted.load(Ordering::Relaxed) {
            return process::stop(&mut child);
        }
        thread::sleep(Duration::from_millis(50));
    }
}

/// Becomes true when someone wants us to end.
pub(crate) fn interrupts() -> Result<Arc<AtomicBool>> {
    let flag = Arc::new(AtomicBool::new(false));
    for signal in [SIGINT, SIGTERM] {
        signal_hook::flag::register(signal, Arc::clone(&flag))?;
    }
    Ok(flag)
}
