//! The application: document shell, navigation and route table.

mod document;
mod not_found;
mod routes;
mod shell;

pub use document::document;
pub use routes::App;
