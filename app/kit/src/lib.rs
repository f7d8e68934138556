//! Carbon components, form helpers and the glue between pages and server functions.

pub mod error;
pub mod services;
