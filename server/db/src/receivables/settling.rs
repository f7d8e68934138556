//! Payments settle invoices, are taken off them, and are given back.

use std::collections::HashMap;

use domain::actor::Actor;
use domain::id::{InvoiceId, PaymentId, RefundId};
use domain::receivables::{Invoice, Payment, RefundTerms, Settlement};
use domain::{Error, Result};
use rust_decimal::Decimal;
use uuid::Uuid;

use super::payments::{locked, read};
use super::statements::SOME;
use super::{Payments, rows};
use crate::customers::may_write;
use crate::errors::into_domain;
use crate::records::{self, lock_customer_of};
use crate::session::Session;

const LOCK_CUSTOMER_OF_REFUND: &str = lock_customer_of!("payment_refunds");

impl Payments {
    pub(super) async fn settle_more(
        &self,
        actor: &Actor,
        id: PaymentId,
        settlements: &[Settlement],
    ) -> Result<Payment> {
        may_write(actor)?;
        let mut session = self.db.begin(actor).await?;
        let mut payment = locked(&mut session, actor, id).await?;
        settle(&mut session, actor, &mut payment, settlements).await?;
        let payment = read(&mut session, actor, id).await?;
        session.commit().await.map_err(into_domain)?;
        Ok(payment)
    }

    pub(super) async fn take_off(
        &self,
        actor: &Actor,
        id: PaymentId,
        invoice: InvoiceId,
    ) -> Result<Payment> {
        may_write(actor)?;
        let mut session = self.db.begin(actor).await?;
        locked(&mut session, actor, id).await?;
        let done = sqlx::query(
            "delete from payment_allocations where payment_id = $1 and workspace_id = $2 and invoice_id = $3",
        )
        .bind(id.uuid())
        .bind(actor.workspace.uuid())
        .bind(invoice.uuid())
        .execute(&mut *session)
        .await
        .map_err(into_domain)?;
        records::found(done.rows_affected())?;
        let payment = read(&mut session, actor, id).await?;
        session.commit().await.map_err(into_domain)?;
        Ok(payment)
    }

    pub(super) async fn give_back(
        &self,
        actor: &Actor,
        id: PaymentId,
        terms: &RefundTerms,
    ) -> Result<Payment> {
        may_write(actor)?;
        let mut session = self.db.begin(actor).await?;
        let mut payment = locked(&mut session, actor, id).await?;
        payment.refund(terms)?;
        sqlx::query(
            "insert into payment_refunds (id, customer_id, payment_id, date, currency, amount, reference) \
             values ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(Uuid::now_v7())
        .bind(payment.customer.uuid())
        .bind(id.uuid())
        .bind(terms.date)
        .bind(terms.amount.currency().code())
        .bind(terms.amount.amount())
        .bind(&terms.reference)
        .execute(&mut *session)
        .await
        .map_err(into_domain)?;
        let payment = read(&mut session, actor, id).await?;
        session.commit().await.map_err(into_domain)?;
        Ok(payment)
    }

    pub(super) async fn delete_refund(&self, actor: &Actor, refund: RefundId) -> Result<Payment> {
        may_write(actor)?;
        let mut session = self.db.begin(actor).await?;
        records::lock(&mut session, actor, LOCK_CUSTOMER_OF_REFUND, refund.uuid()).await?;
        let payment: Uuid = sqlx::query_scalar(
            "delete from payment_refunds where id = $1 and workspace_id = $2 returning payment_id",
        )
        .bind(refund.uuid())
        .bind(actor.workspace.uuid())
        .fetch_one(&mut *session)
        .await
        .map_err(into_domain)?;
        let payment = read(&mut session, actor, PaymentId::new(payment)).await?;
        session.commit().await.map_err(into_domain)?;
        Ok(payment)
    }
}

/// Applies the rule of `domain` to each invoice in turn, then writes all. The customer is locked, so nothing that is read
/// here changes before it is written.
pub(super) async fn settle(
    session: &mut Session,
    actor: &Actor,
    payment: &mut Payment,
    settlements: &[Settlement],
) -> Result<()> {
    if settlements.len() > Payment::MAX_SETTLEMENTS {
        return Err(Error::invalid(
            "settlements",
            "Settle at most 200 invoices at once.",
        ));
    }
    let mut invoices = invoices(session, actor, payment, settlements).await?;
    for settlement in settlements {
        let invoice = invoices
            .get_mut(&settlement.invoice)
            .ok_or_else(|| Error::invalid("settlements", "Choose invoices of this customer."))?;
        payment.settle(invoice, settlement.amount)?;
    }
    let ids: Vec<Uuid> = settlements.iter().map(|_| Uuid::now_v7()).collect();
    let of: Vec<Uuid> = settlements.iter().map(|one| one.invoice.uuid()).collect();
    let amounts: Vec<Decimal> = settlements.iter().map(|one| one.amount.amount()).collect();
    sqlx::query(
        "insert into payment_allocations (id, customer_id, payment_id, currency, invoice_id, amount) \
         select one.id, $1, $2, $3, one.invoice, one.amount \
         from unnest($4::uuid[], $5::uuid[], $6::numeric[]) one (id, invoice, amount)",
    )
    .bind(payment.customer.uuid())
    .bind(payment.id.uuid())
    .bind(payment.terms.amount.currency().code())
    .bind(ids)
    .bind(of)
    .bind(amounts)
    .execute(&mut **session)
    .await
    .map_err(into_domain)?;
    Ok(())
}

async fn invoices(
    session: &mut Session,
    actor: &Actor,
    payment: &Payment,
    settlements: &[Settlement],
) -> Result<HashMap<InvoiceId, Invoice>> {
    let ids: Vec<Uuid> = settlements.iter().map(|one| one.invoice.uuid()).collect();
    let rows = sqlx::query(SOME)
        .bind(ids)
        .bind(actor.workspace.uuid())
        .bind(payment.customer.uuid())
        .fetch_all(&mut **session)
        .await
        .map_err(into_domain)?;
    let invoices = rows.iter().map(rows::invoice);
    invoices
        .map(|invoice| invoice.map(|invoice| (invoice.id, invoice)))
        .collect()
}
