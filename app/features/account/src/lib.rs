//! Sign-in and settings in the browser.

pub mod api;
