use leptos::prelude::*;

/// Components of a kind.
#[component]
pub(crate) fn Section(title: &'static str, children: Children) -> impl IntoView {
    view! {
        <section class="nx-gallery__section">
            <h2 class="nx-gallery__title">{title}</h2>
            {children()}
        </section>
    }
}

/// Components of a kind in a row, with a word about them.
#[component]
pub(crate) fn Row(words: &'static str, children: Children) -> impl IntoView {
    view! {
        <div class="nx-gallery__row">
            <p class="nx-gallery__words">{words}</p>
            <div class="nx-gallery__examples">{children()}</div>
        </div>
    }
}
