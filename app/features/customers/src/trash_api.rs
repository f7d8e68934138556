//! Server functions of the trash of records: each reads its input into domain types, makes one store call, and returns what
//! it answered.
#![expect(
    missing_docs,
    reason = "the macro makes undocumented struct fields of arguments; each function says what they are"
)]

use domain::page::{Cursor, Page};
use domain::trash::{TrashedKind, TrashedRecord};
use kit::error::CallError;
use kit::services::caller;
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;

/// A page of what was deleted besides customers.
#[server(prefix = "/fn", endpoint = "trash/records", input = GetUrl)]
pub async fn list_trashed_records(after: Option<Cursor>) -> Result<Page<TrashedRecord>, CallError> {
    let caller = caller()?;
    let trash = &caller.services.trash;
    Ok(trash.records(caller.actor(), after.as_ref()).await?)
}

/// Takes a record out of the trash, by the rules of its own store.
#[server(prefix = "/fn", endpoint = "trash/restore")]
pub async fn restore_record(kind: TrashedKind, id: String) -> Result<(), CallError> {
    let caller = caller()?;
    let (actor, stores) = (caller.actor(), &caller.services);
    Ok(match kind {
        TrashedKind::Agreement => stores.agreements.restore(actor, id.parse()?).await,
        TrashedKind::Invoice => stores.invoices.restore(actor, id.parse()?).await,
        TrashedKind::Payment => stores.payments.restore(actor, id.parse()?).await,
        TrashedKind::Project => stores.projects.restore(actor, id.parse()?).await,
        TrashedKind::Artifact => stores.artifacts.restore(actor, id.parse()?).await,
        TrashedKind::Event => stores.events.restore(actor, id.parse()?).await,
        TrashedKind::Piece => stores.portfolio.restore(actor, id.parse()?).await,
    }?)
}
