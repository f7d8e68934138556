use leptos::prelude::*;

use crate::ProductMark;

/// The page around signing in and its like: the product's mark, one card, a line below.
#[component]
pub fn AuthLayout(
    /// The page's heading: "Sign in".
    #[prop(into)]
    title: String,
    /// A line below it.
    #[prop(optional, into)]
    subtitle: Option<String>,
    /// Below the card: the way to the other forms.
    #[prop(optional, into)]
    footer: Option<ViewFnOnce>,
    /// The form.
    children: Children,
) -> impl IntoView {
    view! {
        <main class="nx-auth" id="main" tabindex="-1">
            <div class="nx-auth__brand">
                <ProductMark size=32 />
                <span>"NextUp"</span>
            </div>
            <div class="nx-auth__card">
                <h1 class="nx-auth__title">{title}</h1>
                {subtitle.map(|words| view! { <p class="nx-auth__subtitle">{words}</p> })}
                {children()}
            </div>
            {footer.map(|footer| view! { <div class="nx-auth__footer">{footer.run()}</div> })}
        </main>
    }
    .into_any()
}
