//! The route table, and what lives above all pages.

use account::{
    CheckMailPage, ConfirmPage, FollowLinkPage, ForgotPasswordPage, MagicLinkPage,
    ResetPasswordPage, SettingsPage, SignInPage, SignUpPage, follow_redirects,
};
use customers::{CustomerPage, CustomersPage, TrashPage, provide_customer_cache, provide_draft};
use gallery::GalleryPage;
use kit::time::provide_now;
use kit::{ToastRegion, provide_shortcuts, provide_toasts};
use leptos::prelude::*;
use leptos_fetch::{QueryClient, QueryOptions};
use leptos_meta::{Title, provide_meta_context};
use leptos_router::components::{ParentRoute, Route, Router, Routes};
use leptos_router::{Lazy, LazyRoute, SsrMode, lazy_route, path};
use std::time::Duration;

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
    provide_now();
    provide_toasts();
    provide_shortcuts();
    provide_customer_cache();
    provide_draft();
    follow_redirects();
    Effect::new(|_| say_ready());
    view! {
        <Title formatter=|title: String| if title.is_empty() { "NextUp".to_owned() } else { format!("{title} · NextUp") } />
        <Router>
            <Routes fallback=NotFoundPage>
                <Route path=path!("/sign-in") view=SignInPage ssr=SSR />
                <Route path=path!("/sign-up") view=SignUpPage ssr=SSR />
                <Route path=path!("/forgot-password") view=ForgotPasswordPage ssr=SSR />
                <Route path=path!("/magic-link") view=MagicLinkPage ssr=SSR />
                <Route path=path!("/check-mail") view=CheckMailPage ssr=SSR />
                <Route path=path!("/confirm") view=ConfirmPage ssr=SSR />
                <Route path=path!("/follow-link") view=FollowLinkPage ssr=SSR />
                <Route path=path!("/reset-password") view=ResetPasswordPage ssr=SSR />
                <Route path=path!("/dev/kit") view={Lazy::<Gallery>::new()} ssr=SSR />
                <ParentRoute path=path!("") view=Shell ssr=SSR>
                    <Route path=path!("/customers") view=CustomersPage ssr=SSR />
                    <Route path=path!("/customers/:id") view=CustomerPage ssr=SSR />
                    <Route path=path!("/trash") view=TrashPage ssr=SSR />
                    <Route path=path!("/settings/:section?") view={Lazy::<Settings>::new()} ssr=SSR />
                </ParentRoute>
            </Routes>
        </Router>
        <ToastRegion />
    }
}

/// Tells style sheets and tests that what looks like a button is one now.
fn say_ready() {
    if let Some(root) = document().document_element() {
        // A valid name cannot be refused.
        let _ = root.set_attribute("data-hydrated", "");
    }
}

/// Rarely opened, so not in the first download.
struct Settings;

#[lazy_route]
impl LazyRoute for Settings {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <SettingsPage /> }.into_any()
    }
}

/// For people who build NextUp, so not in the first download.
struct Gallery;

#[lazy_route]
impl LazyRoute for Gallery {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <GalleryPage /> }.into_any()
    }
}
