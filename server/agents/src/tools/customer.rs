use domain::Result;
use domain::events::TimelineQuery;

use super::{Findings, Tools};
use crate::lines;

impl Tools {
    /// Name, status and everything in the info profile.
    pub(super) async fn customer(&self) -> Result<Findings> {
        let lines = lines::customer_fields(&self.subject().await?, self.zone());
        Ok(Findings {
            lines,
            count: 1,
            document: None,
        })
    }

    /// The people of the customer.
    pub(super) async fn team(&self) -> Result<Findings> {
        Ok(lines::team(&self.subject().await?).into())
    }

    /// What happened, the latest first: a page.
    pub(super) async fn timeline(&self) -> Result<Findings> {
        let everything = TimelineQuery::default();
        let (customer, page) = tokio::try_join!(
            self.subject(),
            self.stores
                .events
                .timeline(&self.actor, self.customer, &everything, None),
        )?;
        let entries = page.items.iter();
        let entries = entries.map(|entry| lines::entry(&customer, entry, self.zone()));
        Ok(entries.collect::<Vec<_>>().into())
    }
}
