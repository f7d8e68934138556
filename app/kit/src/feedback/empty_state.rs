use leptos::prelude::*;

use crate::{Glyph, Icon};

/// What belongs here, and how to begin.
#[component]
pub fn EmptyState(
    /// Its picture.
    glyph: Glyph,
    /// What is not there yet, or was not found: "No customers yet".
    #[prop(into)]
    title: Signal<String>,
    /// What belongs here and what it is good for.
    #[prop(into)]
    text: Signal<String>,
    /// One button to begin, at most one more.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="nx-empty">
            <span class="nx-empty__icon"><Icon glyph size=32 /></span>
            <h2 class="nx-empty__title">{title}</h2>
            <p class="nx-empty__text">{text}</p>
            {children.map(|children| view! { <div class="nx-empty__actions">{children()}</div> })}
        </div>
    }
    .into_any()
}
