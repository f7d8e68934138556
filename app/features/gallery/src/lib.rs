//! Every kit component in every state, on one page. Development only.

use leptos::prelude::*;

/// The page `/dev/kit`.
#[component]
pub fn GalleryPage() -> impl IntoView {
    view! { <main id="main"><h1>"Components"</h1></main> }
}
