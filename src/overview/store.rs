use async_trait::async_trait;
use chrono::NaiveDate;

use super::{CustomerFigures, Home};
use crate::actor::Actor;
use crate::error::Result;
use crate::id::CustomerId;

/// Overviews of what the other stores keep. Every call sees what its actor may, and nothing else; a customer that the
/// actor may not see is [`crate::Error::NotFound`]. `today` is the day where the person is.
#[async_trait]
pub trait OverviewStore: Send + Sync {
    /// A customer in figures.
    async fn figures(
        &self,
        actor: &Actor,
        customer: CustomerId,
        today: NaiveDate,
    ) -> Result<CustomerFigures>;
    /// The day at a glance.
    async fn home(&self, actor: &Actor, today: NaiveDate) -> Result<Home>;
}
