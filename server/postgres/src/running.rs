//! A database in use, and the thread that keeps it running.

use std::{
    fmt,
    sync::mpsc::{self, Receiver, RecvTimeoutError, Sender},
    thread::{self, JoinHandle},
    time::Duration,
};

use crate::{
    Error, Settings,
    account::Account,
    config::Profile,
    lock::Lock,
    port, postmaster,
    start::{self, Started},
};

/// How often the owner looks whether its database still runs.
const LOOK: Duration = Duration::from_millis(500);
/// The longest pause between attempts to start it again.
const LONGEST_PAUSE: Duration = Duration::from_secs(30);
/// How long stopping waits for others that are just starting.
const OTHERS: Duration = Duration::from_secs(10);

/// A database that accepts connections. Dropping the owner's stops the database, as well as a
/// drop can; [`stop`](Self::stop) also says whether that went well. A joined one works as long as
/// its owner lives.
pub struct Running {
    url: String,
    recovered: Option<String>,
    /// `None` when another process owns it.
    owned: Option<Owned>,
}

/// Not to be printed: the address holds the password.
impl fmt::Debug for Running {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Running")
            .field("joined", &self.joined())
            .finish_non_exhaustive()
    }
}

struct Owned {
    settings: Settings,
    /// Closing it tells the supervisor to stop the database.
    keep: Option<Sender<()>>,
    supervisor: Option<JoinHandle<Result<(), Error>>>,
    _lock: Lock,
}

impl Running {
    /// `postgres://nextup:…@127.0.0.1:…/nextup`. Holds the password: not for logs.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Whether another process had started it, and stays responsible for it.
    #[must_use]
    pub fn joined(&self) -> bool {
        self.owned.is_none()
    }

    /// A sentence for the person when an earlier end had not been clean.
    #[must_use]
    pub fn recovered(&self) -> Option<&str> {
        self.recovered.as_deref()
    }

    /// Ends sessions, writes everything, stops. A joined database is left to its owner.
    pub fn stop(mut self) -> Result<(), Error> {
        self.owned.take().map_or(Ok(()), |mut owned| owned.stop())
    }

    pub(crate) fn own(
        settings: Settings,
        account: Account,
        started: Started,
        lock: Lock,
    ) -> Result<Self, Error> {
        let url = started.url.clone();
        let recovered = started.recovered.clone();
        let (keep, kept) = mpsc::channel();
        let watched = settings.clone();
        let supervisor = thread::Builder::new()
            .name("postgres".into())
            .spawn(move || supervise(&watched, &account, started, &kept))
            .map_err(Error::io("watch", &settings.data_dir))?;
        let (keep, supervisor) = (Some(keep), Some(supervisor));
        let owned = Owned {
            settings,
            keep,
            supervisor,
            _lock: lock,
        };
        Ok(Self {
            url,
            recovered,
            owned: Some(owned),
        })
    }

    pub(crate) fn joined_to(url: String) -> Self {
        Self {
            url,
            recovered: None,
            owned: None,
        }
    }
}

impl Owned {
    fn stop(&mut self) -> Result<(), Error> {
        let Some(supervisor) = self.supervisor.take() else {
            return Ok(());
        };
        // So that nobody joins meanwhile. Whoever is just starting will not keep us from stopping.
        let _starting = Lock::take(&self.settings.start_lock(), OTHERS);
        self.keep = None;
        // Had it panicked, the child's end would be unknown, and the next start clears up.
        supervisor.join().unwrap_or(Ok(()))
    }
}

impl Drop for Owned {
    fn drop(&mut self) {
        if let Err(error) = self.stop() {
            tracing::warn!(%error, "the database was not stopped");
        }
    }
}

/// Keeps the server running until the other end of `kept` is closed, then stops it.
fn supervise(
    settings: &Settings,
    account: &Account,
    mut started: Started,
    kept: &Receiver<()>,
) -> Result<(), Error> {
    let mut pause = LOOK;
    while kept.recv_timeout(pause) == Err(RecvTimeoutError::Timeout) {
        if !postmaster::has_ended(&mut started.child)? {
            continue;
        }
        match start_again(settings, account, started.port) {
            Ok(again) => {
                started = again;
                pause = LOOK;
            }
            Err(error) => {
                pause = (pause * 2).min(LONGEST_PAUSE);
                tracing::error!(%error, "the database does not start; trying again in {pause:?}");
            }
        }
    }
    postmaster::stop_child(&mut started.child)
}

/// On the port that everybody connected to it knows, or not at all.
fn start_again(settings: &Settings, account: &Account, port: u16) -> Result<Started, Error> {
    tracing::warn!("the database has ended unexpectedly; starting it again");
    if !port::is_free(port) {
        return Err(Error::PortTaken(port));
    }
    let again = start::launch(settings, account, Profile::Durable)?;
    tracing::warn!(recovered = again.recovered, "the database runs again");
    Ok(again)
}
