//! The list of customers. Everything it shows is in the URL.

mod card;
mod filters;
mod rows;

use domain::customers::{CustomerPage, CustomerQuery};
use kit::{ButtonKind, EmptyState, ErrorState, Glyph, LinkButton, PageHeader, SkeletonCards};
use leptos::prelude::*;
use leptos_fetch::QueryClient;
use leptos_meta::Title;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

use self::filters::Filters;
use self::rows::Rows;
use crate::api::list_customers;
use crate::cache::{ListState, use_customer_cache};
use crate::new_customer::NewCustomerDialog;

/// All customers, filtered, searched and sorted by the URL.
#[component]
pub fn CustomersPage() -> impl IntoView {
    let query = use_customer_query();
    // The cache may ask for the key after the page is gone.
    let key = move || query.try_get().unwrap_or_default();
    let first = expect_context::<QueryClient>().resource(list_customers, key);
    let cache = use_customer_cache();
    let list = cache.list();
    // Another query begins at its first page; the same one, on Back, keeps what was scrolled into view.
    Effect::new(move |_| {
        let query = query.get();
        if list.with_untracked(|list| list.query != query) {
            list.set(ListState {
                query,
                more: Vec::new(),
            });
        }
    });
    let retry = Callback::new(move |()| cache.refresh_lists());
    view! {
        <Title text="Customers" />
        <PageHeader title="Customers">
            <LinkButton href="/customers?new=1" icon=Glyph::Add class="nx-from-tablet">"New customer"</LinkButton>
        </PageHeader>
        <Filters query />
        <Transition fallback=|| view! { <SkeletonCards label="Loading customers" /> }>
            {move || Suspend::new(async move {
                match first.await {
                    Err(error) => view! { <ErrorState error on_retry=retry /> }.into_any(),
                    Ok(page) if page.page.items.is_empty() => view! { <NothingHere query=query.get_untracked() /> }.into_any(),
                    Ok(page) => view! { <Narrowed page=page.clone() /> <Rows first=page query /> }.into_any(),
                }
            })}
        </Transition>
        <NewCustomer />
    }
    .into_any()
}

/// The list's query as the URL has it.
pub(crate) fn use_customer_query() -> Memo<CustomerQuery> {
    let url = use_query_map();
    Memo::new(move |_| {
        url.with(|url| {
            let get = |name| url.get_str(name);
            CustomerQuery::from_url(get("status"), get("q"), get("sort"), get("after"))
        })
    })
}

/// Shows the list for another query. Typing and filtering add no steps to Back.
pub(crate) fn use_go() -> Callback<CustomerQuery> {
    let navigate = use_navigate();
    Callback::new(move |query: CustomerQuery| {
        let stay = NavigateOptions {
            replace: true,
            scroll: false,
            ..NavigateOptions::default()
        };
        navigate(&list_href(&query), stay);
    })
}

/// The address of the list for a query.
fn list_href(query: &CustomerQuery) -> String {
    let pairs: Vec<String> = query
        .url_pairs()
        .into_iter()
        .map(|(name, value)| format!("{name}={}", leptos_router::location::Url::escape(&value)))
        .collect();
    if pairs.is_empty() {
        "/customers".to_owned()
    } else {
        format!("/customers?{}", pairs.join("&"))
    }
}

/// Says so when a search matched more than it could sort.
#[component]
fn Narrowed(page: CustomerPage) -> impl IntoView {
    page.narrowed.then(|| {
        view! { <p class="nx-hint">"Many customers match. These are the most recently active ones: add a word to narrow it down."</p> }
    })
}

/// No customers at all, or none that match.
#[component]
fn NothingHere(query: CustomerQuery) -> impl IntoView {
    let all = CustomerQuery {
        sort: query.sort,
        ..CustomerQuery::default()
    };
    if query == all {
        view! {
            <EmptyState
                glyph=Glyph::Users
                title="No customers yet"
                text="Everything about a customer lives in one place: who they are, where they stand, what happened. Begin with a name."
            >
                <LinkButton href="/customers?new=1" icon=Glyph::Add>"New customer"</LinkButton>
            </EmptyState>
        }
        .into_any()
    } else {
        view! {
            <EmptyState glyph=Glyph::Search title="No customer matches" text="Try fewer letters or another status. Customers in the trash are not searched.">
                <LinkButton href=list_href(&all) kind=ButtonKind::Tertiary>"Show all customers"</LinkButton>
                <LinkButton href="/trash" kind=ButtonKind::Ghost>"Look in the trash"</LinkButton>
            </EmptyState>
        }
        .into_any()
    }
}

/// The dialog for a new customer; open while the URL says `new`.
#[component]
fn NewCustomer() -> impl IntoView {
    let url = use_query_map();
    let asked = Memo::new(move |_| url.with(|url| url.get_str("new").is_some()));
    let query = use_customer_query();
    let open = RwSignal::new(false);
    let go = use_go();
    Effect::new(move |_| open.set(asked.get()));
    Effect::new(move |was_open: Option<bool>| {
        let is_open = open.get();
        if was_open == Some(true) && !is_open && asked.get_untracked() {
            go.run(query.get_untracked());
        }
        is_open
    });
    view! { <NewCustomerDialog open /> }
}
