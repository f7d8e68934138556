use chrono::NaiveDate;
use domain::Result;
use domain::actor::Actor;
use domain::events::EventKind;
use domain::id::CustomerId;
use domain::overview::{Contact, CustomerFigures, Few};
use sqlx::Row;

use super::statements::{DATES, FACTS};
use super::{Overview, ROWS, after, rows};
use crate::errors::into_domain;
use crate::{agreements, receivables};

impl Overview {
    pub(super) async fn of_customer(
        &self,
        actor: &Actor,
        customer: CustomerId,
        today: NaiveDate,
    ) -> Result<CustomerFigures> {
        let mut session = self.db.begin(actor).await?;
        // First: without it there is no such customer to see.
        let facts = sqlx::query(FACTS)
            .bind(customer.uuid())
            .bind(actor.workspace.uuid())
            .bind(today)
            .bind(Contact::KINDS.map(EventKind::as_str).as_slice())
            .fetch_one(&mut *session)
            .await
            .map_err(into_domain)?;
        let dates = sqlx::query(DATES)
            .bind(customer.uuid())
            .bind(actor.workspace.uuid())
            .bind(today)
            .bind(after(today, CustomerFigures::DAYS))
            .bind(ROWS)
            .fetch_all(&mut *session)
            .await
            .map_err(into_domain)?;
        let dates = dates.iter().map(rows::next_date).collect::<Result<_>>()?;
        Ok(CustomerFigures {
            running: rows::count(&facts, "running"),
            worth: agreements::running_value(&mut session, actor, Some(customer), today).await?,
            positions: receivables::positions(&mut session, actor, Some(customer), today).await?,
            open_projects: rows::count(&facts, "open_projects"),
            last_contact: rows::contact(&facts)?,
            status_since: facts.get("status_since"),
            dates: Few::of(dates),
        })
    }
}
