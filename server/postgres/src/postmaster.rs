//! The server process: finding it, starting it, ending it.

use std::{
    ffi::OsString,
    fs::{self, File},
    os::unix::process::CommandExt,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use nix::{
    sys::signal::{Signal, kill},
    unistd::Pid,
};

use crate::{Error, Settings, account::Account, install};

const POLL: Duration = Duration::from_millis(20);
/// Recovery may have to replay a gigabyte of log on a slow disk.
const READY: Duration = Duration::from_secs(180);
/// A fast shutdown writes everything that is only in memory.
const FAST: Duration = Duration::from_secs(60);
const IMMEDIATE: Duration = Duration::from_secs(10);

/// What `postmaster.pid` tells about a server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Seen {
    pub(crate) process: u32,
    pub(crate) port: u16,
    pub(crate) ready: bool,
}

impl Seen {
    /// The server that runs on this cluster, if one does.
    pub(crate) fn alive(cluster: &Path) -> Option<Self> {
        Self::recorded(cluster).filter(|seen| is_postmaster(seen.process, cluster))
    }

    /// What the file says, be it true or left over.
    pub(crate) fn recorded(cluster: &Path) -> Option<Self> {
        Self::parse(&fs::read_to_string(pid_file(cluster)).ok()?)
    }

    fn parse(text: &str) -> Option<Self> {
        let line = |number: usize| text.lines().nth(number).map(str::trim);
        let process = line(0)?.parse().ok()?;
        // The first lines are there before the server knows the rest.
        let port = line(3).and_then(|port| port.parse().ok()).unwrap_or(0);
        Some(Self {
            process,
            port,
            ready: line(7) == Some("ready") && port != 0,
        })
    }
}

/// Removes a record that no server of this cluster stands behind. Postgres would do so itself,
/// but not when another program (or a zombie) has the same process id by now.
pub(crate) fn remove_stale_record(cluster: &Path) -> Result<(), Error> {
    let file = pid_file(cluster);
    if !file.exists() {
        return Ok(());
    }
    fs::remove_file(&file).map_err(Error::io("remove", &file))
}

/// Starts a server. It gets its own process group, so that Ctrl-C in the terminal reaches the
/// app alone, which lets requests finish before it stops the database.
pub(crate) fn spawn(settings: &Settings, account: &Account) -> Result<Child, Error> {
    let program = install::required(settings, "postgres")?;
    let log = settings.start_log();
    let output = File::create(&log).map_err(Error::io("write", &log))?;
    let second = output.try_clone().map_err(Error::io("write", &log))?;
    let mut config = OsString::from("config_file=");
    config.push(settings.config_file());
    let mut command = account.command(&program);
    command
        .arg("-D")
        .arg(settings.cluster())
        .arg("-c")
        .arg(config);
    command.current_dir(&settings.data_dir).process_group(0);
    command.stdin(Stdio::null()).stdout(output).stderr(second);
    command.spawn().map_err(Error::io("run", &program))
}

/// Waits until it accepts connections; `false` when it ended instead, or takes too long.
pub(crate) fn becomes_ready(child: &mut Child, cluster: &Path) -> Result<bool, Error> {
    let deadline = Instant::now() + READY;
    while Instant::now() < deadline {
        if has_ended(child)? {
            return Ok(false);
        }
        let seen = Seen::recorded(cluster);
        if seen.is_some_and(|seen| seen.process == child.id() && seen.ready) {
            return Ok(true);
        }
        thread::sleep(POLL);
    }
    stop_child(child)?;
    Ok(false)
}

pub(crate) fn has_ended(child: &mut Child) -> Result<bool, Error> {
    let status = child
        .try_wait()
        .map_err(Error::io("watch", "the database"))?;
    Ok(status.is_some())
}

/// Ends a server that is our child.
pub(crate) fn stop_child(child: &mut Child) -> Result<(), Error> {
    let process = child.id();
    stop(process, || has_ended(child).unwrap_or(true))
}

/// Ends a server that another process had started.
pub(crate) fn stop_other(process: u32, cluster: &Path) -> Result<(), Error> {
    stop(process, || !is_postmaster(process, cluster))
}

/// Fast shutdown (sessions are ended, everything is written), then immediate (what a crash is).
fn stop(process: u32, mut has_ended: impl FnMut() -> bool) -> Result<(), Error> {
    for (signal, patience) in [(Signal::SIGINT, FAST), (Signal::SIGQUIT, IMMEDIATE)] {
        if has_ended() {
            return Ok(());
        }
        send(process, signal);
        let deadline = Instant::now() + patience;
        while Instant::now() < deadline {
            if has_ended() {
                return Ok(());
            }
            thread::sleep(POLL);
        }
    }
    Err(Error::DidNotStop(process))
}

/// A process that has ended meanwhile is found out by who waits for it.
fn send(process: u32, signal: Signal) {
    if let Ok(process) = i32::try_from(process) {
        let _ = kill(Pid::from_raw(process), signal);
    }
}

/// Whether that process is a server on this cluster: ids are used again, and signalling somebody
/// else's process would be worse than any stale file.
fn is_postmaster(process: u32, cluster: &Path) -> bool {
    command_line(process)
        .is_some_and(|line| line.contains("postgres") && line.contains(&*cluster.to_string_lossy()))
}

/// Empty for a zombie, which has ended.
fn command_line(process: u32) -> Option<String> {
    if Path::new("/proc/self/cmdline").exists() {
        let bytes = fs::read(format!("/proc/{process}/cmdline")).ok()?;
        return Some(String::from_utf8_lossy(&bytes).replace('\0', " "));
    }
    let process = process.to_string();
    let output = Command::new("ps")
        .args(["-ww", "-o", "command=", "-p", &process])
        .output()
        .ok()?;
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn pid_file(cluster: &Path) -> PathBuf {
    cluster.join("postmaster.pid")
}

#[cfg(test)]
mod tests {
    use super::*;

    const READY_FILE: &str =
        "4711\n/data/cluster\n1700000000\n25432\n\n127.0.0.1\n  1234  5\nready   \n";

    #[test]
    fn a_ready_server_is_read_from_its_record() {
        let seen = Seen::parse(READY_FILE);
        assert_eq!(
            seen,
            Some(Seen {
                process: 4711,
                port: 25432,
                ready: true
            })
        );
    }

    #[test]
    fn a_starting_server_is_not_ready() {
        let starting = READY_FILE.replace("ready   ", "starting");
        assert_eq!(Seen::parse(&starting).map(|seen| seen.ready), Some(false));
        assert_eq!(
            Seen::parse("4711\n/data\n").map(|seen| seen.ready),
            Some(false)
        );
        assert_eq!(Seen::parse(""), None);
    }

    #[test]
    fn this_test_is_no_postmaster() {
        assert!(!is_postmaster(
            std::process::id(),
            Path::new("/data/cluster")
        ));
    }
}
