use chrono::NaiveDate;
use domain::Result;
use domain::actor::Actor;
use domain::id::{CustomerId, InvoiceId, PaymentId};
use domain::money::Currency;
use domain::page::{Cursor, Page};
use domain::receivables::{
    Allocation, Invoice, InvoiceFilter, InvoiceQuery, InvoiceSummary, Payment, Refund,
};
use sqlx::postgres::PgRow;
use uuid::Uuid;

use super::statements::{
    NUMBERED, Narrowed, OF_CUSTOMER, OF_CUSTOMER_OPEN, OF_INVOICE, OF_PAYMENT, ONE, PAYMENT,
    PAYMENTS, REFUNDS, list,
};
use super::{Invoices, Payments, rows};
use crate::cursor::{self, Mark};
use crate::errors::into_domain;
use crate::paging::{ROWS, paged};
use crate::records;

const PAYMENTS_NAME: &str = "payments";

impl Invoices {
    /// Whether a page of a list so filtered ended here; see [`crate::Customers::made_list_cursor`].
    pub fn made_cursor(filter: Option<InvoiceFilter>, cursor: &Cursor) -> bool {
        day_mark(list_name(filter), cursor).is_some()
    }

    pub(super) async fn page(
        &self,
        actor: &Actor,
        query: &InvoiceQuery,
        today: NaiveDate,
    ) -> Result<Page<InvoiceSummary>> {
        if !query.number.is_empty() {
            return self.numbered(actor, query, today).await;
        }
        let rows = match query.customer {
            Some(customer) => self.of_customer(actor, query, customer, today).await?,
            None => self.of_workspace(actor, query, today).await?,
        };
        let rows = match query.customer {
            Some(_) => records::joined(&rows)?,
            None => &rows,
        };
        paged(rows, rows::summary, |invoice| {
            let day = if by_due(query.filter) {
                invoice.balance.due_on
            } else {
                invoice.date
            };
            cursor::write_day(list_name(query.filter), Some(day), invoice.id.uuid())
        })
    }

    async fn of_workspace(
        &self,
        actor: &Actor,
        query: &InvoiceQuery,
        today: NaiveDate,
    ) -> Result<Vec<PgRow>> {
        let narrowed = Narrowed::by(query.filter);
        let mark = mark(query);
        let mut statement = sqlx::query(list(narrowed, query.currency.is_some()))
            .bind(actor.workspace.uuid())
            .bind(actor.user.uuid())
            .bind(mark.key)
            .bind(mark.id)
            .bind(ROWS);
        if matches!(narrowed, Narrowed::Phase | Narrowed::OpenPhase) {
            statement = statement.bind(query.filter.map(InvoiceFilter::as_str));
        }
        if matches!(narrowed, Narrowed::Overdue | Narrowed::OpenPhase) {
            statement = statement.bind(today);
        }
        if let Some(currency) = query.currency {
            statement = statement.bind(currency.code());
        }
        statement
            .fetch_all(&mut *self.db.begin(actor).await?)
            .await
            .map_err(into_domain)
    }

    async fn of_customer(
        &self,
        actor: &Actor,
        query: &InvoiceQuery,
        customer: CustomerId,
        today: NaiveDate,
    ) -> Result<Vec<PgRow>> {
        let mark = mark(query);
        let few = Few::of(query, today);
        let statement = if by_due(query.filter) {
            OF_CUSTOMER_OPEN
        } else {
            OF_CUSTOMER
        };
        sqlx::query(statement)
            .bind(actor.workspace.uuid())
            .bind(customer.uuid())
            .bind(mark.key)
            .bind(mark.id)
            .bind(ROWS)
            .bind(few.phase)
            .bind(few.due_from)
            .bind(few.due_before)
            .bind(few.currency)
            .bind(few.open)
            .fetch_all(&mut *self.db.begin(actor).await?)
            .await
            .map_err(into_domain)
    }

    /// One page: who searches for a number types more of it.
    async fn numbered(
        &self,
        actor: &Actor,
        query: &InvoiceQuery,
        today: NaiveDate,
    ) -> Result<Page<InvoiceSummary>> {
        let few = Few::of(query, today);
        let rows = sqlx::query(NUMBERED)
            .bind(actor.workspace.uuid())
            .bind(actor.user.uuid())
            .bind(&query.number)
            .bind(i64::from(InvoiceQuery::SEARCHED))
            .bind(ROWS - 1)
            .bind(few.phase)
            .bind(few.due_from)
            .bind(few.due_before)
            .bind(few.currency)
            .bind(few.open)
            .bind(query.customer.map(CustomerId::uuid))
            .fetch_all(&mut *self.db.begin(actor).await?)
            .await
            .map_err(into_domain)?;
        let items = rows.iter().map(rows::summary).collect::<Result<_>>()?;
        Ok(Page { items, next: None })
    }

    pub(super) async fn one(&self, actor: &Actor, id: InvoiceId) -> Result<Invoice> {
        let mut session = self.db.begin(actor).await?;
        rows::invoice(&records::one(&mut session, actor, ONE, id.uuid()).await?)
    }

    pub(super) async fn allocations(
        &self,
        actor: &Actor,
        id: InvoiceId,
    ) -> Result<Vec<Allocation>> {
        let mut session = self.db.begin(actor).await?;
        records::one(&mut session, actor, ONE, id.uuid()).await?;
        let rows = records::all(&mut session, actor, OF_INVOICE, id.uuid()).await?;
        rows.iter().map(rows::allocation).collect()
    }
}

impl Payments {
    /// Whether a page of the list ended here; see [`crate::Customers::made_list_cursor`].
    pub fn made_cursor(cursor: &Cursor) -> bool {
        day_mark(PAYMENTS_NAME, cursor).is_some()
    }

    pub(super) async fn page(
        &self,
        actor: &Actor,
        customer: CustomerId,
        after: Option<&Cursor>,
    ) -> Result<Page<Payment>> {
        let mark = after
            .and_then(|cursor| day_mark(PAYMENTS_NAME, cursor))
            .unwrap_or(latest());
        let rows = sqlx::query(PAYMENTS)
            .bind(customer.uuid())
            .bind(actor.workspace.uuid())
            .bind(mark.key)
            .bind(mark.id)
            .bind(ROWS)
            .fetch_all(&mut *self.db.begin(actor).await?)
            .await
            .map_err(into_domain)?;
        let rows = records::joined(&rows)?;
        paged(rows, rows::payment, |payment| {
            cursor::write_day(PAYMENTS_NAME, Some(payment.terms.date), payment.id.uuid())
        })
    }

    pub(super) async fn one(&self, actor: &Actor, id: PaymentId) -> Result<Payment> {
        let mut session = self.db.begin(actor).await?;
        rows::payment(&records::one(&mut session, actor, PAYMENT, id.uuid()).await?)
    }

    pub(super) async fn allocations_of(
        &self,
        actor: &Actor,
        id: PaymentId,
    ) -> Result<Vec<Allocation>> {
        let mut session = self.db.begin(actor).await?;
        records::one(&mut session, actor, PAYMENT, id.uuid()).await?;
        let rows = records::all(&mut session, actor, OF_PAYMENT, id.uuid()).await?;
        rows.iter().map(rows::allocation).collect()
    }

    pub(super) async fn refunds_of(&self, actor: &Actor, id: PaymentId) -> Result<Vec<Refund>> {
        let mut session = self.db.begin(actor).await?;
        records::one(&mut session, actor, PAYMENT, id.uuid()).await?;
        let rows = records::all(&mut session, actor, REFUNDS, id.uuid()).await?;
        rows.iter().map(rows::refund).collect()
    }
}

/// What narrows few invoices, each part on its own.
struct Few {
    phase: Option<&'static str>,
    due_from: Option<NaiveDate>,
    due_before: Option<NaiveDate>,
    currency: Option<&'static str>,
    open: Option<bool>,
}

impl Few {
    fn of(query: &InvoiceQuery, today: NaiveDate) -> Self {
        let narrowed = Narrowed::by(query.filter);
        let phase = matches!(narrowed, Narrowed::Phase | Narrowed::OpenPhase);
        Self {
            phase: query.filter.filter(|_| phase).map(InvoiceFilter::as_str),
            due_from: (narrowed == Narrowed::OpenPhase).then_some(today),
            due_before: (narrowed == Narrowed::Overdue).then_some(today),
            currency: query.currency.map(Currency::code),
            open: by_due(query.filter).then_some(true),
        }
    }
}

fn by_due(filter: Option<InvoiceFilter>) -> bool {
    filter.is_some_and(InvoiceFilter::is_open)
}

fn list_name(filter: Option<InvoiceFilter>) -> &'static str {
    if by_due(filter) {
        "invoices by due date"
    } else {
        "invoices by date"
    }
}

/// Where the page begins: after the mark, or at the first row of its order.
fn mark(query: &InvoiceQuery) -> Mark<NaiveDate> {
    let asked = query.after.as_ref();
    let asked = asked.and_then(|cursor| day_mark(list_name(query.filter), cursor));
    asked.unwrap_or_else(|| {
        if by_due(query.filter) {
            earliest()
        } else {
            latest()
        }
    })
}

fn day_mark(list: &str, cursor: &Cursor) -> Option<Mark<NaiveDate>> {
    let Mark { key, id } = cursor::read_day(list, cursor)?;
    Some(Mark { key: key?, id })
}

fn latest() -> Mark<NaiveDate> {
    Mark {
        key: cursor::latest().key.date_naive(),
        id: Uuid::max(),
    }
}

/// Before every day that a form lets pass.
fn earliest() -> Mark<NaiveDate> {
    Mark {
        key: NaiveDate::from_ymd_opt(1, 1, 1).unwrap_or_default(),
        id: Uuid::nil(),
    }
}
