use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// What can be chosen in a menu.
pub(super) const ITEMS: &str = "[role^=menuitem]:not([aria-disabled=true])";

pub(super) fn items(menu: &HtmlElement) -> Vec<HtmlElement> {
    let Ok(found) = menu.query_selector_all(ITEMS) else {
        return Vec::new();
    };
    (0..found.length())
        .filter_map(|index| found.item(index)?.dyn_into().ok())
        .collect()
}

pub(super) fn focus(item: Option<&HtmlElement>) {
    if let Some(item) = item {
        // An item that cannot take the focus is gone from the page.
        let _ = item.focus();
    }
}
