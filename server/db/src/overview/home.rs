use chrono::NaiveDate;
use domain::Result;
use domain::actor::Actor;
use domain::agreements::EXPIRING_DAYS;
use domain::customers::CustomerStatus;
use domain::money::Money;
use domain::overview::{Few, Home, InvoicesAtHand};
use sqlx::postgres::PgRow;

use super::statements::{EXPIRING, IN_WORK, INVOICES, OPEN, QUIET, RECENT};
use super::{Overview, ROWS, after, rows};
use crate::errors::into_domain;
use crate::receivables;
use crate::session::Session;

impl Overview {
    pub(super) async fn of_day(&self, actor: &Actor, today: NaiveDate) -> Result<Home> {
        let mut session = self.db.begin(actor).await?;
        let [overdue, due] = invoices(&mut session, actor, today).await?;
        let expiring = until(&mut session, actor, EXPIRING, today, EXPIRING_DAYS).await?;
        let in_work = sqlx::query(IN_WORK)
            .bind(actor.workspace.uuid())
            .bind(actor.user.uuid())
            .bind(ROWS)
            .fetch_all(&mut *session)
            .await
            .map_err(into_domain)?;
        let quiet = sqlx::query(QUIET)
            .bind(actor.workspace.uuid())
            .bind(actor.user.uuid())
            .bind(ROWS)
            .bind(Home::LOOKED_AFTER.map(CustomerStatus::as_str).as_slice())
            .bind(Home::quiet_before(today))
            .fetch_all(&mut *session)
            .await
            .map_err(into_domain)?;
        let recent = sqlx::query(RECENT)
            .bind(actor.workspace.uuid())
            .bind(actor.user.uuid())
            .bind(ROWS)
            .fetch_all(&mut *session)
            .await
            .map_err(into_domain)?;
        Ok(Home {
            // Every customer there is has a row, whether the log still tells of it or not.
            has_customers: !recent.is_empty(),
            overdue,
            due,
            expiring: few(&expiring, rows::expiring)?,
            projects: few(&in_work, rows::in_work)?,
            quiet: few(&quiet, rows::quiet)?,
            recent: Few::of(recent.iter().filter_map(rows::happening).collect()),
        })
    }
}

/// What is overdue, and what is due soon.
async fn invoices(
    session: &mut Session,
    actor: &Actor,
    today: NaiveDate,
) -> Result<[InvoicesAtHand; 2]> {
    let rows = until(session, actor, INVOICES, today, Home::DUE_DAYS).await?;
    let found = rows.iter().map(receivables::summary);
    let (overdue, due) = found
        .collect::<Result<Vec<_>>>()?
        .into_iter()
        .partition(|invoice| invoice.balance.due_on < today);
    let open = sqlx::query(OPEN)
        .bind(actor.workspace.uuid())
        .bind(actor.user.uuid())
        .bind(today)
        .bind(after(today, Home::DUE_DAYS))
        .fetch_all(&mut **session)
        .await
        .map_err(into_domain)?;
    let sums = |column| -> Result<Vec<Money>> {
        let sums = open.iter().map(|row| receivables::money(row, column));
        sums.filter(|sum| !matches!(sum, Ok(sum) if sum.is_zero()))
            .collect()
    };
    Ok([
        InvoicesAtHand {
            invoices: Few::of(overdue),
            open: sums("overdue")?,
        },
        InvoicesAtHand {
            invoices: Few::of(due),
            open: sums("due")?,
        },
    ])
}

/// What a statement finds by `$1` to `$5`: workspace, user, today, so many days later, rows.
async fn until(
    session: &mut Session,
    actor: &Actor,
    statement: &'static str,
    today: NaiveDate,
    days: u32,
) -> Result<Vec<PgRow>> {
    sqlx::query(statement)
        .bind(actor.workspace.uuid())
        .bind(actor.user.uuid())
        .bind(today)
        .bind(after(today, days))
        .bind(ROWS)
        .fetch_all(&mut **session)
        .await
        .map_err(into_domain)
}

fn few<T>(rows: &[PgRow], read: impl Fn(&PgRow) -> Result<T>) -> Result<Few<T>> {
    rows.iter().map(read).collect::<Result<_>>().map(Few::of)
}
