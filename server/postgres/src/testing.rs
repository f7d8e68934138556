//! One throwaway cluster for all test processes of a working copy.
//!
//! `cargo test` and nextest run many processes at once. The first that asks starts the cluster,
//! the others join it, and it outlives them all: a server per test process would cost each of
//! them a second. It ends with [`stop`], which `cargo xtask test` calls last; after a plain
//! `cargo test` it stays (some 30 MB of memory) and the next run uses it again. Nothing in it is
//! worth keeping: one that did not end cleanly is thrown away and made anew.
//!
//! A test makes its own database in it and may leave it behind: `stop` removes everything.

use std::{
    env, fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
    sync::OnceLock,
    time::Duration,
};

use crate::{
    Error, Settings,
    account::Account,
    cluster,
    config::Profile,
    install,
    lock::Lock,
    postmaster::{self, Seen},
    start::{launch, running_url},
};

/// The first process may have to download Postgres.
const PATIENCE: Duration = Duration::from_secs(600);

/// The address of the shared cluster's own database, as the role that owns the cluster.
///
/// # Panics
/// When the cluster cannot be installed or started: no test that asks for it could pass.
pub fn cluster() -> &'static str {
    static URL: OnceLock<String> = OnceLock::new();
    URL.get_or_init(
        || match settings().and_then(|settings| join_or_start(&settings)) {
            Ok(url) => url,
            #[expect(clippy::panic, reason = "only tests call this")]
            Err(error) => panic!("no database for the tests: {error}"),
        },
    )
}

/// Stops the shared cluster and removes it. Does nothing when there is none.
pub fn stop() -> Result<(), Error> {
    let settings = settings()?;
    if !settings.data_dir.exists() {
        return Ok(());
    }
    let _starting = Lock::take(&settings.start_lock(), PATIENCE)?;
    discard(&settings)
}

/// Where the shared cluster is: for programs beside the tests, such as `psql`.
pub fn settings() -> Result<Settings, Error> {
    let account = Account::for_database(&Settings::for_user()?)?;
    let install_dir = Settings::for_user()?.install_dir;
    let beside_the_build = target_dir().join("test-postgres");
    // Root's working copy may lie where the database's user cannot go.
    let data_dir = match account.check_reaches(&beside_the_build) {
        Ok(()) => beside_the_build,
        Err(_) => env::temp_dir().join(format!("nextup-test-{}", hash(&beside_the_build))),
    };
    Ok(Settings {
        data_dir,
        install_dir,
    })
}

fn join_or_start(settings: &Settings) -> Result<String, Error> {
    install(settings, &mut |step| tracing::info!("{step}"))?;
    let account = Account::for_database(settings)?;
    account.check_reaches(&install::required(settings, "postgres")?)?;
    cluster::create_data_dir(settings, &account)?;
    let _starting = Lock::take(&settings.start_lock(), PATIENCE)?;
    if let Some(url) = running_url(settings)? {
        return Ok(url);
    }
    if Seen::recorded(&settings.cluster()).is_some() {
        // It flushes nothing: after a crash of the machine its files may contradict each other.
        discard(settings)?;
    }
    let started = launch(settings, &account, Profile::Throwaway)?;
    Ok(started.url)
}

fn discard(settings: &Settings) -> Result<(), Error> {
    let cluster = settings.cluster();
    if let Some(seen) = Seen::alive(&cluster) {
        postmaster::stop_other(seen.process, &cluster)?;
    }
    if !cluster.exists() {
        return Ok(());
    }
    fs::remove_dir_all(&cluster).map_err(Error::io("remove", &cluster))
}

/// Cargo's target folder of the working copy whose test (or xtask) this is.
fn target_dir() -> PathBuf {
    if let Some(target) = env::var_os("CARGO_TARGET_DIR") {
        return std::path::absolute(&target).unwrap_or_else(|_| target.into());
    }
    let manifest =
        env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    let manifest = Path::new(&manifest);
    let root = manifest
        .ancestors()
        .find(|folder| folder.join("Cargo.lock").exists());
    root.unwrap_or(manifest).join("target")
}

fn hash(path: &Path) -> String {
    let mut hasher = DefaultHasher::new();
    path.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use nix::{
        sys::signal::{Signal, kill},
        unistd::Pid,
    };

    use super::*;

    fn somewhere() -> (tempfile::TempDir, Settings) {
        let folder = tempfile::tempdir().unwrap();
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
        let install_dir = Settings::for_user().unwrap().install_dir;
        let data_dir = folder.path().join("test-postgres");
        (
            folder,
            Settings {
                data_dir,
                install_dir,
            },
        )
    }

    #[test]
    fn it_outlives_who_started_it_until_it_is_discarded() {
        let (_folder, settings) = somewhere();
        let url = join_or_start(&settings).unwrap();
        assert_eq!(join_or_start(&settings).unwrap(), url);
        assert_eq!(running_url(&settings).unwrap(), Some(url));

        discard(&settings).unwrap();
        assert_eq!(running_url(&settings).unwrap(), None);
        assert!(!settings.cluster().exists());
    }

    #[test]
    fn one_that_crashed_is_made_anew() {
        let (_folder, settings) = somewhere();
        let before = join_or_start(&settings).unwrap();
        let crashed = Seen::alive(&settings.cluster()).unwrap().process;
        kill(Pid::from_raw(crashed.try_into().unwrap()), Signal::SIGKILL).unwrap();
        while running_url(&settings).unwrap().is_some() {
            std::thread::yield_now();
        }
        let after = join_or_start(&settings).unwrap();
        assert_ne!(after, before, "a new cluster has a new password");
        discard(&settings).unwrap();
    }
}
