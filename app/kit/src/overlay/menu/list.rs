use leptos::ev::MouseEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

use super::items::ITEMS;
use super::keys::walk;
use super::opening::note_state;

/// A menu, opened by every [`crate::MenuButton`] that names it: a list has one menu, not one for each row.
///
/// Arrows, Home, End and letters move, Enter chooses, Esc and Tab close; the focus goes back to the button.
#[component]
pub fn Menu(
    /// Its id in the page, for its buttons.
    #[prop(into)]
    id: String,
    /// What it offers, for screen readers: "Actions for Acme".
    #[prop(into)]
    label: Signal<String>,
    /// Its [`crate::MenuItem`]s and [`crate::MenuLink`]s.
    children: Children,
) -> impl IntoView {
    let typed = StoredValue::new((String::new(), 0.0));
    view! {
        <div
            id=id
            class="nx-menu"
            popover="auto"
            role="menu"
            tabindex="-1"
            aria-label=label
            on:toggle=|event| if let Some(menu) = menu_of(&event) { note_state(&menu) }
            on:click=|event| if let Some(menu) = menu_of(&event) { close_after_choice(&menu, &event) }
            on:keydown=move |event| if let Some(menu) = menu_of(&event) { walk(&menu, &event, typed) }
        >
            {children()}
        </div>
    }.into_any()
}

fn menu_of(event: &Event) -> Option<HtmlElement> {
    event.current_target()?.dyn_into().ok()
}

fn close_after_choice(menu: &HtmlElement, event: &MouseEvent) {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    if target.is_some_and(|target| target.closest(ITEMS).ok().flatten().is_some()) {
        // Already closed is fine.
        let _ = menu.hide_popover();
    }
}
