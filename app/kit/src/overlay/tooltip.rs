use leptos::prelude::*;

/// Shows a few more words on hover and focus, by style sheet alone. Never the only place for information.
#[component]
pub fn Tooltip(
    /// The words.
    #[prop(into)]
    text: Signal<String>,
    /// What they belong to.
    children: Children,
) -> impl IntoView {
    view! { <span class="nx-tip" data-tip=text>{children()}</span> }
}
