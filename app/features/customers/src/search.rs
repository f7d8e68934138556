use domain::customers::{CustomerQuery, SearchText};
use kit::SearchField;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::list::{use_customer_query, use_go};

/// Finds customers: narrows the list as you type, from any page. In the header, and on phones above the list.
#[component]
pub fn CustomerSearch(
    /// Its id in the page.
    #[prop(into)]
    id: String,
) -> impl IntoView {
    let query = use_customer_query();
    let path = use_location().pathname;
    let go = use_go();
    // Elsewhere `q` and `status` are not the list's: a search begins anew there.
    let current = Memo::new(move |_| {
        if path.get() == "/customers" {
            query.get()
        } else {
            CustomerQuery::default()
        }
    });
    let typed = Signal::derive(move || current.with(|query| query.search.as_str().to_owned()));
    let keep = Signal::derive(move || {
        let others = CustomerQuery {
            search: SearchText::default(),
            after: None,
            ..current.get()
        };
        others
            .url_pairs()
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value))
            .collect::<Vec<_>>()
    });
    let search = move |text: String| {
        let search = SearchText::new(&text);
        if current.with_untracked(|query| query.search != search) {
            go.run(CustomerQuery {
                search,
                after: None,
                ..current.get_untracked()
            });
        }
    };
    view! { <SearchField label="Search customers" value=typed on_search=Callback::new(search) action="/customers" keep id /> }
}
