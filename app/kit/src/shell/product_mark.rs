use leptos::prelude::*;

/// The product's mark: two steps up and forward. Decoration: the name stands beside it.
#[component]
pub fn ProductMark(
    /// Width and height in pixels.
    #[prop(default = 24)]
    size: u8,
) -> impl IntoView {
    view! {
        <svg class="nx-mark" width=size height=size viewBox="0 0 32 32" aria-hidden="true" focusable="false">
            <rect class="nx-mark__ground" width="32" height="32"></rect>
            <path class="nx-mark__sign" d="M8 24V10h3.2l7.6 9.2V10H22v3.5L27 8v8h-3v8h-3.4l-9.4-11.3V24z"></path>
        </svg>
    }
}
