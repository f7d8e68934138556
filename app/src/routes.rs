//! The route table.

use leptos::prelude::*;
use leptos_fetch::QueryClient;
use leptos_meta::{Title, provide_meta_context};
use leptos_router::components::{Route, Router, Routes};
use leptos_router::path;

/// The whole application.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    QueryClient::new().provide();
    view! {
        <Title formatter=|title: String| if title.is_empty() { "NextUp".to_owned() } else { format!("{title} · NextUp") } />
        <Router>
            <Routes fallback=|| view! { <p>"Not found"</p> }>
                <Route path=path!("/customers") view=|| view! { <h1>"Customers"</h1> } />
            </Routes>
        </Router>
    }
}
