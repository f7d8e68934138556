use chrono::NaiveDate;
use domain::agreements::Agreement;
use domain::customers::Customer;
use domain::id::{CustomerId, PaymentId};
use domain::page::{Cursor, Page};
use domain::receivables::{
    Allocation, DaysToPay, Invoice, InvoiceQuery, InvoiceSummary, Payment, Position, Refund,
};
use domain::workspaces::Workspace;
use kit::Query;

use crate::api;

/// A page of invoices, as they stand on a day.
pub(crate) const INVOICES: Query<(InvoiceQuery, NaiveDate), Page<InvoiceSummary>> =
    Query::new("invoices", |(query, today)| {
        Box::pin(api::list_invoices(query, today))
    });

/// How matters stand on a day, with a customer or with all.
pub(crate) const POSITIONS: Query<(Option<CustomerId>, NaiveDate), Vec<Position>> =
    Query::new("positions", |(customer, today)| {
        Box::pin(api::positions(customer, today))
    });

/// One invoice, by what stood in the address.
pub(crate) const INVOICE: Query<String, Invoice> =
    Query::new("invoice", |id| Box::pin(api::get_invoice(id)));

/// What settled an invoice, by what stood in the address.
pub(crate) const SETTLED_BY: Query<String, Vec<Allocation>> =
    Query::new("invoice-settled-by", |id| Box::pin(api::settled_by(id)));

/// A page of a customer's payments.
pub(crate) const PAYMENTS: Query<(CustomerId, Option<Cursor>), Page<Payment>> =
    Query::new("payments", |(customer, after)| {
        Box::pin(api::list_payments(customer, after))
    });

/// What a payment settled.
pub(crate) const ALLOCATIONS: Query<PaymentId, Vec<Allocation>> =
    Query::new("payment-allocations", |id| {
        Box::pin(api::allocations_of(id))
    });

/// What was given back of a payment.
pub(crate) const REFUNDS: Query<PaymentId, Vec<Refund>> =
    Query::new("payment-refunds", |id| Box::pin(api::refunds_of(id)));

/// The latest agreements of a customer.
pub(crate) const AGREEMENTS: Query<CustomerId, Page<Agreement>> =
    Query::new("agreements-to-bill", |customer| {
        Box::pin(api::agreements_to_bill(customer))
    });

/// How many days a customer has to pay.
pub(crate) const DAYS_TO_PAY: Query<CustomerId, DaysToPay> =
    Query::new("days-to-pay", |customer| {
        Box::pin(api::get_days_to_pay(customer))
    });

/// Who an invoice is for.
pub(crate) const CUSTOMER: Query<CustomerId, Customer> =
    Query::new("customer-to-bill", |id| Box::pin(api::customer_to_bill(id)));

/// Who sends invoices.
pub(crate) const ISSUER: Query<(), Workspace> = Query::new("issuer", |()| Box::pin(api::issuer()));
