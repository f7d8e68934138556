use leptos::prelude::*;

/// A small spinner. Decoration: words or `aria-busy` beside it say what goes on.
#[component]
pub fn Loading(
    /// More classes.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    view! {
        <span class=format!("cds--loading cds--loading--small nx-loading {class}") aria-hidden="true">
            <svg class="cds--loading__svg" viewBox="0 0 100 100">
                <circle class="cds--loading__background" cx="50%" cy="50%" r="42"></circle>
                <circle class="cds--loading__stroke" cx="50%" cy="50%" r="42"></circle>
            </svg>
        </span>
    }
}

/// A spinner and the words for what goes on.
#[component]
pub fn InlineLoading(
    /// What goes on: "Saving …".
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    view! {
        <div class="nx-inline-loading" role="status">
            <Loading />
            <span>{text}</span>
        </div>
    }
}
