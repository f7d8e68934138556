//! What was agreed with a customer, in the browser: a tab of the customer's page.

mod actions;
pub mod api;
mod fields;
mod override_dialog;
mod panel;
mod queries;
mod row;
mod tab;
mod totals;
mod words;

pub use tab::{AgreementsTab, AgreementsTabProps};
