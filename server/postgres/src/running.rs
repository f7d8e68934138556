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
    cluster,
    config::Profile,
    lock::Lock,
    postmaster,
    start::{self, Started},
};

/// How often the owner looks whether its database still runs.
const LOOK: Duration = Duration::from_millis(500);
/// The longest pause between attempts to start it again.
const LONGEST_PAUSE: Duration = Duration::from_secs(30);
/// How long stopping waits for others that are just starting.
const OTHERS: Duration = Duration::from_secs(10);

/// A database that accepts connections. Dropping the owner's stops the database, as well as a
/// drop can; [`stop`](Self::stop) also says whether that went well.
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
        let url = cluster::url(&settings, started.port)?;
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
        // So that nobody joins meanwhile. Whoever is just starting will not keep us from stopping.
        let _starting = Lock::take(&self.settings.start_lock(), OTHERS);
        self.keep = None;
        match self.supervisor.take().map(JoinHandle::join) {
            Some(Ok(stopped)) => stopped,
            // It has stopped already, or panicked, and then the child is gone with it.
            _ => Ok(()),
        }
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
        tracing::warn!("the database has ended unexpectedly; starting it again");
        pause = match start::launch(settings, account, Profile::Durable) {
            Ok(again) => {
                tracing::warn!(port = again.port, "the database runs again");
                started = again;
                LOOK
            }
            Err(error) => {
                let pause = (pause * 2).min(LONGEST_PAUSE);
                tracing::error!(%error, "the database does not start; trying again in {pause:?}");
                pause
            }
        };
    }
    postmaster::stop_child(&mut started.child)
}
