use leptos::ev::MouseEvent;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

use crate::InlineLoading;

/// Loads more when this much above the end of the list comes into sight.
const AHEAD: &str = "600px";

/// The end of a list: loads the next page as it comes near. Underneath is a real link to that page.
#[component]
pub fn InfiniteScroll(
    /// Address of the next page; `None` at the end of the list.
    #[prop(into)]
    next_href: Signal<Option<String>>,
    /// Loads the next page and adds it to the list.
    #[prop(into)]
    on_more: Callback<()>,
    /// Whether it loads.
    #[prop(into)]
    loading: Signal<bool>,
    /// Why loading failed; then only the link tries again.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// What there is more of: "customers".
    #[prop(into)]
    noun: String,
) -> impl IntoView {
    let node = NodeRef::<html::Div>::new();
    let ready = move || {
        next_href.with_untracked(Option::is_some)
            && !loading.get_untracked()
            && error.with_untracked(Option::is_none)
    };
    watch(node, next_href, loading, move || {
        if ready() {
            on_more.run(());
        }
    });
    let noun = StoredValue::new(noun);
    let link = move || {
        next_href.get().map(|href| {
            let more = move |event: MouseEvent| {
                event.prevent_default();
                on_more.run(());
            };
            view! { <a class="cds--link" rel="next" href=href on:click=more>"More " {noun.get_value()}</a> }
        })
    };
    view! {
        <div class="nx-more" node_ref=node>
            {move || error.get().map(|error| view! { <p class="nx-more__error" role="alert">{error}</p> })}
            {move || if loading.get() {
                view! { <InlineLoading text=format!("Loading more {}", noun.get_value()) /> }.into_any()
            } else {
                link().into_any()
            }}
        </div>
    }.into_any()
}

/// Calls `reached` whenever the element is near the window. Watches anew after each page, because an observer
/// speaks only when something changes, and a short page may leave the element in sight.
fn watch(
    node: NodeRef<html::Div>,
    next_href: Signal<Option<String>>,
    loading: Signal<bool>,
    reached: impl Fn() + Copy + 'static,
) {
    Effect::new(move |_| {
        let Some(end) = node.get() else { return };
        if next_href.with(Option::is_none) || loading.get() {
            return;
        }
        let seen = Closure::<dyn Fn(js_sys::Array)>::new(move |entries: js_sys::Array| {
            let near = entries.iter().any(|entry| {
                entry
                    .dyn_ref::<IntersectionObserverEntry>()
                    .is_some_and(IntersectionObserverEntry::is_intersecting)
            });
            if near {
                reached();
            }
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin(AHEAD);
        let function = seen.into_js_value();
        let observer = IntersectionObserver::new_with_options(function.unchecked_ref(), &options);
        if let Ok(observer) = observer {
            observer.observe(&end);
            let observer = StoredValue::new_local(observer);
            on_cleanup(move || {
                observer.with_value(IntersectionObserver::disconnect);
            });
        }
    });
}
