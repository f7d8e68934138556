use leptos::prelude::*;

/// The product's mark: an N that points up. Decoration: the name stands beside it.
#[component]
pub fn ProductMark(
    /// Width and height in pixels.
    #[prop(default = 24)]
    size: u8,
) -> impl IntoView {
    view! {
        <svg class="nx-mark" width=size height=size viewBox="0 0 32 32" aria-hidden="true" focusable="false">
            <rect class="nx-mark__ground" width="32" height="32"></rect>
            <path class="nx-mark__sign" d="M7 25V9h3.6l8.4 10.6V14h-3.5L22 7l6.5 7h-5.9v11H19l-8.4-10.6V25z"></path>
        </svg>
    }
}
