//! The route table, and what lives above all pages.

use account::follow_redirects;
use customers::{provide_customer_cache, provide_outbox};
use kit::time::provide_now;
use kit::{
    ToastRegion, offer_updates, provide_connection, provide_queries, provide_shortcuts,
    provide_toasts,
};
use leptos::prelude::*;
use leptos_meta::{Title, provide_meta_context};
use leptos_router::components::{Outlet, ParentRoute, Route, Router, Routes};
use leptos_router::{Lazy, SsrMode, path};

use crate::customer_page::Customer;
use crate::not_found::NotFoundPage;
use crate::pages::{
    AGENTS, ARTIFACT, Customers, EDIT_CUSTOMER, GALLERY, HOME, IN_FRONT, INVOICE, PORTFOLIO,
    PORTFOLIO_ITEM, RECEIVABLES, SETTINGS, TRASH,
};
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
    view! {
        <Title formatter=|of_page: String| whole_title(&of_page) />
        <Router>
            <Routes fallback=NotFoundPage>
                <Pages />
            </Routes>
        </Router>
        <ToastRegion />
    }
}

/// The route table.
#[component(transparent)]
pub(crate) fn Pages() -> impl leptos_router::MatchNestedRoutes + Clone {
    view! {
        <ParentRoute path=path!("") view=Outlet ssr=SSR>
            <ParentRoute path=path!("") view=IN_FRONT ssr=SSR>
                <Route path=path!("/sign-in") view=|| () ssr=SSR />
                <Route path=path!("/sign-up") view=|| () ssr=SSR />
                <Route path=path!("/forgot-password") view=|| () ssr=SSR />
                <Route path=path!("/magic-link") view=|| () ssr=SSR />
                <Route path=path!("/check-mail") view=|| () ssr=SSR />
                <Route path=path!("/confirm") view=|| () ssr=SSR />
                <Route path=path!("/follow-link") view=|| () ssr=SSR />
                <Route path=path!("/reset-password") view=|| () ssr=SSR />
            </ParentRoute>
            <Route path=path!("/dev/kit") view=GALLERY ssr=SSR />
            <ParentRoute path=path!("") view=Shell ssr=SSR>
                <Route path=path!("/customers") view={Lazy::<Customers>::new()} ssr=SSR />
                <Route path=path!("/customers/:id/edit") view=EDIT_CUSTOMER ssr=SSR />
                <Route path=path!("/customers/:id/:tab?") view={Lazy::<Customer>::new()} ssr=SSR />
                <Route path=path!("/home") view=HOME ssr=SSR />
                <Route path=path!("/receivables") view=RECEIVABLES ssr=SSR />
                <Route path=path!("/invoices/:id") view=INVOICE ssr=SSR />
                <Route path=path!("/artifacts/:id") view=ARTIFACT ssr=SSR />
                <Route path=path!("/agents") view=AGENTS ssr=SSR />
                <Route path=path!("/portfolio") view=PORTFOLIO ssr=SSR />
                <Route path=path!("/portfolio/:id") view=PORTFOLIO_ITEM ssr=SSR />
                <Route path=path!("/trash") view=TRASH ssr=SSR />
                <Route path=path!("/settings/:section?") view=SETTINGS ssr=SSR />
            </ParentRoute>
        </ParentRoute>
    }
    .into_inner()
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
