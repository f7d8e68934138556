//! `j` and `k` move from row to row, `x` chooses, `e` edits.

use domain::id::CustomerId;
use kit::use_shortcut;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlElement, NodeList};
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::chosen::Chosen;

/// The attribute of a row that holds its customer's id.
const ROW: &str = "[data-customer]";
/// The link of a row.
const LINK: &str = "[data-customer] .nx-row-link";

/// The keys of a list of customers, as long as the calling component lives.
pub(super) fn use_row_keys(chosen: Chosen, may_edit: Signal<bool>) {
    use_shortcut("j", "Next customer", || step(1));
    use_shortcut("k", "Previous customer", || step(-1));
    use_shortcut("x", "Select the customer", move || {
        if let Some(id) = current().filter(|_| may_edit.get_untracked()) {
            chosen.toggle(id, false);
        }
    });
    let navigate = use_navigate();
    use_shortcut("e", "Edit the customer", move || {
        if let Some(id) = current() {
            navigate(
                &format!("/customers/{id}?edit=1"),
                NavigateOptions::default(),
            );
        }
    });
}

/// The customer whose row has the focus.
fn current() -> Option<CustomerId> {
    let row = document().active_element()?.closest(ROW).ok()??;
    row.get_attribute("data-customer")?.parse().ok()
}

/// Moves the focus by so many rows; without one in focus, to the first.
fn step(by: i32) {
    let Ok(links) = document().query_selector_all(LINK) else {
        return;
    };
    let here = document()
        .active_element()
        .and_then(|focused| focused.closest(ROW).ok().flatten());
    let place = here.and_then(|row| place_of(&links, &row));
    let last = i32::try_from(links.length()).unwrap_or(i32::MAX) - 1;
    let to = place.map_or(0, |place| (place + by).clamp(0, last));
    let link = u32::try_from(to).ok().and_then(|to| links.get(to));
    if let Some(link) = link.and_then(|node| node.dyn_into::<HtmlElement>().ok()) {
        // A row that cannot take the focus is gone from the page.
        let _ = link.focus();
    }
}

fn place_of(links: &NodeList, row: &Element) -> Option<i32> {
    (0..links.length())
        .find(|index| {
            links
                .get(*index)
                .is_some_and(|link| row.contains(Some(&link)))
        })
        .and_then(|index| i32::try_from(index).ok())
}
