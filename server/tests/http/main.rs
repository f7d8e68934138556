//! HTTP through the real router, on a database of its own for each test.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot set up its data has failed"
)]

mod agreements;
mod api;
mod chat;
mod demo;
mod events;
mod forms;
mod home;
mod hostile;
mod model_server;
mod models;
mod offline;
mod pages;
mod portfolio;
mod projects;
mod receivables;
mod sign_in;
mod site;
mod supabase;
mod trash;
