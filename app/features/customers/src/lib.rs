//! Customers in the browser: list, detail, trash.

mod actions;
pub mod api;
mod cache;
mod delete_dialog;
mod detail;
mod draft;
mod form;
mod list;
mod new_customer;
mod outbox;
mod palette;
mod search;
mod trash;
mod viewer;
mod words;

pub use cache::provide_customer_cache;
pub use detail::{CustomerPage, EditCustomerPage};
pub use draft::provide_draft;
pub use list::CustomersPage;
pub use outbox::{Unsent, provide_outbox};
pub use palette::Palette;
pub use search::CustomerSearch;
pub use trash::TrashPage;
