//! Overviews: a customer in figures, and the day of somebody who looks after many.

mod few;
mod figures;
mod home;
mod store;

pub use few::Few;
pub use figures::{Contact, CustomerFigures, DatedRecord, NextDate};
pub use home::{
    CustomerLink, ExpiringAgreement, Happening, Home, InvoicesAtHand, ProjectInWork, QuietCustomer,
};
pub use store::OverviewStore;
