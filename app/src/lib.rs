//! The application: document shell, navigation and route table.
// Views are deeply nested types.
#![recursion_limit = "512"]

mod customer_page;
mod document;
mod doors;
mod not_found;
mod pages;
mod routes;
mod shell;
mod start;

pub use document::document;
pub use routes::App;
pub use start::{draw, take_over};
