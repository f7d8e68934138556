//! Customers in Postgres. Every method is one transaction as its actor.

mod bulk;
mod change;
mod read;
mod revise;
mod rows;
pub(crate) mod statements;

use async_trait::async_trait;
pub(crate) use change::may_write;
use domain::Result;
use domain::activity::ActivityEntry;
use domain::actor::Actor;
use domain::customers::{
    BulkChange, BulkOutcome, Customer, CustomerEdit, CustomerPage, CustomerQuery, CustomerStatus,
    CustomerStore, NewCustomer, Revision, SearchText, Selection, StatusChange, StatusCounts,
    TimelineFilter, TrashedCustomer, Unchanged,
};
use domain::id::CustomerId;
use domain::page::{Cursor, Page};

use crate::Db;
pub(crate) use rows::shown_changes;

/// Customers, under row-level security.
#[derive(Clone, Debug)]
pub struct Customers {
    db: Db,
}

impl Customers {
    /// The customers of `db`.
    pub const fn new(db: Db) -> Self {
        Self { db }
    }
}

#[async_trait]
impl CustomerStore for Customers {
    async fn list(&self, actor: &Actor, query: &CustomerQuery) -> Result<CustomerPage> {
        self.page(actor, query).await
    }

    async fn counts(&self, actor: &Actor, search: &SearchText) -> Result<StatusCounts> {
        self.count(actor, search).await
    }

    async fn get(&self, actor: &Actor, id: CustomerId) -> Result<Customer> {
        self.one(actor, id).await
    }

    async fn create(&self, actor: &Actor, new: NewCustomer) -> Result<Customer> {
        self.insert(actor, &new).await
    }

    async fn edit_over(
        &self,
        actor: &Actor,
        id: CustomerId,
        seen: Option<&str>,
        edit: CustomerEdit,
    ) -> Result<Customer> {
        self.apply(actor, id, seen, edit).await
    }

    async fn move_on(
        &self,
        actor: &Actor,
        id: CustomerId,
        seen: Option<CustomerStatus>,
        to: CustomerStatus,
    ) -> Result<StatusChange> {
        self.move_to_status(actor, id, seen, to).await
    }

    async fn change_all(
        &self,
        actor: &Actor,
        selection: &Selection,
        change: BulkChange,
    ) -> Result<BulkOutcome> {
        self.change_all(actor, selection, change).await
    }

    async fn revise(
        &self,
        actor: &Actor,
        id: CustomerId,
        revision: Revision,
        unchanged: Unchanged<'_>,
    ) -> Result<Customer> {
        self.change_whole(actor, id, revision, unchanged).await
    }

    async fn delete(&self, actor: &Actor, id: CustomerId) -> Result<()> {
        self.move_to_trash(actor, id).await
    }

    async fn restore(&self, actor: &Actor, id: CustomerId) -> Result<()> {
        self.take_from_trash(actor, id).await
    }

    async fn trash(&self, actor: &Actor, after: Option<&Cursor>) -> Result<Page<TrashedCustomer>> {
        self.trashed(actor, after).await
    }

    async fn put_back(
        &self,
        actor: &Actor,
        id: CustomerId,
        entry: i64,
        field: &str,
    ) -> Result<Customer> {
        self.put_field_back(actor, id, entry, field).await
    }

    async fn filtered_timeline(
        &self,
        actor: &Actor,
        id: CustomerId,
        filter: &TimelineFilter,
        after: Option<&Cursor>,
    ) -> Result<Page<ActivityEntry>> {
        self.history(actor, id, filter, after).await
    }
}
