use leptos::prelude::*;

use crate::ProductMark;
use crate::browser::InTurn;

/// The bar above every page.
#[component]
pub fn Header(
    /// Where the product's name leads.
    #[prop(into, default = "/customers".to_owned())]
    home: String,
    /// A [`crate::SearchField`]; on phones an icon among the actions takes its place.
    #[prop(optional, into)]
    search: Option<ViewFnOnce>,
    /// What stands at the end: theme, notifications, the person.
    #[prop(optional, into)]
    actions: Option<ViewFnOnce>,
) -> impl IntoView {
    view! {
        <header class="nx-header">
            <a class="nx-header__name" href=home>
                <ProductMark />
                <span>"NextUp"</span>
            </a>
            <div class="nx-header__search">
                <InTurn>{search.map(ViewFnOnce::run)}</InTurn>
            </div>
            <div class="nx-header__actions">
                <InTurn>{actions.map(ViewFnOnce::run)}</InTurn>
            </div>
        </header>
    }
    .into_any()
}
