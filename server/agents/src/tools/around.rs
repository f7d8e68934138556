use domain::Result;
use domain::customers::{CustomerQuery, CustomerSummary, SearchText};
use domain::portfolio::PortfolioQuery;
use futures_util::{StreamExt, TryStreamExt, stream};

use super::{Findings, Tools};
use crate::lines::{self, Finding};

/// Most other customers that are told of.
const MOST_CUSTOMERS: usize = 50;
/// So many are asked for their figures at a time: an answer does not take every connection.
const AT_ONCE: usize = 4;

impl Tools {
    /// Pieces of the portfolio that have these words, else all: a page.
    pub(super) async fn portfolio(&self, about: &str) -> Result<Findings> {
        let portfolio = &self.stores.portfolio;
        let query = PortfolioQuery {
            search: SearchText::new(about),
            ..PortfolioQuery::default()
        };
        let mut page = portfolio.list(&self.actor, &query).await?;
        if page.items.is_empty() && !about.is_empty() {
            let query = PortfolioQuery::default();
            page = portfolio.list(&self.actor, &query).await?;
        }
        Ok(page
            .items
            .iter()
            .map(lines::piece)
            .collect::<Vec<_>>()
            .into())
    }

    /// The other customers of the workspace that the person sees, the last active first.
    pub(super) async fn customers(&self) -> Result<Findings> {
        let others = self.other_customers().await?;
        let lines: Vec<Finding> = stream::iter(others)
            .map(|customer| self.in_figures(customer))
            .buffered(AT_ONCE)
            .try_collect()
            .await?;
        Ok(lines.into())
    }

    async fn in_figures(&self, customer: CustomerSummary) -> Result<Finding> {
        let figures = self
            .stores
            .overview
            .figures(&self.actor, customer.id, self.today());
        Ok(lines::other_customer(
            &customer,
            &figures.await?,
            self.zone(),
        ))
    }

    async fn other_customers(&self) -> Result<Vec<CustomerSummary>> {
        let mut others = Vec::new();
        let mut query = CustomerQuery::default();
        loop {
            let found = self.stores.customers.list(&self.actor, &query).await?;
            others.extend(found.page.items);
            others.retain(|other| other.id != self.customer);
            others.truncate(MOST_CUSTOMERS);
            query.after = found.page.next;
            if query.after.is_none() || others.len() == MOST_CUSTOMERS {
                return Ok(others);
            }
        }
    }
}
