//! Everything that the agents read and change.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use domain::agreements::AgreementStore;
use domain::artifacts::ArtifactStore;
use domain::chat::ChatStore;
use domain::customers::CustomerStore;
use domain::events::EventStore;
use domain::overview::OverviewStore;
use domain::portfolio::PortfolioStore;
use domain::projects::ProjectStore;
use domain::receivables::{InvoiceStore, PaymentStore};

/// Tells what time it is.
pub type Clock = Arc<dyn Fn() -> DateTime<Utc> + Send + Sync>;

/// The stores, each of which asks who is acting: there is no other way to a record.
#[derive(Clone)]
pub struct Stores {
    /// Conversations, answers and proposals.
    pub chat: Arc<dyn ChatStore>,
    /// Customers.
    pub customers: Arc<dyn CustomerStore>,
    /// Agreements.
    pub agreements: Arc<dyn AgreementStore>,
    /// Invoices.
    pub invoices: Arc<dyn InvoiceStore>,
    /// Payments.
    pub payments: Arc<dyn PaymentStore>,
    /// Projects.
    pub projects: Arc<dyn ProjectStore>,
    /// Artifacts.
    pub artifacts: Arc<dyn ArtifactStore>,
    /// Events and timelines.
    pub events: Arc<dyn EventStore>,
    /// The portfolio.
    pub portfolio: Arc<dyn PortfolioStore>,
    /// Figures.
    pub overview: Arc<dyn OverviewStore>,
}
