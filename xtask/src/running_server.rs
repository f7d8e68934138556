//! A server in the background: for `dev` and for the browser tests.

use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::mpsc::{self, Sender};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::process;
use crate::steps::say;

/// What the server prints before its address once it accepts requests.
const READY: &str = "ready on ";
const PATIENCE: Duration = Duration::from_secs(60);

/// Where the server's output goes.
pub(crate) enum Output {
    Terminal,
    Log(File),
}

pub(crate) struct RunningServer {
    child: Child,
    url: String,
}

impl RunningServer {
    /// Starts it and waits until it accepts requests.
    pub(crate) fn start(mut command: Command, output: Output) -> Result<Self> {
        if let Output::Log(log) = &output {
            command.stderr(log.try_clone()?);
        }
        let mut child = command
            .stdout(Stdio::piped())
            .spawn()
            .context("starting the server")?;
        let stdout = child.stdout.take().context("the server's output")?;
        let (ready, waiting) = mpsc::channel();
        thread::spawn(move || pass_on(stdout, output, &ready));
        match waiting.recv_timeout(PATIENCE) {
            Ok(url) => Ok(Self { child, url }),
            Err(_) => {
                process::stop(&mut child)?;
                bail!("the server did not get ready")
            }
        }
    }

    /// Such as `http://127.0.0.1:3000`.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// Whether it ended without being asked to.
    pub(crate) fn has_ended(&mut self) -> Result<bool> {
        Ok(self.child.try_wait()?.is_some())
    }
}

impl Drop for RunningServer {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = process::stop(&mut self.child);
    }
}

/// Ends with the server: the channel then closes, and whoever waits for the address learns that none will come.
fn pass_on(stdout: ChildStdout, mut output: Output, ready: &Sender<String>) {
    for line in BufReader::new(stdout).lines().map_while(Result::ok) {
        if let Some(url) = line.strip_prefix(READY) {
            // Nobody waits for a second one.
            let _ = ready.send(url.trim().to_owned());
        }
        match &mut output {
            Output::Terminal => say(&line),
            // A log that cannot be written is no reason to stop the server.
            Output::Log(log) => drop(writeln!(log, "{line}")),
        }
    }
}
