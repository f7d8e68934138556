use domain::customers::{CustomerQuery, SearchText};
use kit::SearchField;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::list::{ListAddress, use_address, use_go};

/// Finds customers: narrows the list as you type, from any page. In the header, and on phones above the list.
#[component]
pub fn CustomerSearch(
    /// Its id in the page.
    #[prop(into)]
    id: String,
) -> impl IntoView {
    let address = use_address();
    let path = use_location().pathname;
    let go = use_go();
    // Elsewhere `q` and `status` are not the list's: a search begins anew there.
    let current = Memo::new(move |_| {
        if path.get() == "/customers" {
            address.get()
        } else {
            ListAddress::default()
        }
    });
    let typed =
        Signal::derive(move || current.with(|address| address.query.search.as_str().to_owned()));
    let keep = Signal::derive(move || {
        let address = current.get();
        let others = CustomerQuery {
            search: SearchText::default(),
            after: None,
            ..address.query.clone()
        };
        address
            .with(others)
            .pairs()
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value))
            .collect::<Vec<_>>()
    });
    let search = move |text: String| {
        let search = SearchText::new(&text);
        let query = current.with_untracked(|address| address.query.clone());
        if query.search != search {
            go.run(CustomerQuery {
                search,
                after: None,
                ..query
            });
        }
    };
    view! { <SearchField label="Search customers" value=typed on_search=Callback::new(search) action="/customers" keep id /> }
}
