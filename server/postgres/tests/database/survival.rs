//! What must not lose data or leave the person without a database.

use std::{
    fs,
    io::{BufRead, BufReader, Write},
    process::{Child, Stdio},
    thread,
};

use crate::support::{Sandbox, send, until};
use embedded_postgres::{running_url, start};
use nix::sys::signal::Signal;

#[test]
fn the_database_of_a_killed_app_is_stopped_cleanly_and_started_again() {
    let sandbox = Sandbox::new();
    let mut app = sandbox.spawn_app();
    sandbox.answer(&app.url, "create table note as select 'kept' as text");
    let orphan = sandbox.postmaster();
    app.kill();
    assert!(
        running_url(&sandbox.settings).unwrap().is_some(),
        "it outlives the app"
    );

    let running = sandbox.start();
    assert!(!running.joined());
    let said = running.recovered().unwrap();
    assert!(said.contains(&orphan.to_string()), "{said}");
    assert_ne!(sandbox.postmaster(), orphan);
    assert_eq!(running.url(), app.url);
    assert_eq!(
        sandbox.answer(running.url(), "select text from note"),
        "kept"
    );
}

#[test]
fn ctrl_c_reaches_the_app_alone_which_stops_the_database_when_it_is_ready_to() {
    let sandbox = Sandbox::new();
    let mut app = sandbox.spawn_app();
    app.interrupt();
    assert_eq!(sandbox.answer(&app.url, "select 1"), "1");
}

#[test]
fn a_killed_app_and_database_recover_what_was_committed() {
    let sandbox = Sandbox::new();
    let mut app = sandbox.spawn_app();
    sandbox.answer(&app.url, "create table note as select 'kept' as text");
    app.kill();
    send(sandbox.postmaster(), Signal::SIGKILL);

    let running = sandbox.start();
    assert!(
        running
            .recovered()
            .unwrap()
            .contains("recovered from its log")
    );
    assert_eq!(
        sandbox.answer(running.url(), "select text from note"),
        "kept"
    );
    running.stop().unwrap();
    assert_eq!(sandbox.start().recovered(), None, "it says so once");
}

#[test]
fn a_killed_database_comes_back_under_the_running_app() {
    let sandbox = Sandbox::new();
    let running = sandbox.start();
    sandbox.answer(running.url(), "create table note as select 'kept' as text");
    let killed = sandbox.postmaster();
    send(killed, Signal::SIGKILL);

    until("the database runs again on the same port", || {
        sandbox.query(running.url(), "select text from note").stdout == b"kept\n"
    });
    assert_ne!(sandbox.postmaster(), killed);
    running.stop().unwrap();
    assert_eq!(running_url(&sandbox.settings).unwrap(), None);
}

#[test]
fn a_start_waits_for_sessions_that_a_killed_database_left() {
    let sandbox = Sandbox::new();
    let mut app = sandbox.spawn_app();
    let (mut session, backend) = open_session(&sandbox, &app.url);
    send(backend, Signal::SIGSTOP);
    app.kill();
    send(sandbox.postmaster(), Signal::SIGKILL);

    let start_log = sandbox.settings.data_dir.join("start.log");
    let logs = sandbox.settings.data_dir.join("log");
    let said = || {
        let files = fs::read_dir(&logs)
            .unwrap()
            .map(|entry| entry.unwrap().path());
        let all = files.chain([start_log.clone()]);
        all.filter_map(|file| fs::read_to_string(file).ok())
            .collect::<String>()
    };
    thread::scope(|scope| {
        let starting = scope.spawn(|| sandbox.start());
        until("Postgres meets the old session", || {
            said().contains("pre-existing shared memory")
        });
        send(backend, Signal::SIGCONT);
        let running = starting.join().unwrap();
        assert_eq!(sandbox.answer(running.url(), "select 1"), "1");
    });
    session.kill().unwrap();
    session.wait().unwrap();
}

#[test]
fn the_second_of_two_starts_joins_and_does_not_stop_the_database() {
    let sandbox = Sandbox::new();
    let (one, other) = thread::scope(|scope| {
        let one = scope.spawn(|| sandbox.start());
        let other = scope.spawn(|| sandbox.start());
        (one.join().unwrap(), other.join().unwrap())
    });
    assert_eq!(one.url(), other.url());
    let (owner, guest) = if one.joined() {
        (other, one)
    } else {
        (one, other)
    };
    assert!(guest.joined() && !owner.joined());

    guest.stop().unwrap();
    assert_eq!(sandbox.answer(owner.url(), "select 1"), "1");
    owner.stop().unwrap();
    assert_eq!(running_url(&sandbox.settings).unwrap(), None);
}

#[test]
fn another_process_joins_too() {
    let sandbox = Sandbox::new();
    let app = sandbox.spawn_app();
    let guest = sandbox.start();
    assert!(guest.joined());
    assert_eq!(guest.url(), app.url);
}

#[test]
fn an_app_killed_while_it_creates_the_database_leaves_nothing_in_the_way() {
    let sandbox = Sandbox::new();
    let mut app = sandbox.spawn_starting_app();
    let parts = || {
        let entries = fs::read_dir(&sandbox.settings.data_dir)
            .into_iter()
            .flatten()
            .flatten();
        entries
            .filter(|entry| entry.file_name().to_string_lossy().contains(".part-"))
            .count()
    };
    until("it has begun", || parts() > 0);
    app.kill();

    let running = sandbox.start();
    assert_eq!(sandbox.answer(running.url(), "select 1"), "1");
    running.stop().unwrap();
    // The killed app's initdb may still have been writing.
    until("a later start has removed what was left", || {
        sandbox.start().stop().unwrap();
        parts() == 0
    });
}

#[test]
fn a_record_whose_process_id_now_belongs_to_another_program_is_no_obstacle() {
    let sandbox = Sandbox::new();
    sandbox.start().stop().unwrap();
    let record = sandbox.settings.data_dir.join("cluster/postmaster.pid");
    let us = std::process::id();
    fs::write(
        &record,
        format!("{us}\n/x\n1700000000\n1\n\n127.0.0.1\n 1 2\nready\n"),
    )
    .unwrap();
    assert_eq!(running_url(&sandbox.settings).unwrap(), None);
    let running = start(&sandbox.settings).unwrap();
    assert_eq!(sandbox.answer(running.url(), "select 1"), "1");
}

/// A session that stays open, and the process that serves it.
fn open_session(sandbox: &Sandbox, url: &str) -> (Child, u32) {
    let mut psql = sandbox.psql(url);
    let mut session = psql
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    session
        .stdin
        .as_mut()
        .unwrap()
        .write_all(b"select pg_backend_pid();\n")
        .unwrap();
    let mut line = String::new();
    BufReader::new(session.stdout.as_mut().unwrap())
        .read_line(&mut line)
        .unwrap();
    (session, line.trim().parse().unwrap())
}
