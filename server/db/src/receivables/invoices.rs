use chrono::NaiveDate;
use domain::actor::Actor;
use domain::id::{AgreementId, CustomerId, InvoiceId};
use domain::receivables::{DaysToPay, Invoice, InvoiceNumber, InvoiceTerms, PeriodInvoice};
use domain::version::Version;
use domain::{Error, Result};
use sqlx::types::Json;
use uuid::Uuid;

use super::statements::{OF_PERIOD, ONE, invoice_columns};
use super::{Invoices, rows};
use crate::agreements;
use crate::customers::may_write;
use crate::errors::into_domain;
use crate::records::{self, lock_customer_of};
use crate::session::Session;

const LOCK_CUSTOMER: &str = lock_customer_of!("customer_receivables");
const LOCK_CUSTOMER_OF_AGREEMENT: &str = lock_customer_of!("customer_agreements");

const INSERT: &str = concat!(
    "insert into customer_receivables as r (id, customer_id, number, date, due_date, currency, lines, net, tax_rate, tax, \
     amount, description, reference, linked_agreement_id, period_start) \
     values ($1, $2, coalesce($3, next_invoice_number($4)), $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) returning ",
    invoice_columns!()
);

const UPDATE: &str = concat!(
    "update customer_receivables r set number = $3, date = $4, due_date = $5, currency = $6, lines = $7, net = $8, \
     tax_rate = $9, tax = $10, amount = $11, description = $12, reference = $13, linked_agreement_id = $14, status = $15, \
     status_reason = $16 where r.id = $1 and r.workspace_id = $2 and r.deleted_at is null returning ",
    invoice_columns!()
);

impl Invoices {
    pub(super) async fn make(
        &self,
        actor: &Actor,
        customer: CustomerId,
        terms: &InvoiceTerms,
    ) -> Result<Invoice> {
        may_write(actor)?;
        let mut session = self.db.begin(actor).await?;
        records::lock_customer(&mut session, actor, customer).await?;
        let made = insert(&mut session, customer, terms, None).await?;
        session.commit().await.map_err(into_domain)?;
        Ok(made)
    }

    /// Whoever asks at the same moment waits at the customer, and then finds the invoice.
    pub(super) async fn make_for_period(
        &self,
        actor: &Actor,
        agreement: AgreementId,
        today: NaiveDate,
    ) -> Result<PeriodInvoice> {
        may_write(actor)?;
        let mut session = self.db.begin(actor).await?;
        let id = agreement.uuid();
        records::lock(&mut session, actor, LOCK_CUSTOMER_OF_AGREEMENT, id).await?;
        let agreement = agreements::read_one(&mut session, actor, agreement).await?;
        let (period, terms) = agreement.bill(today)?;
        let there = sqlx::query(OF_PERIOD)
            .bind(id)
            .bind(actor.workspace.uuid())
            .bind(period.from)
            .fetch_optional(&mut *session)
            .await
            .map_err(into_domain)?;
        if let Some(row) = there {
            let invoice = rows::invoice(&row)?;
            return Ok(PeriodInvoice {
                invoice,
                made: false,
            });
        }
        let invoice = insert(&mut session, agreement.customer, &terms, Some(period.from)).await?;
        session.commit().await.map_err(into_domain)?;
        Ok(PeriodInvoice {
            invoice,
            made: true,
        })
    }

    /// Reads, applies the rule of `domain`, writes; a second change waits at the customer meanwhile. The rule is told
    /// the customer's payment terms.
    pub(super) async fn change(
        &self,
        actor: &Actor,
        id: InvoiceId,
        seen: Option<Version>,
        rule: impl FnOnce(&mut Invoice, DaysToPay) -> Result<()>,
    ) -> Result<Invoice> {
        may_write(actor)?;
        let mut session = self.db.begin(actor).await?;
        let mut invoice = locked(&mut session, actor, id).await?;
        invoice.version().check(seen)?;
        let days = days_to_pay(&mut session, invoice.customer).await?;
        rule(&mut invoice, days)?;
        let changed = update(&mut session, actor, &invoice).await?;
        session.commit().await.map_err(into_domain)?;
        Ok(changed)
    }

    /// The days that a customer has to pay.
    pub(super) async fn read_days(&self, actor: &Actor, customer: CustomerId) -> Result<DaysToPay> {
        days_to_pay(&mut self.db.begin(actor).await?, customer).await
    }

    /// Gives a customer so many days.
    pub(super) async fn write_days(
        &self,
        actor: &Actor,
        customer: CustomerId,
        days: DaysToPay,
    ) -> Result<()> {
        const UPDATE: &str = "update customers set payment_terms_days = $3 \
            where id = $1 and workspace_id = $2 and deleted_at is null";
        may_write(actor)?;
        let mut session = self.db.begin(actor).await?;
        let done = sqlx::query(UPDATE)
            .bind(customer.uuid())
            .bind(actor.workspace.uuid())
            .bind(i32::from(days.days()))
            .execute(&mut *session)
            .await
            .map_err(into_domain)?;
        records::found(done.rows_affected())?;
        session.commit().await.map_err(into_domain)
    }

    /// In the trash's session: the changed row must still be one that its actor may see.
    pub(super) async fn move_to_trash(&self, actor: &Actor, id: InvoiceId) -> Result<()> {
        const DELETE: &str = "update customer_receivables set deleted_at = now() \
            where id = $1 and workspace_id = $2 and deleted_at is null";
        may_write(actor)?;
        let mut session = self.db.begin_in_trash(actor).await?;
        locked(&mut session, actor, id).await?.may_be_deleted()?;
        records::run(&mut session, actor, DELETE, id.uuid()).await?;
        session.commit().await.map_err(into_domain)
    }

    /// Restoring what is not in the trash changes nothing and succeeds: Undo may be pressed twice.
    pub(super) async fn take_from_trash(&self, actor: &Actor, id: InvoiceId) -> Result<()> {
        const RESTORE: &str = "update customer_receivables set deleted_at = null \
            where id = $1 and workspace_id = $2";
        records::run_in_trash(&self.db, actor, LOCK_CUSTOMER, RESTORE, id.uuid()).await
    }
}

/// Reads an invoice; whoever else changes it, or pays it, waits until this transaction ends.
async fn locked(session: &mut Session, actor: &Actor, id: InvoiceId) -> Result<Invoice> {
    records::lock(session, actor, LOCK_CUSTOMER, id.uuid()).await?;
    rows::invoice(&records::one(session, actor, ONE, id.uuid()).await?)
}

/// The days that a customer has to pay.
async fn days_to_pay(session: &mut Session, customer: CustomerId) -> Result<DaysToPay> {
    let days: i32 = sqlx::query_scalar("select payment_terms_days from customers where id = $1")
        .bind(customer.uuid())
        .fetch_one(&mut **session)
        .await
        .map_err(into_domain)?;
    // The database keeps them within the range.
    Ok(u16::try_from(days)
        .ok()
        .and_then(|days| DaysToPay::new(days).ok())
        .unwrap_or_default())
}

async fn insert(
    session: &mut Session,
    customer: CustomerId,
    terms: &InvoiceTerms,
    period_from: Option<NaiveDate>,
) -> Result<Invoice> {
    let days = days_to_pay(session, customer).await?;
    let due_on = terms.due_day(days).map_err(Error::from)?;
    let charges = &terms.charges;
    let row = sqlx::query(INSERT)
        .bind(Uuid::now_v7())
        .bind(customer.uuid())
        .bind(terms.number.as_ref().map(InvoiceNumber::as_str))
        .bind(terms.date)
        .bind(due_on)
        .bind(charges.currency().code())
        .bind(Json(charges.lines()))
        .bind(charges.net().amount())
        .bind(charges.tax_rate().percent())
        .bind(charges.tax().amount())
        .bind(charges.total().amount())
        .bind(&terms.description)
        .bind(&terms.reference)
        .bind(terms.agreement.map(AgreementId::uuid))
        .bind(period_from)
        .fetch_one(&mut **session)
        .await
        .map_err(into_domain)?;
    rows::invoice(&row)
}

async fn update(session: &mut Session, actor: &Actor, invoice: &Invoice) -> Result<Invoice> {
    let charges = &invoice.charges;
    let row = sqlx::query(UPDATE)
        .bind(invoice.id.uuid())
        .bind(actor.workspace.uuid())
        .bind(invoice.number.as_str())
        .bind(invoice.date)
        .bind(invoice.due_on)
        .bind(charges.currency().code())
        .bind(Json(charges.lines()))
        .bind(charges.net().amount())
        .bind(charges.tax_rate().percent())
        .bind(charges.tax().amount())
        .bind(charges.total().amount())
        .bind(&invoice.description)
        .bind(&invoice.reference)
        .bind(invoice.agreement.map(AgreementId::uuid))
        .bind(invoice.state.as_str())
        .bind(&invoice.reason)
        .fetch_one(&mut **session)
        .await
        .map_err(into_domain)?;
    rows::invoice(&row)
}
