use domain::customers::{CustomerPage, CustomerQuery, CustomerStatus, CustomerSummary};
use kit::{InfiniteScroll, Menu, MenuItem};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::card::CustomerCard;
use super::list_href;
use crate::actions::{Target, use_customer_actions};
use crate::api::list_customers;
use crate::cache::use_customer_cache;
use crate::delete_dialog::{DeleteCustomerDialog, DeleteQuestion};

/// Id of the one status menu that all cards share.
pub(super) const STATUS_MENU: &str = "customer-status";

/// The cards, and the pages that follow as they scroll into view.
#[component]
pub(super) fn Rows(first: CustomerPage, query: Memo<CustomerQuery>) -> impl IntoView {
    let list = use_customer_cache().list();
    let first = StoredValue::new(first.page);
    let rows = Memo::new(move |_| {
        let mut rows = first.with_value(|first| first.items.clone());
        list.with(|list| rows.extend(list.more.iter().flat_map(|page| page.page.items.clone())));
        rows
    });
    let next = Memo::new(move |_| {
        list.with(|list| list.more.last().map(|page| page.page.next.clone()))
            .unwrap_or_else(|| first.with_value(|first| first.next.clone()))
            .map(|after| CustomerQuery {
                after: Some(after),
                ..query.get()
            })
    });
    let chosen = RwSignal::new(None::<Target>);
    let question = DeleteQuestion::new();
    view! {
        <ul class="nx-cards nx-customers" aria-label="Customers">
            <For each=move || rows.get() key=|row| row.id let(row)>
                <CustomerCard row=live(rows, row) chosen question />
            </For>
        </ul>
        <MorePages next />
        <StatusMenu chosen />
        <DeleteCustomerDialog question />
    }
}

/// A row that follows changes without its card being made anew, which would lose the focus.
fn live(rows: Memo<Vec<CustomerSummary>>, row: CustomerSummary) -> Memo<CustomerSummary> {
    let id = row.id;
    Memo::new(move |before: Option<&CustomerSummary>| {
        let now = rows.with(|rows| rows.iter().find(|other| other.id == id).cloned());
        now.unwrap_or_else(|| before.unwrap_or(&row).clone())
    })
}

/// Loads the next page when its link scrolls into view.
#[component]
fn MorePages(next: Memo<Option<CustomerQuery>>) -> impl IntoView {
    let list = use_customer_cache().list();
    let loading = RwSignal::new(false);
    let error = RwSignal::new(None::<String>);
    let load = move |()| {
        let Some(query) = next.get_untracked().filter(|_| !loading.get_untracked()) else {
            return;
        };
        loading.set(true);
        spawn_local(async move {
            let page = list_customers(query.clone()).await;
            error.set(page.as_ref().err().map(ToString::to_string));
            list.update(|list| {
                let asked = CustomerQuery {
                    after: list.query.after.clone(),
                    ..query
                };
                // The filter may have changed meanwhile.
                if let (Ok(page), true) = (page, asked == list.query) {
                    list.more.push(page);
                }
            });
            loading.set(false);
        });
    };
    let href = Signal::derive(move || next.with(|next| next.as_ref().map(list_href)));
    view! { <InfiniteScroll next_href=href on_more=Callback::new(load) loading error noun="customers" /> }
}

/// The menu behind every card's status.
#[component]
fn StatusMenu(chosen: RwSignal<Option<Target>>) -> impl IntoView {
    let actions = use_customer_actions();
    let label = Signal::derive(move || {
        chosen.with(|chosen| {
            chosen
                .as_ref()
                .map(|target| format!("Status of {}", target.name))
                .unwrap_or_default()
        })
    });
    let item = move |status: CustomerStatus| {
        let checked = Signal::derive(move || {
            chosen.with(|chosen| {
                chosen
                    .as_ref()
                    .is_some_and(|target| target.status == status)
            })
        });
        let choose = move |()| {
            if let Some(target) = chosen.get_untracked() {
                actions.set_status(target, status);
            }
        };
        view! { <MenuItem label=status.label() checked on_select=Callback::new(choose) /> }
    };
    view! { <Menu id=STATUS_MENU label>{CustomerStatus::ALL.map(item).into_iter().collect_view()}</Menu> }
}
