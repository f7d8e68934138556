//! The server functions behind changes, loaded when the first change is made: reading needs none of them.

use domain::customers::{BulkChange, BulkOutcome, Customer, Selection};
use domain::id::CustomerId;
use domain::trash::TrashedRecord;
use kit::Asking;

use crate::actions::PutBack;
use crate::api::{change_customers, delete_customer, get_customer, restore_customer};
use crate::outbox::{Change, Item, Sent, send};
use crate::palette::forget_visit;
use crate::timeline_api::put_back;
use crate::trash_api::restore_record;

/// What can be asked of the server.
#[derive(Clone, Copy)]
pub(crate) struct Calls {
    /// Sends a change of the outbox.
    pub(crate) send: fn(Change) -> Asking<Sent>,
    /// What pages before this one left unsent.
    pub(crate) unsent: fn() -> Vec<Item>,
    /// Changes many customers.
    pub(crate) change_all: fn(Selection, BulkChange) -> Asking<BulkOutcome>,
    /// Moves a customer to the trash.
    pub(crate) delete: fn(CustomerId) -> Asking<()>,
    /// Takes a customer out of the trash, and answers it.
    pub(crate) restore: fn(CustomerId) -> Asking<Option<Customer>>,
    /// Takes any other record out of the trash.
    pub(crate) restore_record: fn(&TrashedRecord) -> Asking<()>,
    /// Gives a field the value that it had before an entry of the timeline.
    pub(crate) put_back: fn(PutBack) -> Asking<Option<i64>>,
}

kit::part! {
    /// Loads them.
    in changes: pub(crate) fn calls() -> Calls = CALLS;
}

const CALLS: Calls = Calls {
    send: |change| Box::pin(send(change)),
    unsent: Item::kept,
    change_all: |selection, change| Box::pin(change_customers(selection, change)),
    delete: |id| {
        Box::pin(async move {
            delete_customer(id.to_string()).await?;
            forget_visit(id);
            Ok(())
        })
    },
    restore: |id| {
        Box::pin(async move {
            restore_customer(id.to_string()).await?;
            Ok(get_customer(id.to_string()).await.ok())
        })
    },
    restore_record: |record| Box::pin(restore_record(record.kind, record.id.to_string())),
    put_back: |back| Box::pin(put_back(back.entity, back.id, back.entry, back.field)),
};
