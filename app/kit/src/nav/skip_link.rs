use leptos::prelude::*;

/// The first thing Tab reaches: past navigation to `<main id="main" tabindex="-1">`.
#[component]
pub fn SkipLink() -> impl IntoView {
    view! { <a class="nx-skip" href="#main" rel="external">"Skip to main content"</a> }
}
