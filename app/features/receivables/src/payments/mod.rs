//! Payments: the list, what a payment settled and what was given back, and the forms.

mod details;
mod fields;
mod list;
mod panel;
mod refund;
mod row;
mod settle;
mod shares;

pub(crate) use details::{Details, DetailsPanel};
pub(crate) use fields::form_of;
pub(crate) use list::PaymentList;
pub(crate) use panel::{Panel, PaymentPanel};
pub(crate) use refund::{RefundDialog, Refunding};
pub(crate) use row::PaymentTools;
pub(crate) use settle::{SettlePanel, Settling};
