//! Customers in the browser: list, detail, trash.

pub mod api;
mod cache;
