use domain::Result;
use domain::receivables::{InvoiceFilter, InvoiceQuery};

use super::{Findings, Tools};
use crate::lines;

impl Tools {
    /// What was agreed: a page.
    pub(super) async fn agreements(&self) -> Result<Findings> {
        let agreements = &self.stores.agreements;
        let page = agreements.list(&self.actor, self.customer, None).await?;
        let today = self.today();
        let agreements = page.items.iter();
        let agreements = agreements.map(|agreement| lines::agreement(agreement, today));
        Ok(agreements.collect::<Vec<_>>().into())
    }

    /// How matters stand, what is to be paid, other invoices and payments: a page of each.
    pub(super) async fn receivables(&self) -> Result<Findings> {
        let today = self.today();
        let invoices = InvoiceQuery {
            customer: Some(self.customer),
            ..InvoiceQuery::default()
        };
        let unpaid = InvoiceQuery {
            filter: Some(InvoiceFilter::Unpaid),
            ..invoices.clone()
        };
        let (stores, actor) = (&self.stores, &self.actor);
        let (customer, positions, unpaid, invoices, payments) = tokio::try_join!(
            self.subject(),
            stores.invoices.positions(actor, Some(self.customer), today),
            stores.invoices.list(actor, &unpaid, today),
            stores.invoices.list(actor, &invoices, today),
            stores.payments.list(actor, self.customer, None),
        )?;
        let mut others = invoices.items;
        others.retain(|invoice| unpaid.items.iter().all(|known| known.id != invoice.id));
        let positions = positions.iter();
        let positions = positions.map(|position| lines::position(&customer, position));
        let invoices = unpaid.items.iter().chain(&others);
        let invoices = invoices.map(|invoice| lines::invoice(invoice, today));
        let payments = payments.items.iter().map(lines::payment);
        let lines = positions.chain(invoices).chain(payments);
        Ok(lines.collect::<Vec<_>>().into())
    }
}
