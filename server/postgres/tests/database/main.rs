//! The embedded database, tried for real: each test has a folder and a Postgres of its own.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod lifecycle;
mod shared_cluster;
mod support;
mod survival;
mod trouble;

#[test]
#[ignore = "not a test: the app that other tests start in a process of its own, and kill"]
fn app_to_be_killed() {
    support::be_an_app();
}
