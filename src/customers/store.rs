use async_trait::async_trait;

use super::{
    BulkChange, BulkOutcome, Customer, CustomerEdit, CustomerPage, CustomerQuery, CustomerStatus,
    NewCustomer, Revision, SearchText, Selection, StatusChange, StatusCounts, TimelineFilter,
    TrashedCustomer, Unchanged,
};
use crate::activity::ActivityEntry;
use crate::actor::Actor;
use crate::error::Result;
use crate::id::CustomerId;
use crate::page::{Cursor, Page};

/// Where customers are kept. Every call sees and changes what its actor may, and nothing else;
/// what the actor may not see is [`crate::Error::NotFound`].
#[async_trait]
pub trait CustomerStore: Send + Sync {
    /// A page of at most [`CustomerQuery::PAGE`] customers.
    async fn list(&self, actor: &Actor, query: &CustomerQuery) -> Result<CustomerPage>;
    /// How many customers match `search`, by status.
    async fn counts(&self, actor: &Actor, search: &SearchText) -> Result<StatusCounts>;
    /// One customer.
    async fn get(&self, actor: &Actor, id: CustomerId) -> Result<Customer>;
    /// Makes a customer owned by the actor, private in the beginning.
    async fn create(&self, actor: &Actor, new: NewCustomer) -> Result<Customer>;
    /// Changes name or info; edits of one customer queue behind each other. `seen` is what its maker saw before:
    /// [`crate::Error::Overtaken`] when somebody was faster.
    async fn edit_over(
        &self,
        actor: &Actor,
        id: CustomerId,
        seen: Option<&str>,
        edit: CustomerEdit,
    ) -> Result<Customer>;
    /// Changes name or info, whatever it said before.
    async fn edit(&self, actor: &Actor, id: CustomerId, edit: CustomerEdit) -> Result<Customer> {
        self.edit_over(actor, id, None, edit).await
    }
    /// Moves a customer to another status and says where it came from. `seen` as in [`CustomerStore::edit_over`].
    async fn move_on(
        &self,
        actor: &Actor,
        id: CustomerId,
        seen: Option<CustomerStatus>,
        to: CustomerStatus,
    ) -> Result<StatusChange>;
    /// Moves a customer to another status, wherever it stood.
    async fn set_status(
        &self,
        actor: &Actor,
        id: CustomerId,
        to: CustomerStatus,
    ) -> Result<StatusChange> {
        self.move_on(actor, id, None, to).await
    }
    /// Changes many customers at once and says how to take it back.
    async fn change_all(
        &self,
        actor: &Actor,
        selection: &Selection,
        change: BulkChange,
    ) -> Result<BulkOutcome>;
    /// Changes a customer as a whole, if it is still what the caller knows: nobody's change comes in between.
    /// [`crate::Error::Stale`] otherwise.
    async fn revise(
        &self,
        actor: &Actor,
        id: CustomerId,
        revision: Revision,
        unchanged: Unchanged<'_>,
    ) -> Result<Customer>;
    /// Moves a customer to the trash.
    async fn delete(&self, actor: &Actor, id: CustomerId) -> Result<()>;
    /// Takes a customer out of the trash.
    async fn restore(&self, actor: &Actor, id: CustomerId) -> Result<()>;
    /// The trash, last deleted first.
    async fn trash(&self, actor: &Actor, after: Option<&Cursor>) -> Result<Page<TrashedCustomer>>;
    /// Gives a field the value that it had before an entry of the timeline.
    async fn put_back(
        &self,
        actor: &Actor,
        id: CustomerId,
        entry: i64,
        field: &str,
    ) -> Result<Customer>;
    /// What happened to a customer, latest first, as far as the filter shows it.
    async fn filtered_timeline(
        &self,
        actor: &Actor,
        id: CustomerId,
        filter: &TimelineFilter,
        after: Option<&Cursor>,
    ) -> Result<Page<ActivityEntry>>;
    /// Everything that happened to a customer, latest first.
    async fn timeline(
        &self,
        actor: &Actor,
        id: CustomerId,
        after: Option<&Cursor>,
    ) -> Result<Page<ActivityEntry>> {
        let everything = TimelineFilter::default();
        self.filtered_timeline(actor, id, &everything, after).await
    }
}
