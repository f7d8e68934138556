use domain::id::{CustomerId, InvoiceId, PaymentId, RefundId};
use domain::money::Currency;
use domain::page::{Cursor, Page};
use domain::receivables::{Allocation, Payment, PaymentForm, Refund, RefundForm, SettlementForm};
use domain::version::Version;
use kit::error::CallError;
use kit::services::caller;
use leptos::prelude::*;
use leptos::server_fn::codec::{GetUrl, Json};

/// A page of a customer's payments.
#[server(prefix = "/fn", endpoint = "payments/list", input = GetUrl)]
pub async fn list_payments(
    customer: CustomerId,
    after: Option<Cursor>,
) -> Result<Page<Payment>, CallError> {
    let caller = caller()?;
    let payments = &caller.services.payments;
    Ok(payments
        .list(caller.actor(), customer, after.as_ref())
        .await?)
}

/// What a payment settled.
#[server(prefix = "/fn", endpoint = "payments/allocations", input = GetUrl)]
pub async fn allocations_of(id: PaymentId) -> Result<Vec<Allocation>, CallError> {
    let caller = caller()?;
    let payments = &caller.services.payments;
    Ok(payments.allocations(caller.actor(), id).await?)
}

/// What was given back of a payment.
#[server(prefix = "/fn", endpoint = "payments/refunds", input = GetUrl)]
pub async fn refunds_of(id: PaymentId) -> Result<Vec<Refund>, CallError> {
    let caller = caller()?;
    Ok(caller.services.payments.refunds(caller.actor(), id).await?)
}

/// Makes a payment that settles invoices.
#[server(prefix = "/fn", endpoint = "payments/create", input = Json)]
pub async fn create_payment(customer: CustomerId, form: PaymentForm) -> Result<Payment, CallError> {
    let caller = caller()?;
    let payments = &caller.services.payments;
    let (terms, settlements) = form.parse()?;
    Ok(payments
        .create(caller.actor(), customer, &terms, &settlements)
        .await?)
}

/// Settles invoices with what is left of a payment in this currency.
#[server(prefix = "/fn", endpoint = "payments/settle", input = Json)]
pub async fn settle_payment(
    id: PaymentId,
    currency: Currency,
    settlements: Vec<SettlementForm>,
) -> Result<Payment, CallError> {
    let caller = caller()?;
    let payments = &caller.services.payments;
    let settlements = SettlementForm::parse_all(&settlements, currency)?;
    Ok(payments.settle(caller.actor(), id, &settlements).await?)
}

/// Takes a payment off an invoice.
#[server(prefix = "/fn", endpoint = "payments/release")]
pub async fn release_payment(id: PaymentId, invoice: InvoiceId) -> Result<Payment, CallError> {
    let caller = caller()?;
    let payments = &caller.services.payments;
    Ok(payments.release(caller.actor(), id, invoice).await?)
}

/// Gives some of what is left back.
#[server(prefix = "/fn", endpoint = "payments/refund", input = Json)]
pub async fn refund_payment(id: PaymentId, form: RefundForm) -> Result<Payment, CallError> {
    let caller = caller()?;
    let payments = &caller.services.payments;
    Ok(payments.refund(caller.actor(), id, &form.parse()?).await?)
}

/// Deletes a refund that never was.
#[server(prefix = "/fn", endpoint = "payments/take-back")]
pub async fn take_back_refund(refund: RefundId) -> Result<Payment, CallError> {
    let caller = caller()?;
    let payments = &caller.services.payments;
    Ok(payments.take_back(caller.actor(), refund).await?)
}

/// Replaces what was typed by a form that was begun from the version `seen`; what it settles stays.
#[server(prefix = "/fn", endpoint = "payments/edit", input = Json)]
pub async fn edit_payment(
    id: PaymentId,
    seen: Version,
    form: PaymentForm,
) -> Result<Payment, CallError> {
    let caller = caller()?;
    let payments = &caller.services.payments;
    let (terms, _) = form.parse()?;
    Ok(payments
        .edit(caller.actor(), id, Some(seen), &terms)
        .await?)
}

/// Takes a payment off its invoices and moves it to the trash.
#[server(prefix = "/fn", endpoint = "payments/delete")]
pub async fn delete_payment(id: PaymentId) -> Result<(), CallError> {
    let caller = caller()?;
    Ok(caller.services.payments.delete(caller.actor(), id).await?)
}

/// Takes a payment out of the trash, with all of it left.
#[server(prefix = "/fn", endpoint = "payments/restore")]
pub async fn restore_payment(id: PaymentId) -> Result<(), CallError> {
    let caller = caller()?;
    Ok(caller.services.payments.restore(caller.actor(), id).await?)
}
