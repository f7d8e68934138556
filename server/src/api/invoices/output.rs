//! Invoices as replies show them.

use axum::http::StatusCode;
use axum::response::Response;
use chrono::{DateTime, NaiveDate, Utc};
use domain::id::AgreementId;
use domain::receivables::{Allocation, Invoice, InvoiceForm, InvoiceSummary, LineForm};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::status_schema;
use crate::api::money::amount;
use crate::api::reply::{located, versioned};
use crate::api::today;

/// An invoice. All of it is in one currency.
#[derive(Serialize, ToSchema)]
#[schema(as = Invoice)]
pub(in crate::api) struct InvoiceBody {
    /// Its id.
    id: Uuid,
    /// Who owes it.
    customer: Uuid,
    /// Its number.
    number: String,
    /// Its date.
    date: NaiveDate,
    /// The last day to pay it without being late.
    due_on: NaiveDate,
    /// Where it stands today.
    #[schema(schema_with = status_schema)]
    status: &'static str,
    /// Why it was voided or written off; may be empty.
    reason: String,
    /// The three letters of the currency.
    currency: &'static str,
    /// The amount before tax; null where there are lines.
    amount: Option<String>,
    /// Its lines; empty for one amount.
    lines: Vec<LineBody>,
    /// Tax in percent.
    tax_rate: String,
    /// The sum before tax.
    net: String,
    /// The tax.
    tax: String,
    /// What is asked for.
    total: String,
    /// What payments have settled.
    settled: String,
    /// What is still to be paid.
    open: String,
    /// What it is about; may be empty.
    description: String,
    /// What the customer calls it; may be empty.
    reference: String,
    /// The agreement that it bills.
    agreement: Option<Uuid>,
    /// The first day of the period that it bills, if it was made from a retainer.
    period_from: Option<NaiveDate>,
    /// The day of the payment that settled the last of it.
    paid_on: Option<NaiveDate>,
    /// When it was made.
    created_at: DateTime<Utc>,
    /// When it last changed.
    updated_at: DateTime<Utc>,
}

/// One line of an invoice.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Line)]
pub(super) struct LineBody {
    /// What was done.
    #[serde(default)]
    #[schema(example = "Advice", max_length = 200)]
    pub(super) description: String,
    /// How much of it; one when left out.
    #[serde(default)]
    #[schema(example = "1.5")]
    pub(super) quantity: String,
    /// The price of one; less than nothing for a discount.
    #[schema(example = "100.00")]
    pub(super) unit_price: String,
}

/// An invoice as a list shows it.
#[derive(Serialize, ToSchema)]
#[schema(as = InvoiceSummary)]
pub(super) struct SummaryBody {
    /// Its id.
    id: Uuid,
    /// Who owes it.
    customer: Uuid,
    /// Their name.
    customer_name: String,
    /// Its number.
    number: String,
    /// Its date.
    date: NaiveDate,
    /// The last day to pay it without being late.
    due_on: NaiveDate,
    /// Where it stands today.
    #[schema(schema_with = status_schema)]
    status: &'static str,
    /// Days since it was due; null while it is not overdue.
    days_overdue: Option<u32>,
    /// The beginning of what it is about; may be empty.
    description: String,
    /// The three letters of the currency.
    currency: &'static str,
    /// What is asked for.
    total: String,
    /// What payments have settled.
    settled: String,
    /// What is still to be paid.
    open: String,
}

/// The part of a payment that settles an invoice, or some of it.
#[derive(Serialize, ToSchema)]
#[schema(as = Allocation)]
pub(in crate::api) struct AllocationBody {
    /// Of which payment.
    payment: Uuid,
    /// When that arrived.
    paid_on: NaiveDate,
    /// Which invoice.
    invoice: Uuid,
    /// Its number.
    invoice_number: String,
    /// How much.
    amount: String,
    /// The three letters of the currency.
    currency: &'static str,
}

/// At most 200 allocations.
#[derive(Serialize, ToSchema)]
pub(in crate::api) struct AllocationList {
    /// The allocations.
    items: Vec<AllocationBody>,
}

/// A reply with this invoice and its tag.
pub(in crate::api) fn reply(status: StatusCode, invoice: Invoice) -> Response {
    versioned(status, invoice.version(), InvoiceBody::from(invoice))
}

/// A reply with an invoice that was just made.
pub(in crate::api) fn made(invoice: Invoice) -> Response {
    let location = format!("/api/v1/invoices/{}", invoice.id);
    located(reply(StatusCode::CREATED, invoice), &location)
}

impl From<Invoice> for InvoiceBody {
    fn from(invoice: Invoice) -> Self {
        let (form, balance, charges) = (
            InvoiceForm::from(&invoice),
            invoice.balance(),
            &invoice.charges,
        );
        Self {
            id: invoice.id.uuid(),
            customer: invoice.customer.uuid(),
            number: form.number,
            date: invoice.date,
            due_on: invoice.due_on,
            status: balance.status(today()).as_str(),
            reason: invoice.reason,
            currency: charges.currency().code(),
            amount: form.lines.is_empty().then(|| amount(charges.net())),
            lines: form.lines.into_iter().map(LineBody::from).collect(),
            tax_rate: form.tax_rate,
            net: amount(charges.net()),
            tax: amount(charges.tax()),
            total: amount(charges.total()),
            settled: amount(invoice.settled),
            open: amount(balance.open()),
            description: form.description,
            reference: form.reference,
            agreement: invoice.agreement.map(AgreementId::uuid),
            period_from: invoice.period_from,
            paid_on: invoice.paid_on,
            created_at: invoice.created_at,
            updated_at: invoice.updated_at,
        }
    }
}

impl From<LineForm> for LineBody {
    fn from(line: LineForm) -> Self {
        Self {
            description: line.description,
            quantity: line.quantity,
            unit_price: line.unit_price,
        }
    }
}

impl From<InvoiceSummary> for SummaryBody {
    fn from(invoice: InvoiceSummary) -> Self {
        let balance = invoice.balance;
        Self {
            id: invoice.id.uuid(),
            customer: invoice.customer.uuid(),
            customer_name: invoice.customer_name,
            number: invoice.number.into(),
            date: invoice.date,
            due_on: balance.due_on,
            status: balance.status(today()).as_str(),
            days_overdue: balance.days_overdue(today()),
            description: invoice.description,
            currency: balance.total.currency().code(),
            total: amount(balance.total),
            settled: amount(balance.settled),
            open: amount(balance.open()),
        }
    }
}

impl From<Allocation> for AllocationBody {
    fn from(allocation: Allocation) -> Self {
        Self {
            payment: allocation.payment.uuid(),
            paid_on: allocation.paid_on,
            invoice: allocation.invoice.uuid(),
            invoice_number: allocation.invoice_number.into(),
            amount: amount(allocation.amount),
            currency: allocation.amount.currency().code(),
        }
    }
}

impl From<Vec<Allocation>> for AllocationList {
    fn from(allocations: Vec<Allocation>) -> Self {
        Self {
            items: allocations.into_iter().map(Into::into).collect(),
        }
    }
}
