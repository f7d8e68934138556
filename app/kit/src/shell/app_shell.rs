use leptos::prelude::*;

use crate::SkipLink;
use crate::browser::InTurn;

/// Where header, navigation and page stand on phone, tablet and desktop.
#[component]
pub fn AppShell(
    /// A [`crate::Header`].
    #[prop(into)]
    header: ViewFnOnce,
    /// A [`crate::SideNav`], seen on tablet and desktop.
    #[prop(into)]
    side: ViewFnOnce,
    /// A [`crate::BottomBar`], seen on phones.
    #[prop(into)]
    bottom: ViewFnOnce,
    /// The page.
    children: Children,
) -> impl IntoView {
    view! {
        <SkipLink />
        <div class="nx-shell">
            {header.run()}
            {side.run()}
            <main class="nx-main" id="main" tabindex="-1">
                <InTurn>{children()}</InTurn>
            </main>
            {bottom.run()}
        </div>
    }
    .into_any()
}
