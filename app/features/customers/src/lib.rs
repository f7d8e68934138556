//! Customers in the browser: list, detail, trash.

mod actions;
pub mod api;
mod cache;
mod calls;
mod delete_dialog;
mod detail;
mod draft;
pub mod figures;
mod form;
mod list;
mod new_customer;
mod outbox;
mod palette;
mod search;
pub mod timeline_api;
mod trash;
pub mod trash_api;
mod words;

pub use cache::provide_customer_cache;
pub use detail::{CustomerPage, CustomerTab, EditCustomerPage};
pub use list::{CustomersPage, load_customers_page};
pub use outbox::{Unsent, provide_outbox};
pub use palette::Palette;
pub use search::CustomerSearch;
pub use trash::TrashPage;
