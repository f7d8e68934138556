use leptos::prelude::*;

/// One way to narrow a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilterTab {
    /// Its name.
    pub label: String,
    /// The list narrowed so.
    pub href: String,
    /// How many there are: `12`, `1,000+`. Room is kept while it is not known.
    pub count: Option<String>,
    /// Whether the list is narrowed so now.
    pub current: bool,
}

/// Narrows a list: one of a few, as links with counts.
#[component]
pub fn FilterTabs(
    /// What is narrowed, for screen readers: "Customers by status".
    #[prop(into)]
    label: String,
    /// The ways.
    #[prop(into)]
    tabs: Signal<Vec<FilterTab>>,
) -> impl IntoView {
    let items =
        move || {
            tabs.get()
            .into_iter()
            .map(|FilterTab { label, href, count, current }| {
                view! {
                    <li>
                        <a class="nx-filter" href=href aria-current=current.then_some("true")>
                            {label} " " <span class="nx-filter__count">{count}</span>
                        </a>
                    </li>
                }
            })
            .collect_view()
        };
    view! {
        <nav class="nx-filters" aria-label=label>
            <ul class="nx-filters__list">{items}</ul>
        </nav>
    }
    .into_any()
}
