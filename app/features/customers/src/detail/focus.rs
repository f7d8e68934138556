use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;

/// Moves the focus, once what changed has been drawn, to the first of these ids that can take it.
pub(super) fn focus_soon(ids: impl IntoIterator<Item = String> + 'static) {
    request_animation_frame(move || {
        for id in ids {
            let element = document().get_element_by_id(&id);
            let Some(element) = element.and_then(|found| found.dyn_into::<HtmlElement>().ok())
            else {
                continue;
            };
            if !element.has_attribute("disabled") && element.focus().is_ok() {
                return;
            }
        }
    });
}
