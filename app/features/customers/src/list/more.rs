use domain::customers::CustomerQuery;
use kit::InfiniteScroll;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::address::ListAddress;
use crate::api::list_customers;
use crate::cache::use_customer_cache;

/// Loads the next page when its link scrolls into view.
#[component]
pub(super) fn MorePages(
    address: Memo<ListAddress>,
    next: Memo<Option<CustomerQuery>>,
) -> impl IntoView {
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
    let href = Signal::derive(move || {
        let next = next.get()?;
        Some(address.with(|address| address.with(next)).href())
    });
    view! { <InfiniteScroll next_href=href on_more=Callback::new(load) loading error noun="customers" /> }
}
