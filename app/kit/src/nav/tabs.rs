use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// A part of a record that has its own address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TabLink {
    /// Its name.
    pub label: String,
    /// Its address.
    pub href: String,
    /// Whether it is the one shown.
    pub current: bool,
}

/// The parts of a record, as links.
#[component]
pub fn Tabs(
    /// What they are parts of, for screen readers: "Parts of Acme".
    #[prop(into)]
    label: String,
    /// The parts.
    #[prop(into)]
    tabs: Signal<Vec<TabLink>>,
) -> impl IntoView {
    let items = move || {
        tabs.get()
            .into_iter()
            .map(|TabLink { label, href, current }| {
                view! {
                    <li><a class="nx-tab" href=href aria-current=current.then_some("page")>{label}</a></li>
                }
            })
            .collect_view()
    };
    let list = NodeRef::<html::Ul>::new();
    Effect::new(move |_| {
        tabs.track();
        if let Some(list) = list.get() {
            request_animation_frame(move || show_current(&list));
        }
    });
    view! {
        <nav class="nx-tabs" aria-label=label>
            <ul class="nx-tabs__list" node_ref=list>{items}</ul>
        </nav>
    }
    .into_any()
}

/// Where the tabs are wider than the screen, scrolls to the one shown.
fn show_current(list: &HtmlElement) {
    let current = list.query_selector("[aria-current]").ok().flatten();
    if let Some(current) = current.and_then(|tab| tab.dyn_into::<HtmlElement>().ok()) {
        let middle = current.offset_left() - list.offset_left() + current.offset_width() / 2;
        list.set_scroll_left(middle - list.client_width() / 2);
    }
}
