use chrono::NaiveDate;
use domain::Result;
use domain::actor::Actor;
use domain::agreements::{Agreement, RunningValue};
use domain::id::{AgreementId, CustomerId};
use domain::page::{Cursor, Page};

use super::change::read_one;
use super::statements::{LIST, VALUE, VALUE_OF_CUSTOMER};
use super::{Agreements, rows};
use crate::cursor;
use crate::errors::into_domain;
use crate::paging::{ROWS, paged};
use crate::records;
use crate::session::Session;

const LIST_NAME: &str = "agreements";

impl Agreements {
    /// Whether a page of the list ended here; see [`crate::Customers::made_list_cursor`].
    pub fn made_cursor(cursor: &Cursor) -> bool {
        cursor::read_day(LIST_NAME, cursor).is_some()
    }

    pub(super) async fn page(
        &self,
        actor: &Actor,
        customer: CustomerId,
        after: Option<&Cursor>,
    ) -> Result<Page<Agreement>> {
        let mark = after
            .and_then(|cursor| cursor::read_day(LIST_NAME, cursor))
            .unwrap_or_else(cursor::last_day);
        let rows = sqlx::query(LIST)
            .bind(customer.uuid())
            .bind(actor.workspace.uuid())
            .bind(mark.key)
            .bind(mark.id)
            .bind(ROWS)
            .fetch_all(&mut *self.db.begin(actor).await?)
            .await
            .map_err(into_domain)?;
        paged(records::joined(&rows)?, rows::agreement, |agreement| {
            cursor::write_day(LIST_NAME, agreement.terms.starts_on, agreement.id.uuid())
        })
    }

    pub(super) async fn one(&self, actor: &Actor, id: AgreementId) -> Result<Agreement> {
        let mut session = self.db.begin(actor).await?;
        read_one(&mut session, actor, id).await
    }

    pub(super) async fn value(
        &self,
        actor: &Actor,
        customer: Option<CustomerId>,
        today: NaiveDate,
    ) -> Result<Vec<RunningValue>> {
        let mut session = self.db.begin(actor).await?;
        running_value(&mut session, actor, customer, today).await
    }
}

/// What runs is worth, in a transaction that has begun.
pub(crate) async fn running_value(
    session: &mut Session,
    actor: &Actor,
    customer: Option<CustomerId>,
    today: NaiveDate,
) -> Result<Vec<RunningValue>> {
    let (statement, whose) = match customer {
        Some(customer) => (VALUE_OF_CUSTOMER, customer.uuid()),
        None => (VALUE, actor.user.uuid()),
    };
    let rows = sqlx::query(statement)
        .bind(actor.workspace.uuid())
        .bind(whose)
        .bind(today)
        .fetch_all(&mut **session)
        .await
        .map_err(into_domain)?;
    rows.iter().map(rows::running_value).collect()
}
