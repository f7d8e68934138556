//! The one place that knows which queries hold a customer, so that a change shows everywhere at once.

use domain::activity::Person;
use domain::customers::{
    Customer, CustomerPage, CustomerQuery, CustomerStatus, CustomerSummary, SearchText,
    StatusCounts, TrashedCustomer,
};
use domain::events::TimelineQuery;
use domain::id::CustomerId;
use domain::page::{Cursor, Page};
use domain::trash::TrashedRecord;
use kit::{Queries, Query, use_queries};
use leptos::prelude::*;

use crate::api::{count_customers, get_customer, list_customers, list_owners, list_trash};
use crate::figures::FIGURES;
use crate::timeline_api::{Shown, customer_timeline};
use crate::trash_api::list_trashed_records;

/// A page of customers.
pub const CUSTOMERS: Query<CustomerQuery, CustomerPage> =
    Query::new("customers", |query| Box::pin(list_customers(query)));

/// How many customers match, by status.
pub const COUNTS: Query<SearchText, StatusCounts> =
    Query::new("counts", |search| Box::pin(count_customers(search)));

/// One customer, by whatever stood in the URL.
pub const CUSTOMER: Query<String, Customer> =
    Query::new("customer", |id| Box::pin(get_customer(id)));

/// A page of the trash.
pub const TRASH: Query<Option<Cursor>, Page<TrashedCustomer>> =
    Query::new("trash", |after| Box::pin(list_trash(after)));

/// A page of the other records in the trash.
pub const TRASHED_RECORDS: Query<Option<Cursor>, Page<TrashedRecord>> =
    Query::new("trashed-records", |after| {
        Box::pin(list_trashed_records(after))
    });

/// Who can own a customer.
pub const OWNERS: Query<(), Vec<Person>> = Query::new("owners", |()| Box::pin(list_owners()));

/// The latest of what happened to a customer: later pages are fetched as they scroll into view.
pub const LATEST: Query<String, Page<Shown>> = Query::new("latest", |id| {
    Box::pin(customer_timeline(id, TimelineQuery::default(), None))
});

/// A timeline narrowed by the address, or begun further down.
pub const PART_OF_TIMELINE: Query<(String, TimelineQuery, Option<Cursor>), Page<Shown>> =
    Query::new("timeline", |(id, filter, from)| {
        Box::pin(customer_timeline(id, filter, from))
    });

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
    queries: Queries,
    list: RwSignal<ListState>,
}

/// Puts the list state above all pages. Call once, at the root.
pub fn provide_customer_cache() {
    provide_context(RwSignal::new(ListState::default()));
}

/// The cached customers.
pub fn use_customer_cache() -> CustomerCache {
    CustomerCache {
        queries: use_queries(),
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
        self.queries
            .update(CUSTOMER, id.to_string(), |customer| detail(customer));
    }

    /// Takes a customer out of every list on screen, before the server has answered.
    pub fn hide(self, id: CustomerId) {
        self.in_lists(|page| page.page.items.retain(|row| row.id != id));
    }

    /// Shows what the server answered to a change of one customer.
    pub fn replace(self, customer: Customer) {
        let id = customer.id.to_string();
        self.queries.replace(CUSTOMER, id.clone(), customer);
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
        self.queries.refetch(CUSTOMER, id.to_string());
        self.refresh_timeline(id.to_string());
    }

    /// Fetches everything anew behind what is shown: what changed may be on pages of other features.
    pub fn refresh_everything(self) {
        self.queries.refetch_everything();
    }

    /// Moves a customer to the head of its new column, before the server has answered.
    pub fn move_on_board(self, id: CustomerId, to: CustomerStatus) {
        let columns = self.columns();
        let moved = columns.iter().find_map(|query| {
            let mut moved = None;
            if query.status != Some(to) {
                self.queries.update(CUSTOMERS, query.clone(), |page| {
                    let rows = &mut page.page.items;
                    let place = rows.iter().position(|row| row.id == id);
                    moved = place.map(|place| rows.remove(place));
                });
            }
            moved
        });
        let (Some(row), Some(column)) = (
            moved,
            columns.into_iter().find(|query| query.status == Some(to)),
        ) else {
            return;
        };
        self.queries
            .update(CUSTOMERS, column, |page| page.page.items.insert(0, row));
    }

    /// Fetches the first page of every list anew behind what is shown.
    pub fn refresh_lists(self) {
        self.queries.refetch_all(CUSTOMERS);
        self.queries.refetch_all(COUNTS);
        self.queries.refetch_all(TRASH);
    }

    fn refresh_timeline(self, id: String) {
        self.queries.refetch(LATEST, id);
        self.queries.refetch_all(PART_OF_TIMELINE);
        self.queries.refetch_all(FIGURES);
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
            self.queries.update(CUSTOMERS, query, |page| change(page));
        }
        self.list
            .update(|list| list.more.iter_mut().for_each(&change));
    }
}
