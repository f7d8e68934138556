//! The list of customers. Everything it shows is in the URL.

mod address;
mod board;
mod bulk_bar;
mod card;
mod chosen;
mod columns;
mod filters;
mod keys;
mod more;
mod rows;
mod status_menu;
mod table;

use domain::customers::{CustomerPage, CustomerQuery};
use kit::{
    Button, ButtonKind, ButtonType, EmptyState, ErrorState, Following, Glyph, LinkButton,
    PageHeader, PullToRefresh, SkeletonCards, later, once, use_view,
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use self::address::ListView;
pub(crate) use self::address::{ListAddress, use_address, use_go};
use self::board::{BoardProps, customer_board};
use self::filters::Filters;
use self::rows::Rows;
use self::table::customer_table;
use crate::cache::{CUSTOMERS, ListState, use_customer_cache};
use crate::new_customer::{NewCustomerDialogProps, new_customer_dialog};

/// Loads what the address shows beside cards. In a component.
pub fn load_customers_page() -> impl Future<Output = ()> + Send {
    let view = view_of(use_address()).get_untracked();
    let is_new = use_query_map().with_untracked(|url| url.get_str("new").is_some());
    async move {
        // What cannot be loaded says so where it belongs.
        let _loaded = match view {
            ListView::Table => customer_table().await.map(drop),
            ListView::Board => customer_board().await.map(drop),
            ListView::Cards => Ok(()),
        };
        if is_new {
            let _loaded = new_customer_dialog().await;
        }
    }
}

fn view_of(address: Memo<ListAddress>) -> Memo<ListView> {
    use_view(move || address.with(|address| address.view))
}

/// All customers, filtered, searched and sorted by the URL.
#[component]
pub fn CustomersPage() -> impl IntoView {
    let address = use_address();
    let view = view_of(address);
    let query = Memo::new(move |_| address.with(|address| address.query.clone()));
    let first = Following::new(CUSTOMERS, move || query.get());
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
    let fetching = first.is_fetching();
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
    let found = move || {
        let answer = first.answer();
        Suspend::new(async move {
            match answer.await {
                Ok(page) => view! { <Found first=first.follow(page) address view /> }.into_any(),
                Err(error) => {
                    view! { <ErrorState error on_retry=first.again() retrying=fetching /> }
                        .into_any()
                }
            }
        })
    };
    view! {
        <Title text="Customers" />
        <PageHeader title="Customers">
            <LinkButton href="/customers?new=1" icon=Glyph::Add class="nx-from-tablet">"New customer"</LinkButton>
        </PageHeader>
        <Filters address view />
        <PullToRefresh on_refresh=refresh busy>
            <Transition fallback=|| view! { <SkeletonCards label="Loading customers" /> }>
                {found}
            </Transition>
        </PullToRefresh>
        <NewCustomer />
    }
    .into_any()
}

/// Rows, a board, or that there is nothing. Changing between cards and table keeps what is chosen.
#[component]
fn Found(
    first: Memo<CustomerPage>,
    address: Memo<ListAddress>,
    view: Memo<ListView>,
) -> impl IntoView {
    let nothing = Memo::new(move |_| first.with(|first| first.page.items.is_empty()));
    let narrowed = Memo::new(move |_| first.with(|first| first.narrowed));
    let board = Memo::new(move |_| view.get() == ListView::Board);
    view! {
        {move || narrowed.get().then(|| view! { <Narrowed /> })}
        {move || {
            if !board.get() {
                view! { <Rows first address view /> }.into_any()
            } else if nothing.get() {
                view! { <NothingHere address /> }.into_any()
            } else {
                later(customer_board(), BoardProps { address })
            }
        }}
    }
}

/// Says so when a search matched more than it could sort.
#[component]
fn Narrowed() -> impl IntoView {
    view! { <p class="nx-hint">"Many customers match. These are the most recently active ones: add a word to narrow it down."</p> }
}

/// No customers at all, or none that match.
#[component]
fn NothingHere(address: Memo<ListAddress>) -> impl IntoView {
    let all = move || CustomerQuery {
        sort: address.with(|address| address.query.sort),
        ..CustomerQuery::default()
    };
    let narrowed = Memo::new(move |_| address.with(|address| address.query != all()));
    let href = Signal::derive(move || address.with(|address| address.with(all()).href()));
    move || {
        if narrowed.get() {
            view! { <NoMatch all=href /> }.into_any()
        } else {
            view! { <NoCustomers /> }.into_any()
        }
    }
}

#[component]
fn NoCustomers() -> impl IntoView {
    view! {
        <EmptyState
            glyph=Glyph::Users
            title="No customers yet"
            text="Everything about a customer lives in one place: who they are, where they stand, what happened. Begin with a name."
        >
            <LinkButton href="/customers?new=1" icon=Glyph::Add>"New customer"</LinkButton>
            // The same with and without the client: there is nothing yet that it could show sooner.
            <form method="post" action="/fn/customers/create-example">
                <Button kind=ButtonKind::Tertiary button_type=ButtonType::Submit>"Load an example"</Button>
            </form>
        </EmptyState>
    }
}

#[component]
fn NoMatch(
    /// Where all customers are.
    all: Signal<String>,
) -> impl IntoView {
    view! {
        <EmptyState glyph=Glyph::Search title="No customer matches" text="Try fewer letters or another status. Customers in the trash are not searched.">
            <LinkButton href=all kind=ButtonKind::Tertiary>"Show all customers"</LinkButton>
            <LinkButton href="/trash" kind=ButtonKind::Ghost>"Look in the trash"</LinkButton>
        </EmptyState>
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
    once(
        move || open.get(),
        new_customer_dialog,
        move || NewCustomerDialogProps { open },
    )
}
