use leptos::ev::{KeyboardEvent, SubmitEvent};
use leptos::html;
use leptos::prelude::*;

use super::value::bind_input;
use crate::browser::debounced;
use crate::{Glyph, Icon};

/// Waits this long after the last letter before it searches.
const PAUSE_MS: u64 = 200;

/// Search as you type. A real form: before the page is interactive Enter opens `action?name=…`.
#[component]
pub fn SearchField(
    /// What is searched: "Search customers".
    #[prop(into)]
    label: String,
    /// What the URL searches for now; the field follows it.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the text a moment after typing, and at once on Enter or when it is cleared.
    #[prop(into)]
    on_search: Callback<String>,
    /// The page that shows results.
    #[prop(into)]
    action: String,
    /// Name of the URL parameter.
    #[prop(into, default = "q".to_owned())]
    name: String,
    /// Other URL parameters to keep when the form is sent: `(name, value)`.
    #[prop(optional, into)]
    keep: Signal<Vec<(String, String)>>,
    /// Inside the empty field; the label if not given.
    #[prop(optional, into)]
    placeholder: Option<String>,
    /// Its id; "/" moves the focus to `search`.
    #[prop(into, default = "search".to_owned())]
    id: String,
) -> impl IntoView {
    let text = RwSignal::new(value.get_untracked());
    let node = NodeRef::<html::Input>::new();
    bind_input(node, text);
    follow(value, text, node);
    let later = debounced(PAUSE_MS, move |typed: String| on_search.run(typed));
    let clear = move || {
        text.set(String::new());
        later.now(String::new());
        if let Some(field) = node.get_untracked() {
            // A field that cannot take the focus is gone from the page.
            let _ = field.focus();
        }
    };
    let placeholder = placeholder.unwrap_or_else(|| label.clone());
    view! {
        <form
            class="cds--search cds--search--md cds--layout--size-md nx-search"
            role="search"
            aria-label=label.clone()
            method="get"
            action=action
            on:submit=move |event: SubmitEvent| {
                event.prevent_default();
                later.now(text.get_untracked());
            }
        >
            <label class="cds--visually-hidden" for=id.clone()>{label.clone()}</label>
            <Icon glyph=Glyph::Search class="nx-search__glass" />
            <input
                node_ref=node
                type="text"
                inputmode="search"
                enterkeyhint="search"
                class="cds--search-input"
                id=id
                name=name
                placeholder=placeholder
                autocomplete="off"
                value=text.get_untracked()
                on:input=move |event| {
                    let typed = event_target_value(&event);
                    text.set(typed.clone());
                    later.soon(typed);
                }
                on:keydown=move |event: KeyboardEvent| {
                    if event.key() == "Escape" && !text.with_untracked(String::is_empty) {
                        event.prevent_default();
                        clear();
                    }
                }
            />
            {move || (!text.with(String::is_empty)).then(|| view! {
                <button type="button" class="nx-search__clear" aria-label="Clear search" on:click=move |_| clear()>
                    <Icon glyph=Glyph::Close />
                </button>
            })}
            {move || keep.get().into_iter().map(|(name, value)| view! {
                <input type="hidden" name=name value=value />
            }).collect_view()}
        </form>
    }.into_any()
}

/// Back and Forward change the URL: show its search, unless somebody is typing.
fn follow(value: Signal<String>, text: RwSignal<String>, node: NodeRef<html::Input>) {
    Effect::new(move |before: Option<String>| {
        let now = value.get();
        let changed = before.is_some_and(|before| before != now);
        let typing = node.get_untracked().is_some_and(|field| {
            document()
                .active_element()
                .is_some_and(|active| active == **field)
        });
        if changed && !typing {
            text.set(now.clone());
        }
        now
    });
}
