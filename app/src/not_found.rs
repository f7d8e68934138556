use kit::services::reply;
use kit::{ErrorPage, LinkButton};
use leptos::prelude::*;
use leptos_meta::Title;

/// The page for addresses that lead nowhere.
#[component]
pub(crate) fn NotFoundPage() -> impl IntoView {
    if let Some(reply) = reply() {
        reply.status(404);
    }
    view! {
        <Title text="Not found" />
        <main id="main">
            <ErrorPage code=404 title="We could not find that page" text="The address may be mistyped, or what was here is gone.">
                <LinkButton href="/customers">"Go to your customers"</LinkButton>
            </ErrorPage>
        </main>
    }
}
