//! What customers owe and paid, in the browser: a tab of the customer's page, a page for the workspace, and invoices to print.

mod actions;
mod address;
pub mod api;
mod figures;
mod filters;
mod invoice;
mod invoices;
mod page;
mod payments;
mod queries;
mod retainers;
mod steps;
mod tab;
mod terms;
mod words;

pub use invoice::{InvoicePage, InvoicePageProps};
pub use page::{ReceivablesPage, ReceivablesPageProps};
pub use tab::{ReceivablesTab, ReceivablesTabProps};
