//! Overviews in Postgres: a few statements in one transaction as its actor, each bounded whatever the workspace holds.

mod figures;
mod home;
mod rows;
pub(crate) mod statements;

use async_trait::async_trait;
use chrono::{Days, NaiveDate};
use domain::Result;
use domain::actor::Actor;
use domain::id::CustomerId;
use domain::overview::{CustomerFigures, Few, Home, OverviewStore};

use crate::Db;

/// Rows that a short list asks for: one more than it shows, to know whether there are more.
const ROWS: i64 = Few::<()>::SIZE as i64 + 1;

/// Overviews, under row-level security.
#[derive(Clone, Debug)]
pub struct Overview {
    db: Db,
}

impl Overview {
    /// The overviews of `db`.
    pub const fn new(db: Db) -> Self {
        Self { db }
    }
}

#[async_trait]
impl OverviewStore for Overview {
    async fn figures(
        &self,
        actor: &Actor,
        customer: CustomerId,
        today: NaiveDate,
    ) -> Result<CustomerFigures> {
        self.of_customer(actor, customer, today).await
    }

    async fn home(&self, actor: &Actor, today: NaiveDate) -> Result<Home> {
        self.of_day(actor, today).await
    }
}

/// So many days after a day.
fn after(today: NaiveDate, days: u32) -> NaiveDate {
    today
        .checked_add_days(Days::new(days.into()))
        .unwrap_or(today)
}
