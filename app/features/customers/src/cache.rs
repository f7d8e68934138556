//! The one place that knows which queries hold a customer, so that a change shows everywhere at once.

use domain::activity::ActivityEntry;
use domain::customers::{
    Customer, CustomerPage, CustomerQuery, CustomerStatus, CustomerSummary, TimelineFilter,
};
use domain::id::CustomerId;
use domain::page::{Cursor, Page};
use kit::error::CallError;
use leptos::prelude::*;
use leptos_fetch::QueryClient;

use crate::api::{count_customers, customer_timeline, get_customer, list_customers, list_trash};

/// What was scrolled into view so far. Lives above the pages, so that Back finds the list as it was.
#[derive(Debug, Clone, Default)]
pub struct ListState {
    /// What the list shows.
    pub query: CustomerQuery,
    /// The pages after the first one.
    pub more: Vec<CustomerPage>,
}

/// The cached customers.
#[derive(Clone, Copy)]
pub struct CustomerCache {
    client: QueryClient,
    list: RwSignal<ListState>,
}

/// Puts the list state above all pages. Call once, at the root.
pub fn provide_customer_cache() {
    provide_context(RwSignal::new(ListState::default()));
}

/// The cached customers.
pub fn use_customer_cache() -> CustomerCache {
    CustomerCache {
        client: expect_context(),
        list: expect_context(),
    }
}

impl CustomerCache {
    /// What was scrolled into view so far.
    pub const fn list(self) -> RwSignal<ListState> {
        self.list
    }

    /// Changes a customer in everything on screen, before the server has answered.
    pub fn patch(
        self,
        id: CustomerId,
        summary: impl Fn(&mut CustomerSummary),
        detail: impl Fn(&mut Customer),
    ) {
        self.in_lists(|page| {
            page.page
                .items
                .iter_mut()
                .filter(|row| row.id == id)
                .for_each(&summary);
        });
        self.client
            .update_query(get_customer, id.to_string(), |cached| {
                if let Some(Ok(customer)) = cached {
                    detail(customer);
                }
            });
    }

    /// Takes a customer out of every list on screen, before the server has answered.
    pub fn hide(self, id: CustomerId) {
        self.in_lists(|page| page.page.items.retain(|row| row.id != id));
    }

    /// Shows what the server answered to a change of one customer.
    pub fn replace(self, customer: Customer) {
        let id = customer.id.to_string();
        self.client
            .set_query(get_customer, id.clone(), Ok(customer));
        self.refresh_timeline(id);
        self.refresh_lists();
    }

    /// Fetches a customer anew behind what is shown.
    pub fn refresh(self, id: CustomerId) {
        self.refresh_one(id);
        self.refresh_lists();
    }

    /// The same, but not the lists: who changed many fetches those once.
    pub fn refresh_one(self, id: CustomerId) {
        self.client.invalidate_query(get_customer, id.to_string());
        self.refresh_timeline(id.to_string());
    }

    /// Moves a customer to the head of its new column, before the server has answered.
    pub fn move_on_board(self, id: CustomerId, to: CustomerStatus) {
        let columns = self.columns();
        let moved = columns.iter().find_map(|query| {
            let mut moved = None;
            self.client
                .update_query(list_customers, query.clone(), |cached| {
                    if let (Some(Ok(page)), true) = (cached, query.status != Some(to)) {
                        let rows = &mut page.page.items;
                        let place = rows.iter().position(|row| row.id == id);
                        moved = place.map(|place| rows.remove(place));
                    }
                });
            moved
        });
        let (Some(row), Some(column)) = (
            moved,
            columns.into_iter().find(|query| query.status == Some(to)),
        ) else {
            return;
        };
        self.client.update_query(list_customers, column, |cached| {
            if let Some(Ok(page)) = cached {
                page.page.items.insert(0, row);
            }
        });
    }

    /// Fetches the first page of every list anew behind what is shown.
    pub fn refresh_lists(self) {
        self.client.invalidate_query_scope(list_customers);
        self.client.invalidate_query_scope(count_customers);
        self.client.invalidate_query_scope(list_trash);
    }

    fn refresh_timeline(self, id: String) {
        self.client.invalidate_query(first_timeline, id);
        self.client.invalidate_query_scope(part_of_timeline);
    }

    /// What the columns of the board ask for.
    fn columns(self) -> Vec<CustomerQuery> {
        let query = self.list.with_untracked(|list| list.query.clone());
        CustomerStatus::ALL
            .map(|status| query.of_status(status))
            .to_vec()
    }

    fn in_lists(self, change: impl Fn(&mut CustomerPage)) {
        let shown = self.list.with_untracked(|list| list.query.clone());
        let queries = self.columns().into_iter().filter(|query| *query != shown);
        for query in queries.chain([shown.clone()]) {
            self.client.update_query(list_customers, query, |cached| {
                if let Some(Ok(page)) = cached {
                    change(page);
                }
            });
        }
        self.list
            .update(|list| list.more.iter_mut().for_each(&change));
    }
}

/// The beginning of a timeline, as a query of its own: later pages are fetched as they scroll into view.
pub async fn first_timeline(id: String) -> Result<Page<ActivityEntry>, CallError> {
    customer_timeline(id, TimelineFilter::default(), None).await
}

/// A timeline narrowed by the address, or begun further down, as a query of its own.
pub async fn part_of_timeline(
    (id, filter, from): (String, TimelineFilter, Option<Cursor>),
) -> Result<Page<ActivityEntry>, CallError> {
    customer_timeline(id, filter, from).await
}
