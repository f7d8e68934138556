//! The route table, and what lives above all pages.

use std::pin::Pin;

use account::{SettingsPage, follow_redirects};
use chat::AgentsPage;
use customers::{
    CustomersPage, EditCustomerPage, TrashPage, load_customers_page, provide_customer_cache,
    provide_outbox,
};
use gallery::GalleryPage;
use home::HomePage;
use kit::time::provide_now;
use kit::{
    Draw, ToastRegion, later, offer_updates, provide_connection, provide_queries,
    provide_shortcuts, provide_toasts,
};
use leptos::html;
use leptos::prelude::*;
use leptos::reactive::computed::{ArcMemo, ScopedFuture};
use leptos_meta::{Title, provide_meta_context};
use leptos_router::components::{Outlet, ParentRoute, Route, Router, Routes};
use leptos_router::location::{BrowserUrl, LocationProvider, Url};
use leptos_router::params::ParamsMap;
use leptos_router::{
    ChooseView, Lazy, LazyRoute, MatchInterface, MatchParams, RouteDefs,
    SsrMode, path,
};
use portfolio::{PortfolioItemPage, PortfolioPage, UsedIn};
use projects::ArtifactPage;
use receivables::{InvoicePage, ReceivablesPage};

use crate::customer_page::Customer;
use crate::doors::Doors;
use crate::not_found::NotFoundPage;
use crate::shell::Shell;

/// Every page waits for its data on the server: its HTML is whole and its status right, without a script.
const SSR: SsrMode = SsrMode::Async;

/// The whole application.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    provide_queries();
    provide_connection();
    provide_now();
    provide_toasts();
    provide_shortcuts();
    provide_customer_cache();
    provide_outbox();
    follow_redirects();
    Effect::new(|_| offer_updates());
    let last = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        if last.get().is_some() {
            say_ready();
        }
    });
    view! {
        <Title formatter=|of_page: String| whole_title(&of_page) />
        <Router>
            <Routes fallback=NotFoundPage>
                <Pages />
            </Routes>
        </Router>
        <ToastRegion />
        // Taken over after all before it, which may have to be loaded first.
        <div node_ref=last hidden></div>
    }
}

/// The route table.
#[component(transparent)]
fn Pages() -> impl MatchNestedRoutes + Clone {
    view! {
        <ParentRoute path=path!("") view=Outlet ssr=SSR>
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
                <Route path=path!("/customers") view={Lazy::<Customers>::new()} ssr=SSR />
                <Route path=path!("/customers/:id/edit") view={Lazy::<EditCustomer>::new()} ssr=SSR />
                <Route path=path!("/customers/:id/:tab?") view={Lazy::<Customer>::new()} ssr=SSR />
                <Route path=path!("/home") view={Lazy::<Home>::new()} ssr=SSR />
                <Route path=path!("/receivables") view={Lazy::<Receivables>::new()} ssr=SSR />
                <Route path=path!("/invoices/:id") view={Lazy::<Invoice>::new()} ssr=SSR />
                <Route path=path!("/artifacts/:id") view={Lazy::<Artifact>::new()} ssr=SSR />
                <Route path=path!("/agents") view={Lazy::<Agents>::new()} ssr=SSR />
                <Route path=path!("/portfolio") view={Lazy::<Portfolio>::new()} ssr=SSR />
                <Route path=path!("/portfolio/:id") view={Lazy::<PortfolioItem>::new()} ssr=SSR />
                <Route path=path!("/trash") view={Lazy::<Trash>::new()} ssr=SSR />
                <Route path=path!("/settings/:section?") view={Lazy::<Settings>::new()} ssr=SSR />
            </ParentRoute>
        </ParentRoute>
    }
    .into_inner()
}

/// Loads the parts of the client that the page in the browser's address is made of. Once they are here, the page that came
/// from the server can be taken over in one go: the asynchronous way to do that would be a tenth of the client.
pub async fn load_page() {
    // Without an address there is no page either.
    let Ok(url) = BrowserUrl::current() else {
        return;
    };
    if let Some(page) = RouteDefs::new(Pages()).match_route(url.path()) {
        load_matched(page, ArcRwSignal::new(url), ParamsMap::new()).await;
    }
}

/// Loads what `matched` and the routes inside of it need, each with what it finds in its context when it is drawn.
fn load_matched<M>(
    matched: M,
    url: ArcRwSignal<Url>,
    mut params: ParamsMap,
) -> Pin<Box<dyn Future<Output = ()>>>
where
    M: MatchInterface + MatchParams + 'static,
{
    for (name, value) in matched.to_params() {
        params.insert(name, value);
    }
    Box::pin(async move {
        let (view, inside) = matched.into_view_and_child();
        let owner = Owner::new();
        let loading = owner.with(|| {
            let params = params.clone();
            provide_context(url.clone());
            provide_context(ArcMemo::new(move |_| params.clone()));
            ScopedFuture::new(view.preload())
        });
        loading.await;
        if let Some(inside) = inside {
            load_matched(inside, url, params).await;
        }
    })
}

/// The title of the document. Leptos writes it into a page as it is, and what people wrote is in it; in the browser it is a
/// text.
fn whole_title(of_page: &str) -> String {
    let title = match of_page {
        "" => "NextUp".to_owned(),
        of_page => format!("{of_page} · NextUp"),
    };
    if is_server() {
        title.replace('&', "&amp;").replace('<', "&lt;")
    } else {
        title
    }
}

/// Tells style sheets and tests that what looks like a button is one now.
fn say_ready() {
    if let Some(root) = document().document_element() {
        // A valid name cannot be refused.
        let _ = root.set_attribute("data-hydrated", "");
    }
}

/// The list is in the first download. What its address asks for besides may not be, and must be there before the page that
/// came from the server is taken over.
struct Customers;

impl LazyRoute for Customers {
    fn data() -> Self {
        Self
    }

    async fn view(_this: Self) -> AnyView {
        view! { <CustomersPage /> }.into_any()
    }

    fn preload() -> impl Future<Output = ()> {
        load_customers_page()
    }
}

/// An artifact, beside it the pieces of the portfolio that refer to it.
#[component]
fn ArtifactWithUses() -> impl IntoView {
    view! { <ArtifactPage used_in=|artifact| view! { <UsedIn artifact /> }.into_any() /> }
}

/// Pages that are loaded when they are opened: the first download is the list of customers and what all pages share. Pages
/// that people open one after the other share a file: what several files need becomes files of its own, one for each set
/// of them.
macro_rules! lazy_pages {
    ($($name:ident as $load:ident in $file:ident => $page:ident)*) => {$(
        struct $name;

        kit::part! {
            in $file: fn $load() -> Draw<()> = |()| view! { <$page /> }.into_any();
        }

        impl LazyRoute for $name {
            fn data() -> Self {
                Self
            }

            async fn view(_this: Self) -> AnyView {
                later($load(), ())
            }

            async fn preload() {
                // What could not be loaded says so in its place.
                let _loaded = $load().await;
            }
        }
    )*};
}

lazy_pages! {
    InFront as in_front in in_front => Doors
    EditCustomer as edit_customer in customer => EditCustomerPage
    Trash as trash in customer => TrashPage
    Settings as settings in settings => SettingsPage
    Gallery as gallery in gallery => GalleryPage
    Home as home in home => HomePage
    Agents as agents in chat => AgentsPage
    Receivables as receivables_page in money => ReceivablesPage
    Invoice as invoice in money => InvoicePage
    Artifact as artifact in work => ArtifactWithUses
    Portfolio as portfolio in work => PortfolioPage
    PortfolioItem as portfolio_item in work => PortfolioItemPage
}
