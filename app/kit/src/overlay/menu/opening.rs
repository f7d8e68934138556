//! Opening a menu at a button, and telling screen readers which button that is.

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;

use super::items::{focus, items};
use super::place::{Area, place};

/// Opens the menu at the pressed button, or closes it if it is open there.
pub(super) fn toggle(menu: &str, event: &MouseEvent) {
    event.prevent_default();
    let button = event
        .current_target()
        .and_then(|target| target.dyn_into::<HtmlElement>().ok());
    let menu = document()
        .get_element_by_id(menu)
        .and_then(|menu| menu.dyn_into::<HtmlElement>().ok());
    let (Some(button), Some(menu)) = (button, menu) else {
        return;
    };
    let here = button.get_attribute("aria-expanded").as_deref() == Some("true");
    // Both fail only when the menu is already in that state.
    let _ = menu.hide_popover();
    mark_collapsed(&menu);
    if here {
        return;
    }
    let _ = menu.show_popover();
    mark_expanded(&button);
    // One frame later the items fit the row that `on_open` chose, and have their size.
    request_animation_frame(move || {
        put_at(&menu, &button);
        focus(items(&menu).first());
    });
}

fn mark_expanded(button: &HtmlElement) {
    let _ = button.set_attribute("aria-expanded", "true");
}

fn put_at(menu: &HtmlElement, button: &HtmlElement) {
    let (at, window) = (button.get_bounding_client_rect(), window());
    let pixels = |size: Result<JsValue, _>| size.ok().and_then(|size| size.as_f64());
    let (Some(width), Some(height)) = (pixels(window.inner_width()), pixels(window.inner_height()))
    else {
        return;
    };
    let button = Area {
        left: at.left(),
        top: at.top(),
        width: at.width(),
        height: at.height(),
    };
    let size = (
        f64::from(menu.offset_width()),
        f64::from(menu.offset_height()),
    );
    let (left, top) = place(button, size, (width, height));
    let style = menu.style();
    // Whole pixels: writing out a float is 5 kB of client. Valid lengths cannot be refused.
    let _ = style.set_property("left", &format!("{}px", left.round() as i32));
    let _ = style.set_property("top", &format!("{}px", top.round() as i32));
}

/// Once closed, by whatever means, no button says that it is open.
pub(super) fn note_state(menu: &HtmlElement) {
    if !menu.matches(":popover-open").unwrap_or(false) {
        mark_collapsed(menu);
    }
}

fn mark_collapsed(menu: &HtmlElement) {
    let open = format!("[aria-controls='{}'][aria-expanded=true]", menu.id());
    while let Ok(Some(button)) = document().query_selector(&open) {
        // A valid attribute name cannot be refused.
        let _ = button.remove_attribute("aria-expanded");
    }
}
