use domain::customers::{CustomerQuery, CustomerStatus, Sort, StatusCounts};
use kit::{Choice, FilterTab, FilterTabs, Select};
use leptos::prelude::*;
use leptos_fetch::QueryClient;

use super::{list_href, use_go};
use crate::api::count_customers;
use crate::search::CustomerSearch;

/// Status with counts, search on phones, and sort: links and forms, so that each state has its address.
#[component]
pub(super) fn Filters(query: Memo<CustomerQuery>) -> impl IntoView {
    // The cache may ask for the key after the page is gone.
    let search = move || {
        query
            .try_with(|query| query.search.clone())
            .unwrap_or_default()
    };
    let counts = expect_context::<QueryClient>().resource(count_customers, search);
    let go = use_go();
    let sort = move |word: String| {
        let sort = Sort::from_word(&word).unwrap_or_default();
        go.run(CustomerQuery {
            sort,
            after: None,
            ..query.get_untracked()
        });
    };
    let sorts = Sort::ALL
        .map(|sort| Choice::new(sort.as_str(), sort.label()))
        .to_vec();
    view! {
        <div class="nx-list-bar">
            <div class="nx-list-bar__search"><CustomerSearch id="search-phone" /></div>
            <Transition fallback=move || view! { <StatusTabs query counts=None /> }>
                {move || Suspend::new(async move {
                    let counts = counts.await.ok();
                    view! { <StatusTabs query counts /> }
                })}
            </Transition>
            <div class="nx-list-bar__sort">
                <Select
                    label="Sort by"
                    name="sort"
                    choices=sorts
                    value=query.with_untracked(|query| query.sort.as_str())
                    small=true
                    hide_label=true
                    on_change=Callback::new(sort)
                />
            </div>
        </div>
    }
}

/// One link for each status, and one for all.
#[component]
fn StatusTabs(query: Memo<CustomerQuery>, counts: Option<StatusCounts>) -> impl IntoView {
    let tabs = Signal::derive(move || {
        let query = query.get();
        let tab = |status: Option<CustomerStatus>| {
            let count = counts
                .as_ref()
                .map(|counts| status.map_or_else(|| counts.total(), |status| counts.of(status)));
            FilterTab {
                label: status.map_or("All", CustomerStatus::label).to_owned(),
                count: count.map(|count| count.to_string()),
                href: list_href(&CustomerQuery {
                    status,
                    after: None,
                    ..query.clone()
                }),
                current: query.status == status,
            }
        };
        std::iter::once(None)
            .chain(CustomerStatus::ALL.map(Some))
            .map(tab)
            .collect()
    });
    view! { <FilterTabs label="Customers by status" tabs /> }
}
