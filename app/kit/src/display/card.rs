use leptos::prelude::*;

/// A frame around what belongs together, with a heading.
#[component]
pub fn Tile(
    /// Its heading.
    #[prop(optional, into)]
    title: Option<String>,
    /// Buttons beside the heading.
    #[prop(optional, into)]
    actions: Option<ViewFnOnce>,
    /// Its id, for links to it.
    #[prop(optional, into)]
    id: Option<String>,
    /// What is in it.
    children: Children,
) -> impl IntoView {
    let heading_id = id.as_ref().map(|id| format!("{id}-title"));
    let labelled_by = heading_id.clone();
    view! {
        <section class="nx-tile" id=id aria-labelledby=labelled_by>
            {title.map(|title| view! {
                <header class="nx-tile__header">
                    <h2 class="nx-tile__title" id=heading_id>{title}</h2>
                    {actions.map(|actions| view! { <div class="nx-tile__actions">{actions.run()}</div> })}
                </header>
            })}
            <div class="nx-tile__body">{children()}</div>
        </section>
    }.into_any()
}

/// One record in a list: a row that opens the record, wherever it is clicked.
///
/// The title is the only link; it covers the card. Buttons in `actions` lie above it and stay pressable.
#[component]
pub fn Card(
    /// The record's address.
    #[prop(into)]
    href: String,
    /// The record's name.
    #[prop(into)]
    title: String,
    /// Before the title: an avatar.
    #[prop(optional, into)]
    lead: Option<ViewFnOnce>,
    /// After the title: a status.
    #[prop(optional, into)]
    status: Option<ViewFnOnce>,
    /// Buttons at the end.
    #[prop(optional, into)]
    actions: Option<ViewFnOnce>,
    /// Facts below the title, each a `<span>`; spaced and, on phones, wrapped.
    children: Children,
) -> impl IntoView {
    view! {
        <article class="nx-card">
            {lead.map(ViewFnOnce::run)}
            <div class="nx-card__main">
                <h3 class="nx-card__title"><a class="nx-card__link" href=href dir="auto">{title}</a></h3>
                <div class="nx-card__facts">{children()}</div>
            </div>
            {status.map(|status| view! { <div class="nx-card__status">{status.run()}</div> })}
            {actions.map(|actions| view! { <div class="nx-card__actions">{actions.run()}</div> })}
        </article>
    }
    .into_any()
}
