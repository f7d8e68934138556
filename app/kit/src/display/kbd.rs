use leptos::prelude::*;

/// Keys to press: `"g c"` one after the other, `"mod+k"` together.
#[component]
pub fn Kbd(
    /// The keys, as in [`crate::Shortcut`].
    keys: &'static str,
) -> impl IntoView {
    // Only the browser knows its keyboard.
    let on_apple = RwSignal::new(false);
    Effect::new(move |_| on_apple.set(is_apple()));
    let parts = keys
        .split([' ', '+'])
        .map(|key| view! { <kbd class="nx-kbd">{move || key_words(key, on_apple.get())}</kbd> });
    view! { <span class="nx-keys">{parts.collect_view()}</span> }
}

/// What is printed on the key.
fn key_words(key: &str, on_apple: bool) -> String {
    match key {
        "mod" if on_apple => "⌘".to_owned(),
        "mod" => "Ctrl".to_owned(),
        "escape" => "Esc".to_owned(),
        "enter" => "Enter".to_owned(),
        key => key.to_uppercase(),
    }
}

/// Whether the keys are those of a Mac, an iPhone or an iPad.
fn is_apple() -> bool {
    let platform = window().navigator().platform().unwrap_or_default();
    ["Mac", "iPhone", "iPad"]
        .iter()
        .any(|apple| platform.starts_with(apple))
}
