//! Customers, and what is known of them in figures.

use chrono::NaiveDate;
use domain::activity::ActivityEntry;
use domain::customers::{
    BulkChange, BulkOutcome, Customer, CustomerEdit, CustomerPage, CustomerQuery, CustomerStatus,
    CustomerStore, NewCustomer, Revision, SearchText, Selection, StatusChange, StatusCounts,
    TimelineFilter, TrashedCustomer, Unchanged,
};
use domain::id::CustomerId;
use domain::overview::{CustomerFigures, Few, Home, OverviewStore};
use domain::page::{Cursor, Page};
use domain::{Actor, Error, Result};

use crate::testing::refusals::store;

store! {
    CustomerStore {
        async fn get(&self, actor: &Actor, id: CustomerId) -> Result<Customer> {
            let customer = self.records(actor)?.customer.clone();
            Some(customer).filter(|known| known.id == id).ok_or(Error::NotFound)
        }

        async fn edit_over(
            &self,
            actor: &Actor,
            _: CustomerId,
            seen: Option<&str>,
            edit: CustomerEdit,
        ) -> Result<Customer> {
            let mut state = self.records(actor)?;
            state.customer.apply_over(seen, edit)?;
            Ok(state.customer.clone())
        }

        async fn move_on(
            &self,
            actor: &Actor,
            _: CustomerId,
            seen: Option<CustomerStatus>,
            to: CustomerStatus,
        ) -> Result<StatusChange> {
            let mut state = self.records(actor)?;
            let from = state.customer.status;
            if seen.is_some_and(|seen| seen != from) && from != to {
                let now = from.as_str().to_owned();
                return Err(Error::Overtaken { now });
            }
            state.customer.status = to;
            Ok(StatusChange { from, to })
        }
    } refuses {
        list(&CustomerQuery) -> CustomerPage;
        counts(&SearchText) -> StatusCounts;
        create(NewCustomer) -> Customer;
        change_all(&Selection, BulkChange) -> BulkOutcome;
        revise(CustomerId, Revision, Unchanged<'_>) -> Customer;
        delete(CustomerId) -> ();
        restore(CustomerId) -> ();
        trash(Option<&Cursor>) -> Page<TrashedCustomer>;
        put_back(CustomerId, i64, &str) -> Customer;
        filtered_timeline(CustomerId, &TimelineFilter, Option<&Cursor>) -> Page<ActivityEntry>;
    }
}

store! {
    OverviewStore {
        async fn figures(
            &self,
            actor: &Actor,
            _: CustomerId,
            today: NaiveDate,
        ) -> Result<CustomerFigures> {
            self.records(actor)?.days.push(today);
            Ok(CustomerFigures {
                running: 0,
                worth: Vec::new(),
                positions: Vec::new(),
                open_projects: 0,
                last_contact: None,
                status_since: None,
                dates: Few::of(Vec::new()),
            })
        }
    } refuses {
        home(NaiveDate) -> Home;
    }
}
