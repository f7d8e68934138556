//! What Postgres wrote during one start, and what it means.

use std::{
    collections::HashMap,
    fs::{self, File},
    io::{Read, Seek, SeekFrom},
    path::{Path, PathBuf},
};

use crate::Settings;

/// Why a start failed, as far as the log tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    DiskFull,
    PortTaken,
    /// Processes of a killed database have not ended yet.
    StillInUse,
    Other,
}

/// A place in the log files: what comes after belongs to this start.
#[derive(Debug)]
pub(crate) struct Mark {
    folder: PathBuf,
    lengths: HashMap<PathBuf, u64>,
    /// Begun anew at each start.
    start_log: PathBuf,
}

impl Mark {
    pub(crate) fn now(settings: &Settings) -> Self {
        let folder = settings.logs();
        let lengths = files(&folder).into_iter().filter_map(|file| {
            let length = fs::metadata(&file).ok()?.len();
            Some((file, length))
        });
        let lengths = lengths.collect();
        Self {
            folder,
            lengths,
            start_log: settings.start_log(),
        }
    }

    /// Everything written since, best effort: it only explains.
    pub(crate) fn since(&self) -> String {
        let mut text = fs::read(&self.start_log).unwrap_or_default();
        for path in files(&self.folder) {
            let start = self.lengths.get(&path).copied().unwrap_or(0);
            let Ok(mut file) = File::open(&path) else {
                continue;
            };
            // A file that was begun anew in between is shorter: read all of it.
            let start = if file.metadata().is_ok_and(|now| now.len() < start) {
                0
            } else {
                start
            };
            if file.seek(SeekFrom::Start(start)).is_ok() {
                let _ = file.read_to_end(&mut text);
            }
        }
        String::from_utf8_lossy(&text).into_owned()
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<_> = entries.map(|entry| entry.path()).collect();
    files.sort();
    files
}

/// Names the cause that Postgres gave.
pub(crate) fn classify(log: &str) -> Failure {
    let says = |words: &str| log.contains(words);
    if is_disk_full(log) {
        Failure::DiskFull
    } else if says("could not bind IPv4") || says("could not create any TCP/IP sockets") {
        Failure::PortTaken
    } else if says("pre-existing shared memory block") {
        Failure::StillInUse
    } else {
        Failure::Other
    }
}

/// The system's own words for a full disk, in any program's output.
pub(crate) fn is_disk_full(output: &str) -> bool {
    output.contains("No space left on device") || output.contains("Disk quota exceeded")
}

/// Postgres says so when it replays its log after an unclean end.
pub(crate) fn has_recovered(log: &str) -> bool {
    log.contains("automatic recovery in progress")
        || log.contains("database system was interrupted")
}

/// The end of a long output: causes come last.
pub(crate) fn tail(output: &str) -> String {
    let lines: Vec<_> = output.trim().lines().collect();
    lines[lines.len().saturating_sub(15)..].join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn causes_are_told_apart() {
        let full = "FATAL:  could not write lock file \"postmaster.pid\": No space left on device";
        let port = "LOG:  could not bind IPv4 address \"127.0.0.1\": Address already in use";
        let busy = "FATAL:  pre-existing shared memory block (key 1, ID 2) is still in use";
        let other = "FATAL:  data directory \"/x\" has invalid permissions";
        assert_eq!(classify(full), Failure::DiskFull);
        assert_eq!(classify(port), Failure::PortTaken);
        assert_eq!(classify(busy), Failure::StillInUse);
        assert_eq!(classify(other), Failure::Other);
    }

    #[test]
    fn a_full_disk_outweighs_what_follows_from_it() {
        let log = "PANIC: could not write: No space left on device\ncould not bind IPv4";
        assert_eq!(classify(log), Failure::DiskFull);
    }

    #[test]
    fn the_tail_keeps_the_last_lines() {
        let output = (1..=40)
            .map(|line| format!("line {line}\n"))
            .collect::<String>();
        let tail = tail(&output);
        assert!(
            tail.starts_with("line 26") && tail.ends_with("line 40"),
            "{tail}"
        );
    }
}
