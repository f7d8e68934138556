use chrono::NaiveDate;
use domain::id::{AgreementId, CustomerId, InvoiceId};
use domain::page::Page;
use domain::receivables::{
    Allocation, Invoice, InvoiceForm, InvoiceQuery, InvoiceStep, InvoiceSummary, PeriodInvoice,
    Position,
};
use domain::version::Version;
use kit::error::CallError;
use kit::services::caller;
use leptos::prelude::*;
use leptos::server_fn::codec::{GetUrl, Json};

use crate::steps::checked;

/// A page of invoices. `today` is the day where the person is, here and below.
#[server(prefix = "/fn", endpoint = "invoices/list", input = GetUrl)]
pub async fn list_invoices(
    query: InvoiceQuery,
    today: NaiveDate,
) -> Result<Page<InvoiceSummary>, CallError> {
    let caller = caller()?;
    let invoices = &caller.services.invoices;
    Ok(invoices.list(caller.actor(), &query, today).await?)
}

/// How matters stand by currency, with a customer or with all.
#[server(prefix = "/fn", endpoint = "invoices/positions", input = GetUrl)]
pub async fn positions(
    customer: Option<CustomerId>,
    today: NaiveDate,
) -> Result<Vec<Position>, CallError> {
    let caller = caller()?;
    let invoices = &caller.services.invoices;
    Ok(invoices.positions(caller.actor(), customer, today).await?)
}

/// One invoice. `id` is whatever stood in the URL.
#[server(prefix = "/fn", endpoint = "invoices/get", input = GetUrl)]
pub async fn get_invoice(id: String) -> Result<Invoice, CallError> {
    let caller = caller()?;
    let invoices = &caller.services.invoices;
    Ok(invoices.get(caller.actor(), id.parse()?).await?)
}

/// What settled an invoice. `id` is whatever stood in the URL.
#[server(prefix = "/fn", endpoint = "invoices/settled-by", input = GetUrl)]
pub async fn settled_by(id: String) -> Result<Vec<Allocation>, CallError> {
    let caller = caller()?;
    let invoices = &caller.services.invoices;
    Ok(invoices.settled_by(caller.actor(), id.parse()?).await?)
}

/// Makes a draft.
#[server(prefix = "/fn", endpoint = "invoices/create", input = Json)]
pub async fn create_invoice(customer: CustomerId, form: InvoiceForm) -> Result<Invoice, CallError> {
    let caller = caller()?;
    let invoices = &caller.services.invoices;
    Ok(invoices
        .create(caller.actor(), customer, &form.parse()?)
        .await?)
}

/// Makes the draft for the running period of a retainer, or gives the invoice that there is.
#[server(prefix = "/fn", endpoint = "invoices/bill")]
pub async fn bill_period(
    agreement: AgreementId,
    today: NaiveDate,
) -> Result<PeriodInvoice, CallError> {
    let caller = caller()?;
    let invoices = &caller.services.invoices;
    Ok(invoices.bill(caller.actor(), agreement, today).await?)
}

/// Replaces what was typed by a form that was begun from the version `seen`.
#[server(prefix = "/fn", endpoint = "invoices/edit", input = Json)]
pub async fn edit_invoice(
    id: InvoiceId,
    seen: Version,
    form: InvoiceForm,
) -> Result<Invoice, CallError> {
    let caller = caller()?;
    let invoices = &caller.services.invoices;
    Ok(invoices
        .edit(caller.actor(), id, Some(seen), &form.parse()?)
        .await?)
}

/// Sends, voids, writes off, opens again. A step may be taken twice, so it names no version.
#[server(prefix = "/fn", endpoint = "invoices/step", input = Json)]
pub async fn step_invoice(id: InvoiceId, step: InvoiceStep) -> Result<Invoice, CallError> {
    let caller = caller()?;
    let invoices = &caller.services.invoices;
    Ok(invoices
        .step(caller.actor(), id, None, checked(step)?)
        .await?)
}

/// Moves a draft or a void invoice to the trash.
#[server(prefix = "/fn", endpoint = "invoices/delete")]
pub async fn delete_invoice(id: InvoiceId) -> Result<(), CallError> {
    let caller = caller()?;
    Ok(caller.services.invoices.delete(caller.actor(), id).await?)
}

/// Takes an invoice out of the trash.
#[server(prefix = "/fn", endpoint = "invoices/restore")]
pub async fn restore_invoice(id: InvoiceId) -> Result<(), CallError> {
    let caller = caller()?;
    Ok(caller.services.invoices.restore(caller.actor(), id).await?)
}
