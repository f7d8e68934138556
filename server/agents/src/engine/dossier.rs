use chrono::{DateTime, FixedOffset};
use domain::artifacts::ArtifactQuery;
use domain::chat::Dossier;
use domain::events::TimelineQuery;
use domain::id::CustomerId;
use domain::projects::ProjectQuery;
use domain::receivables::{InvoiceFilter, InvoiceQuery};
use domain::{Actor, Result};

use crate::stores::Stores;

impl Stores {
    /// What the actor may know about a customer, read at once from everywhere.
    pub(super) async fn dossier(
        &self,
        actor: &Actor,
        id: CustomerId,
        now: DateTime<FixedOffset>,
    ) -> Result<Dossier> {
        let today = now.date_naive();
        let unpaid = InvoiceQuery {
            customer: Some(id),
            filter: Some(InvoiceFilter::Unpaid),
            ..InvoiceQuery::default()
        };
        let (projects, artifacts) = (ProjectQuery::default(), ArtifactQuery::default());
        let timeline = TimelineQuery::default();
        let (customer, figures, agreements, unpaid, projects, artifacts, timeline) = tokio::try_join!(
            self.customers.get(actor, id),
            self.overview.figures(actor, id, today),
            self.agreements.list(actor, id, None),
            self.invoices.list(actor, &unpaid, today),
            self.projects.of_customer(actor, id, &projects),
            self.artifacts.of_customer(actor, id, &artifacts),
            self.events.timeline(actor, id, &timeline, None),
        )?;
        Ok(Dossier {
            customer,
            figures,
            agreements: agreements.items,
            unpaid: unpaid.items,
            projects: projects.items,
            artifacts: artifacts.items,
            timeline: timeline.items,
            now,
        })
    }
}
