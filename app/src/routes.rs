//! The route table, and what lives above all pages.

use account::{SettingsPage, follow_redirects};
use customers::{
    CustomerPage, CustomersPage, EditCustomerPage, TrashPage, provide_customer_cache,
    provide_draft, provide_outbox,
};
use gallery::GalleryPage;
use kit::time::provide_now;
use kit::{ToastRegion, offer_updates, provide_connection, provide_shortcuts, provide_toasts};
use leptos::html;
use leptos::prelude::*;
use leptos_fetch::{QueryClient, QueryOptions};
use leptos_meta::{Title, provide_meta_context};
use leptos_router::components::{ParentRoute, Route, Router, Routes};
use leptos_router::{Lazy, LazyRoute, SsrMode, lazy_route, path};
use std::time::Duration;

use crate::doors::Doors;
use crate::not_found::NotFoundPage;
use crate::shell::Shell;

/// Every page waits for its data on the server: its HTML is whole and its status right, without a script.
const SSR: SsrMode = SsrMode::Async;

/// The whole application.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    // Cached answers show at once; ones older than this are fetched anew behind them.
    QueryClient::new()
        .with_options(QueryOptions::new().with_stale_time(Duration::from_secs(10)))
        .provide();
    provide_connection();
    provide_now();
    provide_toasts();
    provide_shortcuts();
    provide_customer_cache();
    provide_outbox();
    provide_draft();
    follow_redirects();
    Effect::new(|_| offer_updates());
    let last = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        if last.get().is_some() {
            say_ready();
        }
    });
    view! {
        <Title formatter=|title: String| if title.is_empty() { "NextUp".to_owned() } else { format!("{title} · NextUp") } />
        <Router>
            <Routes fallback=NotFoundPage>
                <ParentRoute path=path!("") view={Lazy::<InFront>::new()} ssr=SSR>
                    <Route path=path!("/sign-in") view=|| () ssr=SSR />
                    <Route path=path!("/sign-up") view=|| () ssr=SSR />
                    <Route path=path!("/forgot-password") view=|| () ssr=SSR />
                    <Route path=path!("/magic-link") view=|| () ssr=SSR />
                    <Route path=path!("/check-mail") view=|| () ssr=SSR />
                    <Route path=path!("/confirm") view=|| () ssr=SSR />
                    <Route path=path!("/follow-link") view=|| () ssr=SSR />
                    <Route path=path!("/reset-password") view=|| () ssr=SSR />
                </ParentRoute>
                <Route path=path!("/dev/kit") view={Lazy::<Gallery>::new()} ssr=SSR />
                <ParentRoute path=path!("") view=Shell ssr=SSR>
                    <Route path=path!("/customers") view=CustomersPage ssr=SSR />
                    <Route path=path!("/customers/:id") view={Lazy::<Customer>::new()} ssr=SSR />
                    <Route path=path!("/customers/:id/edit") view={Lazy::<EditCustomer>::new()} ssr=SSR />
                    <Route path=path!("/trash") view={Lazy::<Trash>::new()} ssr=SSR />
                    <Route path=path!("/settings/:section?") view={Lazy::<Settings>::new()} ssr=SSR />
                </ParentRoute>
            </Routes>
        </Router>
        <ToastRegion />
        // Taken over after all before it, which may have to be loaded first.
        <div node_ref=last hidden></div>
    }
}

/// Tells style sheets and tests that what looks like a button is one now.
fn say_ready() {
    if let Some(root) = document().document_element() {
        // A valid name cannot be refused.
        let _ = root.set_attribute("data-hydrated", "");
    }
}

/// Pages that are loaded when they are opened: the first download is the list of customers and what all pages share.
macro_rules! lazy_pages {
    ($($name:ident => $page:ident)*) => {$(
        struct $name;

        #[lazy_route]
        impl LazyRoute for $name {
            fn data() -> Self {
                Self
            }

            fn view(_this: Self) -> AnyView {
                view! { <$page /> }.into_any()
            }
        }
    )*};
}

lazy_pages! {
    InFront => Doors
    Customer => CustomerPage
    EditCustomer => EditCustomerPage
    Trash => TrashPage
    Settings => SettingsPage
    Gallery => GalleryPage
}
