use leptos::prelude::*;

/// Words for screen readers only.
#[component]
pub fn VisuallyHidden(
    /// The words.
    children: Children,
) -> impl IntoView {
    view! { <span class="cds--visually-hidden">{children()}</span> }
}
