//! What stands around invoices: who they are from, who they are for, what they bill.

use domain::agreements::Agreement;
use domain::customers::Customer;
use domain::id::CustomerId;
use domain::page::Page;
use domain::receivables::DaysToPay;
use domain::workspaces::Workspace;
use kit::error::CallError;
use kit::services::caller;
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;

/// The latest agreements of a customer: an invoice can bill one.
#[server(prefix = "/fn", endpoint = "invoices/agreements", input = GetUrl)]
pub async fn agreements_to_bill(customer: CustomerId) -> Result<Page<Agreement>, CallError> {
    let caller = caller()?;
    let agreements = &caller.services.agreements;
    Ok(agreements.list(caller.actor(), customer, None).await?)
}

/// Who an invoice is for.
#[server(prefix = "/fn", endpoint = "invoices/customer", input = GetUrl)]
pub async fn customer_to_bill(id: CustomerId) -> Result<Customer, CallError> {
    let caller = caller()?;
    Ok(caller.services.customers.get(caller.actor(), id).await?)
}

/// How many days a customer has to pay what is invoiced from now on.
#[server(prefix = "/fn", endpoint = "invoices/days-to-pay", input = GetUrl)]
pub async fn get_days_to_pay(customer: CustomerId) -> Result<DaysToPay, CallError> {
    let caller = caller()?;
    let invoices = &caller.services.invoices;
    Ok(invoices.days_to_pay(caller.actor(), customer).await?)
}

/// Gives a customer so many days.
#[server(prefix = "/fn", endpoint = "invoices/set-days-to-pay")]
pub async fn set_days_to_pay(customer: CustomerId, days: DaysToPay) -> Result<(), CallError> {
    let caller = caller()?;
    let invoices = &caller.services.invoices;
    Ok(invoices
        .set_days_to_pay(caller.actor(), customer, days)
        .await?)
}

/// Who sends invoices: the workspace that the caller acts in.
#[server(prefix = "/fn", endpoint = "invoices/issuer", input = GetUrl)]
pub async fn issuer() -> Result<Workspace, CallError> {
    let caller = caller()?;
    Ok(caller
        .services
        .accounts
        .viewer(&caller.who)
        .await?
        .workspace)
}
