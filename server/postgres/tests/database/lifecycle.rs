//! Starting and stopping when nothing goes wrong, and refusing what cannot work.

use std::{
    fs,
    net::{Ipv4Addr, TcpListener},
    os::unix::fs::{MetadataExt, PermissionsExt, symlink},
};

use crate::support::Sandbox;
use embedded_postgres::{Error, running_url, start};

#[test]
fn what_was_saved_is_there_at_the_next_start_under_the_same_address() {
    let sandbox = Sandbox::new();
    let first = sandbox.start();
    let address = first.url().to_owned();
    assert!(!first.joined());
    assert_eq!(first.recovered(), None);
    sandbox.answer(first.url(), "create table note as select 'kept' as text");
    first.stop().unwrap();
    assert_eq!(running_url(&sandbox.settings).unwrap(), None);

    let second = sandbox.start();
    assert_eq!(second.url(), address);
    assert_eq!(second.recovered(), None);
    assert_eq!(
        sandbox.answer(second.url(), "select text from note"),
        "kept"
    );
}

#[test]
fn dropping_it_stops_it() {
    let sandbox = Sandbox::new();
    drop(sandbox.start());
    assert_eq!(running_url(&sandbox.settings).unwrap(), None);
}

#[test]
fn nobody_else_can_connect() {
    let sandbox = Sandbox::new();
    let running = sandbox.start();
    let password = sandbox.settings.data_dir.join("password");
    assert_eq!(
        fs::metadata(&password).unwrap().permissions().mode() & 0o777,
        0o600
    );
    let secret = fs::read_to_string(password).unwrap();
    assert!(secret.len() >= 32);

    let guessed = running.url().replace(&secret, "guess");
    assert!(!sandbox.query(&guessed, "select 1").status.success());
    let without = running.url().replace(&format!(":{secret}"), "");
    let mut psql = sandbox.psql(&without);
    assert!(
        !psql
            .args(["-w", "-c", "select 1"])
            .status()
            .unwrap()
            .success()
    );

    let shows = |setting| sandbox.answer(running.url(), &format!("show {setting}"));
    assert_eq!(shows("listen_addresses"), "127.0.0.1");
    assert_eq!(shows("unix_socket_directories"), "");
    assert_eq!(shows("password_encryption"), "scram-sha-256");
    assert!(!format!("{running:?}").contains(&secret));
}

#[test]
fn it_keeps_what_it_confirmed_and_fits_a_small_machine() {
    let sandbox = Sandbox::new();
    let running = sandbox.start();
    let shows = |setting| sandbox.answer(running.url(), &format!("show {setting}"));
    assert_eq!(shows("fsync"), "on");
    assert_eq!(shows("synchronous_commit"), "on");
    assert_eq!(shows("max_connections"), "50");
    assert_eq!(shows("jit"), "off");
    sandbox.answer(running.url(), "create extension vector");
}

#[test]
fn a_port_that_somebody_took_is_left_to_them() {
    let sandbox = Sandbox::new();
    let first = sandbox.start();
    let address = first.url().to_owned();
    first.stop().unwrap();
    let port = fs::read_to_string(sandbox.settings.data_dir.join("port")).unwrap();
    let somebody = TcpListener::bind((Ipv4Addr::LOCALHOST, port.parse().unwrap())).unwrap();

    let second = sandbox.start();
    assert_ne!(second.url(), address);
    assert_eq!(sandbox.answer(second.url(), "select 1"), "1");
    drop(somebody);
}

#[test]
fn a_newer_install_of_the_same_major_version_takes_the_data_over() {
    let sandbox = Sandbox::new();
    let first = sandbox.start();
    sandbox.answer(first.url(), "create table note as select 'kept' as text");
    first.stop().unwrap();

    let mut upgraded = sandbox.settings.clone();
    upgraded.install_dir = sandbox.settings.data_dir.with_file_name("newer");
    symlink(&sandbox.settings.install_dir, &upgraded.install_dir).unwrap();
    let second = start(&upgraded).unwrap();
    assert_eq!(
        sandbox.answer(second.url(), "select text from note"),
        "kept"
    );
}

#[test]
fn another_major_version_is_refused_and_not_touched() {
    let sandbox = Sandbox::new();
    sandbox.start().stop().unwrap();
    let version = sandbox.settings.data_dir.join("cluster/PG_VERSION");
    fs::write(&version, "15\n").unwrap();

    let error = start(&sandbox.settings).unwrap_err();
    assert!(
        matches!(&error, Error::OtherMajor { found, .. } if found == "15"),
        "{error}"
    );
    for part in ["Postgres 15", "Postgres 16", "db dump"] {
        assert!(
            error.to_string().contains(part),
            "{part} is not in: {error}"
        );
    }
    assert_eq!(fs::read_to_string(version).unwrap(), "15\n");
}

#[test]
fn it_does_not_run_as_root() {
    let sandbox = Sandbox::new();
    let running = sandbox.start();
    let record = sandbox.settings.data_dir.join("cluster/postmaster.pid");
    let us = nix::unistd::Uid::effective();
    let runs_as = fs::metadata(record).unwrap().uid();
    assert_ne!(runs_as, 0);
    assert!(us.is_root() || us.as_raw() == runs_as);
    running.stop().unwrap();
}

#[test]
fn a_folder_that_cannot_be_entered_is_named() {
    let sandbox = Sandbox::new();
    let closed = sandbox.settings.data_dir.with_file_name("closed");
    fs::create_dir(&closed).unwrap();
    let mut settings = sandbox.settings.clone();
    settings.data_dir = closed.join("postgres");
    // For root the folder is closed to the user that will run Postgres, else to ourselves.
    let mode = if nix::unistd::Uid::effective().is_root() {
        0o700
    } else {
        0o000
    };
    fs::set_permissions(&closed, fs::Permissions::from_mode(mode)).unwrap();
    let error = start(&settings).unwrap_err().to_string();
    assert!(error.contains(&*closed.to_string_lossy()), "{error}");
}
