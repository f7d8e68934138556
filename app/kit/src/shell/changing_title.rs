use leptos::prelude::*;
use leptos_meta::Title;

/// The document's title, where it changes while the page stays. A title that does not change is a `<Title text="…" />`.
#[component]
pub fn ChangingTitle(
    /// The title without the product's name.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    // The server reads the title when the page is rendered and the signals of this request may be gone, or the thread
    // may already look at those of another: what it reads must belong to nobody's arena.
    let shown = ArcRwSignal::new(text.get_untracked());
    let title = shown.clone();
    Effect::new(move |_| shown.set(text.get()));
    view! { <Title text=move || title.get() /> }
}
