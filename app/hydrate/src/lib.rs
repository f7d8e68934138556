//! What the browser loads: takes over the page that the server rendered.
// Views are deeply nested types.
#![recursion_limit = "512"]

use wasm_bindgen::prelude::wasm_bindgen;

/// Called by the page once the client has arrived.
#[wasm_bindgen]
pub async fn hydrate() {
    console_error_panic_hook::set_once();
    app::take_over().await;
}

/// Called by the page that the service worker makes where the server cannot be reached: draws it from nothing.
#[wasm_bindgen]
pub async fn mount() {
    console_error_panic_hook::set_once();
    app::draw().await;
}
