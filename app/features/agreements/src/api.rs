//! Server functions: each reads its input into domain types, makes one store call, and returns domain types.
#![expect(
    missing_docs,
    reason = "the macro makes undocumented struct fields of arguments; each function says what they are"
)]

use chrono::NaiveDate;
use domain::agreements::{Agreement, AgreementForm, Override, Renewed, RunningValue};
use domain::id::{AgreementId, CustomerId};
use domain::page::{Cursor, Page};
use domain::version::Version;
use kit::error::CallError;
use kit::services::caller;
use leptos::prelude::*;
use leptos::server_fn::codec::{GetUrl, Json};

/// A page of a customer's agreements.
#[server(prefix = "/fn", endpoint = "agreements/list", input = GetUrl)]
pub async fn list_agreements(
    customer: CustomerId,
    after: Option<Cursor>,
) -> Result<Page<Agreement>, CallError> {
    let caller = caller()?;
    let agreements = &caller.services.agreements;
    Ok(agreements
        .list(caller.actor(), customer, after.as_ref())
        .await?)
}

/// What a customer's running agreements are worth, by currency. `today` is the day where the person is.
#[server(prefix = "/fn", endpoint = "agreements/value", input = GetUrl)]
pub async fn value_of_agreements(
    customer: CustomerId,
    today: NaiveDate,
) -> Result<Vec<RunningValue>, CallError> {
    let caller = caller()?;
    let agreements = &caller.services.agreements;
    Ok(agreements
        .running_value(caller.actor(), Some(customer), today)
        .await?)
}

/// Makes an agreement.
#[server(prefix = "/fn", endpoint = "agreements/create", input = Json)]
pub async fn create_agreement(
    customer: CustomerId,
    form: AgreementForm,
) -> Result<Agreement, CallError> {
    let caller = caller()?;
    let agreements = &caller.services.agreements;
    Ok(agreements
        .create(caller.actor(), customer, &form.parse()?)
        .await?)
}

/// Replaces what was agreed by a form that was begun from the version `seen`.
#[server(prefix = "/fn", endpoint = "agreements/edit", input = Json)]
pub async fn edit_agreement(
    id: AgreementId,
    seen: Version,
    form: AgreementForm,
) -> Result<Agreement, CallError> {
    let caller = caller()?;
    let agreements = &caller.services.agreements;
    Ok(agreements
        .edit(caller.actor(), id, Some(seen), &form.parse()?)
        .await?)
}

/// Ends or pauses an agreement (`standing` is the word of a [`domain::agreements::Standing`]), or, without one, lets its
/// dates speak again.
#[server(prefix = "/fn", endpoint = "agreements/override")]
pub async fn override_agreement(
    id: AgreementId,
    seen: Version,
    standing: String,
    reason: String,
) -> Result<Agreement, CallError> {
    let caller = caller()?;
    let overridden = match standing.as_str() {
        "" => None,
        standing => Some(Override::parse(standing, &reason)?),
    };
    let agreements = &caller.services.agreements;
    Ok(agreements
        .set_override(caller.actor(), id, Some(seen), overridden)
        .await?)
}

/// Makes a draft that says the same.
#[server(prefix = "/fn", endpoint = "agreements/duplicate")]
pub async fn duplicate_agreement(id: AgreementId) -> Result<Agreement, CallError> {
    let caller = caller()?;
    Ok(caller
        .services
        .agreements
        .duplicate(caller.actor(), id)
        .await?)
}

/// Makes the agreement of the next period.
#[server(prefix = "/fn", endpoint = "agreements/renew")]
pub async fn renew_agreement(id: AgreementId) -> Result<Renewed, CallError> {
    let caller = caller()?;
    Ok(caller.services.agreements.renew(caller.actor(), id).await?)
}

/// Moves an agreement to the trash.
#[server(prefix = "/fn", endpoint = "agreements/delete")]
pub async fn delete_agreement(id: AgreementId) -> Result<(), CallError> {
    let caller = caller()?;
    Ok(caller
        .services
        .agreements
        .delete(caller.actor(), id)
        .await?)
}

/// Takes an agreement out of the trash.
#[server(prefix = "/fn", endpoint = "agreements/restore")]
pub async fn restore_agreement(id: AgreementId) -> Result<(), CallError> {
    let caller = caller()?;
    Ok(caller
        .services
        .agreements
        .restore(caller.actor(), id)
        .await?)
}
