//! The data on disk: made once, checked at each start.

use std::{
    fs::{self, OpenOptions},
    io::Write,
    os::unix::fs::{OpenOptionsExt, PermissionsExt},
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use rand::{RngExt, distr::Alphanumeric};

use crate::{Error, Settings, account, account::Account, config::Profile, install, journal, space};

/// Role and database have the same name; the role owns the whole cluster.
pub(crate) const NAME: &str = "nextup";

/// Makes the cluster if there is none, refuses another major version's. Says whether it is new.
pub(crate) fn prepare(
    settings: &Settings,
    account: &Account,
    profile: Profile,
) -> Result<bool, Error> {
    remove_leftovers(&settings.data_dir);
    let cluster = settings.cluster();
    if cluster.exists() {
        check_version(&cluster)?;
        return Ok(false);
    }
    space::check(&settings.data_dir, space::CREATE)?;
    tracing::info!(folder = %cluster.display(), "creating a new database");
    // Made beside its place: an interrupted start leaves no half database behind.
    let random: u32 = rand::rng().random();
    let part = settings.data_dir.join(format!("cluster.part-{random:08x}"));
    let made = create(settings, account, profile, &part)
        .and_then(|()| fs::rename(&part, &cluster).map_err(Error::io("move", &part)));
    remove_leftovers(&settings.data_dir);
    made.map(|()| true)
}

/// The folder around the cluster; root's must let the database's user through.
pub(crate) fn create_data_dir(settings: &Settings, account: &Account) -> Result<(), Error> {
    let folder = &settings.data_dir;
    account::create_folder(folder)?;
    let mode = if account.is_other() { 0o711 } else { 0o700 };
    fs::set_permissions(folder, fs::Permissions::from_mode(mode))
        .map_err(Error::io("protect", folder))?;
    let logs = settings.logs();
    fs::create_dir_all(&logs).map_err(Error::io("create", &logs))?;
    account.adopt(&logs)?;
    account.check_reaches(folder)
}

/// The address with everything needed to connect.
pub(crate) fn url(settings: &Settings, port: u16) -> Result<String, Error> {
    let file = settings.password_file();
    let password = fs::read_to_string(&file).map_err(Error::io("read", &file))?;
    Ok(format!(
        "postgres://{NAME}:{}@127.0.0.1:{port}/{NAME}",
        password.trim()
    ))
}

fn check_version(cluster: &Path) -> Result<(), Error> {
    let file = cluster.join("PG_VERSION");
    let found = fs::read_to_string(&file).map_err(Error::io("read", &file))?;
    match found.trim() {
        install::MAJOR => Ok(()),
        other => Err(Error::OtherMajor {
            folder: cluster.into(),
            found: other.into(),
            supported: install::MAJOR,
        }),
    }
}

fn create(
    settings: &Settings,
    account: &Account,
    profile: Profile,
    part: &Path,
) -> Result<(), Error> {
    let password = write_password(settings, account)?;
    fs::create_dir(part).map_err(Error::io("create", part))?;
    account.give(part)?;
    let mut initdb = account.command(&install::required(settings, "initdb")?);
    initdb
        .arg("--pgdata")
        .arg(part)
        .arg("--pwfile")
        .arg(password);
    initdb.args([
        &format!("--username={NAME}"),
        "--auth=scram-sha-256",
        "--encoding=UTF8",
    ]);
    initdb.args(locale());
    if profile == Profile::Throwaway {
        initdb.arg("--no-sync");
    }
    initdb.stdin(Stdio::null());
    run(settings, "initdb", &mut initdb)?;
    create_database(settings, account, part)
}

/// Sorting by code point is the same on every system; the character classes are Unicode's, so
/// that search and `lower()` know more than ASCII.
fn locale() -> [&'static str; 2] {
    let classes = if cfg!(target_os = "macos") {
        "--lc-ctype=UTF-8"
    } else {
        "--lc-ctype=C.UTF-8"
    };
    ["--locale=C", classes]
}

/// In single-user mode: the database exists before anybody can connect.
fn create_database(settings: &Settings, account: &Account, part: &Path) -> Result<(), Error> {
    let statement = settings.data_dir.join("create.sql");
    fs::write(&statement, format!("create database {NAME}\n"))
        .map_err(Error::io("write", &statement))?;
    let input = fs::File::open(&statement).map_err(Error::io("open", &statement))?;
    let mut postgres = account.command(&install::required(settings, "postgres")?);
    postgres
        .args(["--single", "-j", "-D"])
        .arg(part)
        .arg("postgres")
        .stdin(input);
    let created = run(settings, "postgres", &mut postgres);
    let _ = fs::remove_file(&statement);
    created
}

fn write_password(settings: &Settings, account: &Account) -> Result<PathBuf, Error> {
    let password: String = rand::rng()
        .sample_iter(Alphanumeric)
        .take(32)
        .map(char::from)
        .collect();
    let file = settings.password_file();
    // One from a start that did not get as far as a cluster may be in the way.
    let _ = fs::remove_file(&file);
    let private = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(&file);
    private
        .and_then(|mut private| {
            private.write_all(password.as_bytes())?;
            // initdb flushes the cluster; without this file nobody could enter it.
            private.sync_all()
        })
        .map_err(Error::io("write", &file))?;
    account.give(&file)?;
    Ok(file)
}

fn run(settings: &Settings, program: &'static str, command: &mut Command) -> Result<(), Error> {
    let output = command.current_dir(&settings.data_dir).output();
    let output = output.map_err(Error::io("run", program))?;
    if output.status.success() {
        return Ok(());
    }
    let text = both(&output);
    if journal::is_disk_full(&text) {
        return Err(space::exhausted(&settings.data_dir, space::CREATE));
    }
    Err(Error::Program {
        program,
        output: journal::tail(&text),
    })
}

fn both(output: &Output) -> String {
    let (out, err) = (&output.stdout, &output.stderr);
    format!(
        "{}{}",
        String::from_utf8_lossy(out),
        String::from_utf8_lossy(err)
    )
}

/// What failed or killed starts left. The start lock is ours: nobody else makes a cluster here,
/// but for an `initdb` that outlived its app and may write a file more; the next start gets that.
fn remove_leftovers(data_dir: &Path) {
    for entry in fs::read_dir(data_dir).into_iter().flatten().flatten() {
        if entry
            .file_name()
            .to_string_lossy()
            .starts_with("cluster.part-")
        {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}
