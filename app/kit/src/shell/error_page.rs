use leptos::prelude::*;

/// A whole page that is not there, or that failed: the words, what is safe, the way on.
#[component]
pub fn ErrorPage(
    /// The HTTP status, shown small.
    code: u16,
    /// What happened: "We could not find that page".
    #[prop(into)]
    title: String,
    /// What is safe, and what to do.
    #[prop(into)]
    text: String,
    /// Finds the details in the log.
    #[prop(optional, into)]
    reference: Option<String>,
    /// The ways on: links.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="nx-error-page">
            <p class="nx-error-page__code">{code}</p>
            <h1 class="nx-error-page__title">{title}</h1>
            <p class="nx-error-page__text">{text}</p>
            <div class="nx-error-page__actions">{children()}</div>
            {reference.map(|reference| view! {
                <p class="nx-error-page__reference">"Reference " <code>{reference}</code></p>
            })}
        </div>
    }
    .into_any()
}
