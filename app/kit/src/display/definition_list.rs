use leptos::prelude::*;

/// Facts with their names, one in a row.
#[component]
pub fn DefinitionList(
    /// Its [`Definition`]s.
    children: Children,
) -> impl IntoView {
    view! { <dl class="nx-facts">{children()}</dl> }.into_any()
}

/// One fact.
#[component]
pub fn Definition(
    /// Its name.
    #[prop(into)]
    term: String,
    /// The fact: text, or an [`crate::InlineEdit`].
    children: Children,
) -> impl IntoView {
    view! {
        <div class="nx-fact">
            <dt class="nx-fact__term">{term}</dt>
            <dd class="nx-fact__value">{children()}</dd>
        </div>
    }
    .into_any()
}
