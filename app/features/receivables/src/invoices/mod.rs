//! Invoices: the list, what can be done with one, and the form.

mod fields;
mod lines;
mod list;
mod menu;
mod panel;
mod question;
mod row;
mod sums;

pub(crate) use list::InvoiceList;
pub(crate) use menu::InvoiceMenu;
pub(crate) use panel::{InvoicePanel, Panel};
pub(crate) use question::{Question, ReasonDialog};
pub(crate) use row::{Doing, RowTools};
pub(crate) use sums::Sums;
