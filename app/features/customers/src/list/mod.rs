//! The list of customers. Everything it shows is in the URL.

mod address;
mod board;
mod bulk_bar;
mod card;
mod chosen;
mod columns;
mod drag;
mod filters;
mod keys;
mod more;
mod rows;
mod status_menu;
mod table;
mod view_switch;

use domain::customers::{CustomerPage, CustomerQuery};
use kit::{
    ButtonKind, EmptyState, ErrorState, Glyph, LinkButton, PageHeader, PullToRefresh,
    SkeletonCards, keep_for_offline,
};
use leptos::prelude::*;
use leptos_fetch::QueryClient;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use self::address::ListView;
pub(crate) use self::address::{ListAddress, use_address, use_go};
use self::board::Board;
use self::filters::Filters;
use self::rows::Rows;
use self::view_switch::use_view;
use crate::api::list_customers;
use crate::cache::{ListState, use_customer_cache};
use crate::new_customer::NewCustomerDialog;

/// All customers, filtered, searched and sorted by the URL.
#[component]
pub fn CustomersPage() -> impl IntoView {
    let address = use_address();
    let view = use_view(address);
    let query = Memo::new(move |_| address.with(|address| address.query.clone()));
    // The cache may ask for the key after the page is gone.
    let key = move || query.try_get().unwrap_or_default();
    let client = expect_context::<QueryClient>();
    let first = client.resource(list_customers, key);
    keep_for_offline(move || list_customers(key()));
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
    let fetching = client.subscribe_is_fetching(list_customers, key);
    let pulled = RwSignal::new(false);
    // Only what a finger asked for shows itself.
    Effect::new(move |_| {
        if !fetching.get() {
            pulled.set(false);
        }
    });
    let busy = Signal::derive(move || pulled.get() && fetching.get());
    let refresh = move |()| {
        cache.refresh_lists();
        pulled.set(true);
    };
    view! {
        <Title text="Customers" />
        <PageHeader title="Customers">
            <LinkButton href="/customers?new=1" icon=Glyph::Add class="nx-from-tablet">"New customer"</LinkButton>
        </PageHeader>
        <Filters address view />
        <PullToRefresh on_refresh=refresh busy>
        <Transition fallback=|| view! { <SkeletonCards label="Loading customers" /> }>
            {move || Suspend::new(async move {
                match first.await {
                    Err(error) => view! { <ErrorState error on_retry=retry /> }.into_any(),
                    Ok(page) if page.page.items.is_empty() => view! { <NothingHere address=address.get_untracked() /> }.into_any(),
                    Ok(page) => view! { <Narrowed page=page.clone() /> <List first=page address view /> }.into_any(),
                }
            })}
        </Transition>
        </PullToRefresh>
        <NewCustomer />
    }
    .into_any()
}

/// Rows or a board. Changing between cards and table keeps what is chosen.
#[component]
fn List(first: CustomerPage, address: Memo<ListAddress>, view: Memo<ListView>) -> impl IntoView {
    let board = Memo::new(move |_| view.get() == ListView::Board);
    move || {
        if board.get() {
            view! { <Board address /> }.into_any()
        } else {
            view! { <Rows first=first.clone() address view /> }.into_any()
        }
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
fn NothingHere(address: ListAddress) -> impl IntoView {
    let all = CustomerQuery {
        sort: address.query.sort,
        ..CustomerQuery::default()
    };
    if address.query == all {
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
                <LinkButton href=address.with(all).href() kind=ButtonKind::Tertiary>"Show all customers"</LinkButton>
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
    let address = use_address();
    let open = RwSignal::new(asked.get_untracked());
    let go = use_go();
    Effect::new(move |_| open.set(asked.get()));
    Effect::new(move |was_open: Option<bool>| {
        let is_open = open.get();
        if was_open == Some(true) && !is_open && asked.get_untracked() {
            go.run(address.with_untracked(|address| address.query.clone()));
        }
        is_open
    });
    view! { <NewCustomerDialog open /> }
}
