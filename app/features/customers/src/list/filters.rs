use domain::customers::{CustomerQuery, CustomerStatus, Sort, StatusCounts};
use kit::{Choice, FilterTab, FilterTabs, Select, ViewSwitch, use_queries};
use leptos::prelude::*;

use super::address::{ListAddress, ListView, use_go};
use crate::cache::COUNTS;
use crate::search::CustomerSearch;

/// Status with counts, search on phones, and sort: links and forms, so that each state has its address.
#[component]
pub(super) fn Filters(address: Memo<ListAddress>, view: Memo<ListView>) -> impl IntoView {
    let search = move || address.with(|address| address.query.search.clone());
    let counts = use_queries().ask(COUNTS, search);
    let go = use_go();
    let sort = move |word: String| {
        let sort = Sort::from_word(&word).unwrap_or_default();
        go.run(CustomerQuery {
            sort,
            after: None,
            ..address.with_untracked(|address| address.query.clone())
        });
    };
    let drawn_as = move |view: ListView| {
        let view = Some(view);
        let address = address.get();
        ListAddress { view, ..address }.href()
    };
    let sort_word = move || address.with(|address| address.query.sort.as_str().to_owned());
    // The heads of the table sort as well.
    let chosen = RwSignal::new(untrack(sort_word));
    Effect::new(move |_| chosen.set(sort_word()));
    let sorts = Sort::ALL
        .map(|sort| Choice::new(sort.as_str(), sort.label()))
        .to_vec();
    view! {
        <div class="nx-list-bar">
            <div class="nx-list-bar__search"><CustomerSearch id="search-phone" /></div>
            <Transition fallback=move || view! { <StatusTabs address counts=None /> }>
                {move || Suspend::new(async move {
                    let counts = counts.await.ok();
                    view! { <StatusTabs address counts /> }
                })}
            </Transition>
            <div class="nx-list-bar__sort">
                <Select
                    label="Sort by"
                    name="sort"
                    choices=sorts
                    value=chosen
                    small=true
                    hide_label=true
                    on_change=Callback::new(sort)
                />
            </div>
            <ViewSwitch label="How the list is drawn" command="Show customers as" view href=drawn_as />
        </div>
    }
}

/// One link for each status, and one for all.
#[component]
fn StatusTabs(address: Memo<ListAddress>, counts: Option<StatusCounts>) -> impl IntoView {
    let tabs = Signal::derive(move || {
        let address = address.get();
        let tab = |status: Option<CustomerStatus>| {
            let count = counts
                .as_ref()
                .map(|counts| status.map_or_else(|| counts.total(), |status| counts.of(status)));
            FilterTab {
                label: status.map_or("All", CustomerStatus::label).to_owned(),
                count: count.map(|count| count.to_string()),
                href: address
                    .with(CustomerQuery {
                        status,
                        after: None,
                        ..address.query.clone()
                    })
                    .href(),
                current: address.query.status == status,
            }
        };
        std::iter::once(None)
            .chain(CustomerStatus::ALL.map(Some))
            .map(tab)
            .collect()
    });
    view! { <FilterTabs label="Customers by status" tabs /> }
}
