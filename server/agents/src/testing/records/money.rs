//! What was agreed, billed and paid: nothing.

use chrono::NaiveDate;
use domain::agreements::{
    Agreement, AgreementStore, AgreementTerms, Override, Renewed, RunningValue,
};
use domain::id::{AgreementId, CustomerId, InvoiceId, PaymentId, RefundId};
use domain::page::{Cursor, Page};
use domain::receivables::{
    Allocation, DaysToPay, Invoice, InvoiceQuery, InvoiceStep, InvoiceStore, InvoiceSummary,
    InvoiceTerms, Payment, PaymentStore, PaymentTerms, PeriodInvoice, Position, Refund,
    RefundTerms, Settlement,
};
use domain::version::Version;
use domain::{Actor, Result};

use super::all;
use crate::testing::refusals::store;

store! {
    AgreementStore {
        async fn list(
            &self,
            actor: &Actor,
            _: CustomerId,
            _: Option<&Cursor>,
        ) -> Result<Page<Agreement>> {
            self.records(actor).map(|_| all(Vec::new()))
        }
    } refuses {
        get(AgreementId) -> Agreement;
        create(CustomerId, &AgreementTerms) -> Agreement;
        edit(AgreementId, Option<Version>, &AgreementTerms) -> Agreement;
        set_override(AgreementId, Option<Version>, Option<Override>) -> Agreement;
        duplicate(AgreementId) -> Agreement;
        renew(AgreementId) -> Renewed;
        delete(AgreementId) -> ();
        restore(AgreementId) -> ();
        running_value(Option<CustomerId>, NaiveDate) -> Vec<RunningValue>;
    }
}

store! {
    InvoiceStore {
        async fn list(
            &self,
            actor: &Actor,
            _: &InvoiceQuery,
            _: NaiveDate,
        ) -> Result<Page<InvoiceSummary>> {
            self.records(actor).map(|_| all(Vec::new()))
        }

        async fn positions(
            &self,
            actor: &Actor,
            _: Option<CustomerId>,
            _: NaiveDate,
        ) -> Result<Vec<Position>> {
            self.records(actor).map(|_| Vec::new())
        }
    } refuses {
        days_to_pay(CustomerId) -> DaysToPay;
        set_days_to_pay(CustomerId, DaysToPay) -> ();
        get(InvoiceId) -> Invoice;
        settled_by(InvoiceId) -> Vec<Allocation>;
        create(CustomerId, &InvoiceTerms) -> Invoice;
        bill(AgreementId, NaiveDate) -> PeriodInvoice;
        edit(InvoiceId, Option<Version>, &InvoiceTerms) -> Invoice;
        step(InvoiceId, Option<Version>, InvoiceStep) -> Invoice;
        delete(InvoiceId) -> ();
        restore(InvoiceId) -> ();
    }
}

store! {
    PaymentStore {
        async fn list(
            &self,
            actor: &Actor,
            _: CustomerId,
            _: Option<&Cursor>,
        ) -> Result<Page<Payment>> {
            self.records(actor).map(|_| all(Vec::new()))
        }
    } refuses {
        get(PaymentId) -> Payment;
        allocations(PaymentId) -> Vec<Allocation>;
        refunds(PaymentId) -> Vec<Refund>;
        create(CustomerId, &PaymentTerms, &[Settlement]) -> Payment;
        settle(PaymentId, &[Settlement]) -> Payment;
        release(PaymentId, InvoiceId) -> Payment;
        refund(PaymentId, &RefundTerms) -> Payment;
        take_back(RefundId) -> Payment;
        edit(PaymentId, Option<Version>, &PaymentTerms) -> Payment;
        delete(PaymentId) -> ();
        restore(PaymentId) -> ();
    }
}
