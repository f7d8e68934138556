use leptos::prelude::*;

/// A part of a record that has its own address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TabLink {
    /// Its name.
    pub label: String,
    /// Its address.
    pub href: String,
    /// Whether it is the one shown.
    pub current: bool,
}

/// The parts of a record, as links.
#[component]
pub fn Tabs(
    /// What they are parts of, for screen readers: "Parts of Acme".
    #[prop(into)]
    label: String,
    /// The parts.
    #[prop(into)]
    tabs: Signal<Vec<TabLink>>,
) -> impl IntoView {
    let items = move || {
        tabs.get()
            .into_iter()
            .map(|TabLink { label, href, current }| {
                view! {
                    <li><a class="nx-tab" href=href aria-current=current.then_some("page")>{label}</a></li>
                }
            })
            .collect_view()
    };
    view! {
        <nav class="nx-tabs" aria-label=label>
            <ul class="nx-tabs__list">{items}</ul>
        </nav>
    }
    .into_any()
}
