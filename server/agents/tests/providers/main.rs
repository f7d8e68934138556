//! How providers are asked, against servers on this machine that speak each format, well and badly.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

mod fake;
mod listener;
mod wire;

mod answers;
mod cancelling;
mod local;
mod order;
mod pauses;
mod reach;
mod requests;
mod secrets;
mod tools;
mod troubles;
