//! One invoice, on the screen and on paper.

mod page;
mod paper;

pub use page::{InvoicePage, InvoicePageProps};
