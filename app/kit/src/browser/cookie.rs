use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::HtmlDocument;

/// Remembers a choice for a year where the server sees it, so that its first HTML is right and nothing jumps.
/// For looks only, never for secrets. `name` and `value` are plain words.
pub fn remember_in_cookie(name: &str, value: &str) {
    let cookie = format!("{name}={value}; Path=/; Max-Age=31536000; SameSite=Lax");
    if let Ok(document) = document().dyn_into::<HtmlDocument>() {
        // A browser that refuses cookies only forgets.
        let _ = document.set_cookie(&cookie);
    }
}
