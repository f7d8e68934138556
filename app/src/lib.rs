//! The application: document shell, navigation and route table.

mod document;
mod routes;

pub use document::document;
pub use routes::App;
