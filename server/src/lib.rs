//! The server of NextUp: configuration → database → services → router.
//!
//! A library as well as a program, so that tests drive the same router that people do.
// Views are deeply nested types.
#![recursion_limit = "512"]

pub mod api;
pub mod auth;
pub mod config;
pub mod database;
pub mod demo;
pub mod export;
pub mod http;
pub mod jobs;
pub mod mail;
pub mod markdown;
pub mod models;
pub mod sensitive;
pub mod serve;
pub mod supabase;
pub mod telemetry;
