//! Starting: one process owns the database, the others join it.
//!
//! Two locks in the data folder decide:
//! - `start.lock` is held while somebody starts or stops. Two starts at once come one after the
//!   other, and nobody joins a database that is just going down.
//! - `owner.lock` is held by the owner as long as it lives. A server that runs while nobody holds
//!   it has lost its app and is stopped; its successor is a child of the new owner.

use std::{
    process::Child,
    thread,
    time::{Duration, Instant},
};

use crate::{
    Error, Running, Settings,
    account::Account,
    cluster, config,
    config::Profile,
    install,
    journal::{self, Failure, Mark},
    lock::{self, Lock},
    port,
    postmaster::{self, Seen},
    space,
};

/// As long as the slowest recovery: the first of two starts may have one to do.
const PATIENCE: Duration = Duration::from_secs(200);
/// How long an owner that restarts its database may take until others give up joining.
const JOIN: Duration = Duration::from_secs(30);
/// How long sessions of a killed server may take to notice.
const LEFTOVERS: Duration = Duration::from_secs(30);

/// Starts the database, creating it if it is new, or joins the one that another process has
/// started. Blocks until it accepts connections.
pub fn start(settings: &Settings) -> Result<Running, Error> {
    let account = Account::for_database(settings)?;
    account.check_reaches(&install::required(settings, "postgres")?)?;
    cluster::create_data_dir(settings, &account)?;
    let _starting = Lock::take(&settings.start_lock(), PATIENCE)?;
    let deadline = Instant::now() + JOIN;
    loop {
        if let Some(owner) = Lock::try_take(&settings.owner_lock())? {
            let started = launch(settings, &account, Profile::Durable)?;
            return Running::own(settings.clone(), account, started, owner);
        }
        if let Some(url) = running_url(settings)? {
            tracing::info!("joined the database that another process has started");
            return Ok(Running::joined_to(url));
        }
        if Instant::now() >= deadline {
            return Err(lock::busy(&settings.owner_lock()));
        }
        thread::sleep(Duration::from_millis(50));
    }
}

/// The address of the database if it runs, whoever started it.
pub fn running_url(settings: &Settings) -> Result<Option<String>, Error> {
    match Seen::alive(&settings.cluster()) {
        Some(seen) if seen.ready => cluster::url(settings, seen.port).map(Some),
        _ => Ok(None),
    }
}

/// A server that accepts connections.
pub(crate) struct Started {
    pub(crate) child: Child,
    pub(crate) port: u16,
    /// Holds the password.
    pub(crate) url: String,
    /// What had gone wrong before, and was put right.
    pub(crate) recovered: Option<String>,
}

/// Clears up after whatever was there, and starts. The caller holds the locks.
pub(crate) fn launch(
    settings: &Settings,
    account: &Account,
    profile: Profile,
) -> Result<Started, Error> {
    let is_new = cluster::prepare(settings, account, profile)?;
    if !is_new {
        space::check(&settings.data_dir, space::START)?;
        account.adopt(&settings.cluster())?;
    }
    let orphan = stop_orphan(settings)?;
    postmaster::remove_stale_record(&settings.cluster())?;
    let mark = Mark::now(settings);
    let mut started = spawn(settings, account, profile)?;
    // An orphan may have died under our hands: its log knows better.
    started.recovered = replayed(&mark).or(orphan);
    Ok(started)
}

fn stop_orphan(settings: &Settings) -> Result<Option<String>, Error> {
    let cluster = settings.cluster();
    let Some(orphan) = Seen::alive(&cluster) else {
        return Ok(None);
    };
    let process = orphan.process;
    tracing::info!(process, "stopping the database of an app that was killed");
    postmaster::stop_other(process, &cluster)?;
    Ok(Some(format!(
        "NextUp had ended without stopping its database (process {process}); the database was \
         shut down cleanly and started again, nothing is lost."
    )))
}

fn replayed(mark: &Mark) -> Option<String> {
    journal::has_recovered(&mark.since()).then(|| {
        "The database had not been shut down properly; it has recovered from its log, and \
         everything that was saved is there."
            .to_owned()
    })
}

fn spawn(settings: &Settings, account: &Account, profile: Profile) -> Result<Started, Error> {
    let deadline = Instant::now() + LEFTOVERS;
    loop {
        let port = port::choose(settings)?;
        let mark = Mark::now(settings);
        let url = cluster::url(settings, port)?;
        config::write(settings, profile, port)?;
        let mut child = postmaster::spawn(settings, account)?;
        if postmaster::becomes_ready(&mut child, &settings.cluster())? {
            return Ok(Started {
                child,
                port,
                url,
                recovered: None,
            });
        }
        let log = mark.since();
        match journal::classify(&log) {
            // Between our look and its own, somebody else took the port.
            Failure::PortTaken if Instant::now() < deadline => port::forget(settings),
            Failure::StillInUse if Instant::now() < deadline => {
                thread::sleep(Duration::from_millis(200));
            }
            Failure::DiskFull => {
                return Err(space::exhausted(&settings.data_dir, space::START));
            }
            _ => {
                let (folder, log) = (settings.data_dir.clone(), journal::tail(&log));
                return Err(Error::DidNotStart { folder, log });
            }
        }
    }
}
