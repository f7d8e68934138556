use async_trait::async_trait;
use chrono::NaiveDate;

use super::{
    Allocation, DaysToPay, Invoice, InvoiceQuery, InvoiceStep, InvoiceSummary, InvoiceTerms,
    Payment, PaymentTerms, PeriodInvoice, Position, Refund, RefundTerms, Settlement,
};
use crate::actor::Actor;
use crate::error::Result;
use crate::id::{AgreementId, CustomerId, InvoiceId, PaymentId, RefundId};
use crate::page::{Cursor, Page};
use crate::version::Version;

/// Where invoices are kept. Every call sees and changes what its actor may, and nothing else; what the actor may not
/// see is [`crate::Error::NotFound`]. `seen` is the version that a change was made from: [`crate::Error::Stale`] when
/// somebody was faster.
#[async_trait]
pub trait InvoiceStore: Send + Sync {
    /// A page of invoices, of a customer or of all. A search for a number finds none of a customer that is not there.
    async fn list(
        &self,
        actor: &Actor,
        query: &InvoiceQuery,
        today: NaiveDate,
    ) -> Result<Page<InvoiceSummary>>;
    /// How matters stand on a day, by currency: with a customer, or with all.
    async fn positions(
        &self,
        actor: &Actor,
        customer: Option<CustomerId>,
        today: NaiveDate,
    ) -> Result<Vec<Position>>;
    /// The days that a customer has to pay what is invoiced from now on.
    async fn days_to_pay(&self, actor: &Actor, customer: CustomerId) -> Result<DaysToPay>;
    /// Gives a customer so many days.
    async fn set_days_to_pay(
        &self,
        actor: &Actor,
        customer: CustomerId,
        days: DaysToPay,
    ) -> Result<()>;
    /// One invoice.
    async fn get(&self, actor: &Actor, id: InvoiceId) -> Result<Invoice>;
    /// What settled an invoice, the earliest payment first; at most 200.
    async fn settled_by(&self, actor: &Actor, id: InvoiceId) -> Result<Vec<Allocation>>;
    /// Makes a draft, with the next number of its year unless it has one.
    async fn create(
        &self,
        actor: &Actor,
        customer: CustomerId,
        terms: &InvoiceTerms,
    ) -> Result<Invoice>;
    /// Makes the draft for the period of a retainer that a day lies in, or gives the invoice that there is.
    async fn bill(
        &self,
        actor: &Actor,
        agreement: AgreementId,
        today: NaiveDate,
    ) -> Result<PeriodInvoice>;
    /// Replaces what was typed.
    async fn edit(
        &self,
        actor: &Actor,
        id: InvoiceId,
        seen: Option<Version>,
        terms: &InvoiceTerms,
    ) -> Result<Invoice>;
    /// Sends, voids, writes off, opens again.
    async fn step(
        &self,
        actor: &Actor,
        id: InvoiceId,
        seen: Option<Version>,
        step: InvoiceStep,
    ) -> Result<Invoice>;
    /// Moves a draft or a void invoice to the trash.
    async fn delete(&self, actor: &Actor, id: InvoiceId) -> Result<()>;
    /// Takes an invoice out of the trash.
    async fn restore(&self, actor: &Actor, id: InvoiceId) -> Result<()>;
}

/// Where payments are kept, in the same way.
#[async_trait]
pub trait PaymentStore: Send + Sync {
    /// The payments of a customer, the latest first.
    async fn list(
        &self,
        actor: &Actor,
        customer: CustomerId,
        after: Option<&Cursor>,
    ) -> Result<Page<Payment>>;
    /// One payment.
    async fn get(&self, actor: &Actor, id: PaymentId) -> Result<Payment>;
    /// What a payment settled, in the order of the invoices' numbers; at most 200.
    async fn allocations(&self, actor: &Actor, id: PaymentId) -> Result<Vec<Allocation>>;
    /// What was given back of a payment, the latest first; at most 200.
    async fn refunds(&self, actor: &Actor, id: PaymentId) -> Result<Vec<Refund>>;
    /// Makes a payment that settles invoices: all of them, or nothing is made.
    async fn create(
        &self,
        actor: &Actor,
        customer: CustomerId,
        terms: &PaymentTerms,
        settlements: &[Settlement],
    ) -> Result<Payment>;
    /// Settles more invoices, or more of them, with what is left: all of them, or nothing is settled.
    async fn settle(
        &self,
        actor: &Actor,
        id: PaymentId,
        settlements: &[Settlement],
    ) -> Result<Payment>;
    /// Takes a payment off an invoice; what it settled is left again.
    async fn release(&self, actor: &Actor, id: PaymentId, invoice: InvoiceId) -> Result<Payment>;
    /// Gives some of what is left back.
    async fn refund(&self, actor: &Actor, id: PaymentId, terms: &RefundTerms) -> Result<Payment>;
    /// Deletes a refund that never was.
    async fn take_back(&self, actor: &Actor, refund: RefundId) -> Result<Payment>;
    /// Replaces what was typed.
    async fn edit(
        &self,
        actor: &Actor,
        id: PaymentId,
        seen: Option<Version>,
        terms: &PaymentTerms,
    ) -> Result<Payment>;
    /// Takes a payment off its invoices and moves it to the trash.
    async fn delete(&self, actor: &Actor, id: PaymentId) -> Result<()>;
    /// Takes a payment out of the trash, with all of it left.
    async fn restore(&self, actor: &Actor, id: PaymentId) -> Result<()>;
}
