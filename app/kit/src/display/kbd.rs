use leptos::prelude::*;

/// Keys to press: `"g c"` one after the other, `"mod+k"` together.
#[component]
pub fn Kbd(
    /// The keys, as in [`crate::Shortcut`].
    keys: &'static str,
) -> impl IntoView {
    let parts = keys
        .split([' ', '+'])
        .map(|key| view! { <kbd class="nx-kbd">{key_words(key)}</kbd> });
    view! { <span class="nx-keys">{parts.collect_view()}</span> }
}

/// What is printed on the key.
fn key_words(key: &str) -> String {
    match key {
        "mod" => "Ctrl".to_owned(),
        "escape" => "Esc".to_owned(),
        "enter" => "Enter".to_owned(),
        key => key.to_uppercase(),
    }
}
