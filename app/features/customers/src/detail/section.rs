use kit::{Glyph, Icon};
use leptos::prelude::*;

/// A part of the page with its heading. Folds up, which on phones makes a long page short.
#[component]
pub(super) fn Section(
    /// Its id, for links to it.
    id: &'static str,
    /// Its heading.
    title: &'static str,
    /// How many things are in it.
    #[prop(optional, into)]
    count: Option<Signal<usize>>,
    /// What is in it.
    children: Children,
) -> impl IntoView {
    let count = count.map(|count| {
        view! {
            <span class="nx-section__count">
                {move || (count.get() > 0).then(|| count.get().to_string())}
            </span>
        }
    });
    let heading = format!("{id}-heading");
    let labelled_by = heading.clone();
    view! {
        <section class="nx-section" id=id aria-labelledby=labelled_by>
            <details class="nx-section__fold" open>
                <summary class="nx-section__head">
                    <h2 class="nx-section__title" id=heading>{title}</h2>
                    {count}
                    <Icon glyph=Glyph::ChevronDown class="nx-section__chevron" />
                </summary>
                <div class="nx-section__body">{children()}</div>
            </details>
        </section>
    }
}
