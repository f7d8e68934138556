//! What the browser loads: takes over the page that the server rendered.
// Views are deeply nested types.
#![recursion_limit = "512"]

use wasm_bindgen::prelude::wasm_bindgen;

/// Called by the page once the client has arrived.
#[wasm_bindgen]
pub async fn hydrate() {
    console_error_panic_hook::set_once();
    app::load_page().await;
    leptos::mount::hydrate_body(app::App);
}

/// Called by the page that the service worker makes where the server cannot be reached: draws it from nothing.
#[wasm_bindgen]
pub fn mount() {
    console_error_panic_hook::set_once();
    let body = leptos::tachys::dom::body();
    leptos::mount::mount_to_renderer(&body, app::App).forget();
}
