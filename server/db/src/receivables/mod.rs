//! Invoices and payments in Postgres. Every method is one transaction as its actor.

#[cfg(feature = "testing")]
pub(crate) mod explained;
mod invoices;
mod lists;
mod payments;
mod positions;
mod rows;
mod settling;
mod statements;

use async_trait::async_trait;
use chrono::NaiveDate;
use domain::Result;
use domain::actor::Actor;
use domain::id::{AgreementId, CustomerId, InvoiceId, PaymentId, RefundId};
use domain::page::{Cursor, Page};
use domain::receivables::{
    Allocation, DaysToPay, Invoice, InvoiceQuery, InvoiceStep, InvoiceStore, InvoiceSummary,
    InvoiceTerms, Payment, PaymentStore, PaymentTerms, PeriodInvoice, Position, Refund,
    RefundTerms, Settlement,
};
use domain::version::Version;

use crate::Db;

pub(crate) use positions::positions;
pub(crate) use rows::{money, number, summary};
pub(crate) use statements::summary_columns;

/// Invoices, under row-level security.
#[derive(Clone, Debug)]
pub struct Invoices {
    db: Db,
}

/// Payments, under row-level security.
#[derive(Clone, Debug)]
pub struct Payments {
    db: Db,
}

impl Invoices {
    /// The invoices of `db`.
    pub const fn new(db: Db) -> Self {
        Self { db }
    }
}

impl Payments {
    /// The payments of `db`.
    pub const fn new(db: Db) -> Self {
        Self { db }
    }
}

#[async_trait]
impl InvoiceStore for Invoices {
    async fn list(
        &self,
        actor: &Actor,
        query: &InvoiceQuery,
        today: NaiveDate,
    ) -> Result<Page<InvoiceSummary>> {
        self.page(actor, query, today).await
    }

    async fn positions(
        &self,
        actor: &Actor,
        customer: Option<CustomerId>,
        today: NaiveDate,
    ) -> Result<Vec<Position>> {
        self.sums(actor, customer, today).await
    }

    async fn days_to_pay(&self, actor: &Actor, customer: CustomerId) -> Result<DaysToPay> {
        self.read_days(actor, customer).await
    }

    async fn set_days_to_pay(
        &self,
        actor: &Actor,
        customer: CustomerId,
        days: DaysToPay,
    ) -> Result<()> {
        self.write_days(actor, customer, days).await
    }

    async fn get(&self, actor: &Actor, id: InvoiceId) -> Result<Invoice> {
        self.one(actor, id).await
    }

    async fn settled_by(&self, actor: &Actor, id: InvoiceId) -> Result<Vec<Allocation>> {
        self.allocations(actor, id).await
    }

    async fn create(
        &self,
        actor: &Actor,
        customer: CustomerId,
        terms: &InvoiceTerms,
    ) -> Result<Invoice> {
        self.make(actor, customer, terms).await
    }

    async fn bill(
        &self,
        actor: &Actor,
        agreement: AgreementId,
        today: NaiveDate,
    ) -> Result<PeriodInvoice> {
        self.make_for_period(actor, agreement, today).await
    }

    async fn edit(
        &self,
        actor: &Actor,
        id: InvoiceId,
        seen: Option<Version>,
        terms: &InvoiceTerms,
    ) -> Result<Invoice> {
        let terms = terms.clone();
        self.change(actor, id, seen, |invoice, days| invoice.revise(terms, days))
            .await
    }

    async fn step(
        &self,
        actor: &Actor,
        id: InvoiceId,
        seen: Option<Version>,
        step: InvoiceStep,
    ) -> Result<Invoice> {
        self.change(actor, id, seen, |invoice, _| invoice.take(step))
            .await
    }

    async fn delete(&self, actor: &Actor, id: InvoiceId) -> Result<()> {
        self.move_to_trash(actor, id).await
    }

    async fn restore(&self, actor: &Actor, id: InvoiceId) -> Result<()> {
        self.take_from_trash(actor, id).await
    }
}

#[async_trait]
impl PaymentStore for Payments {
    async fn list(
        &self,
        actor: &Actor,
        customer: CustomerId,
        after: Option<&Cursor>,
    ) -> Result<Page<Payment>> {
        self.page(actor, customer, after).await
    }

    async fn get(&self, actor: &Actor, id: PaymentId) -> Result<Payment> {
        self.one(actor, id).await
    }

    async fn allocations(&self, actor: &Actor, id: PaymentId) -> Result<Vec<Allocation>> {
        self.allocations_of(actor, id).await
    }

    async fn refunds(&self, actor: &Actor, id: PaymentId) -> Result<Vec<Refund>> {
        self.refunds_of(actor, id).await
    }

    async fn create(
        &self,
        actor: &Actor,
        customer: CustomerId,
        terms: &PaymentTerms,
        settlements: &[Settlement],
    ) -> Result<Payment> {
        self.make(actor, customer, terms, settlements).await
    }

    async fn settle(
        &self,
        actor: &Actor,
        id: PaymentId,
        settlements: &[Settlement],
    ) -> Result<Payment> {
        self.settle_more(actor, id, settlements).await
    }

    async fn release(&self, actor: &Actor, id: PaymentId, invoice: InvoiceId) -> Result<Payment> {
        self.take_off(actor, id, invoice).await
    }

    async fn refund(&self, actor: &Actor, id: PaymentId, terms: &RefundTerms) -> Result<Payment> {
        self.give_back(actor, id, terms).await
    }

    async fn take_back(&self, actor: &Actor, refund: RefundId) -> Result<Payment> {
        self.delete_refund(actor, refund).await
    }

    async fn edit(
        &self,
        actor: &Actor,
        id: PaymentId,
        seen: Option<Version>,
        terms: &PaymentTerms,
    ) -> Result<Payment> {
        self.change(actor, id, seen, terms).await
    }

    async fn delete(&self, actor: &Actor, id: PaymentId) -> Result<()> {
        self.move_to_trash(actor, id).await
    }

    async fn restore(&self, actor: &Actor, id: PaymentId) -> Result<()> {
        self.take_from_trash(actor, id).await
    }
}
