use leptos::prelude::window;
use leptos::task::spawn_local;

/// Puts text where Paste finds it; `done` learns whether the browser let us. Over plain HTTP most do not.
pub fn copy(text: String, done: impl FnOnce(bool) + 'static) {
    let clipboard = window().navigator().clipboard();
    if clipboard.is_undefined() {
        done(false);
        return;
    }
    spawn_local(async move { done(clipboard.write_text(&text).await.is_ok()) });
}
