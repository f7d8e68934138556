use leptos::ev::MouseEvent;
use leptos::prelude::*;

use super::{ButtonKind, ButtonSize, classes};
use crate::{Glyph, Icon};

/// A button with an icon only. The label is its name for screen readers and its tooltip.
#[component]
pub fn IconButton(
    /// What it does, in words.
    #[prop(into)]
    label: Signal<String>,
    /// Its picture.
    glyph: Glyph,
    /// How much it asks for attention.
    #[prop(default = ButtonKind::Ghost)]
    kind: ButtonKind,
    /// Its width and height.
    #[prop(optional)]
    size: ButtonSize,
    /// Whether it is switched on, for buttons that are switches.
    #[prop(optional, into)]
    pressed: Option<Signal<bool>>,
    /// Whether it cannot be pressed.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// What pressing it does.
    #[prop(optional, into)]
    on_click: Option<Callback<MouseEvent>>,
    /// More classes; `nx-tip--end` keeps the tooltip inside at the right edge, `nx-tip--up` above.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let class = classes(kind, size, &format!("cds--btn--icon-only nx-tip {class}"));
    view! {
        <button
            type="button"
            class=class
            aria-label=label
            data-tip=label
            aria-pressed=move || pressed.map(|on| if on.get() { "true" } else { "false" })
            disabled=disabled
            on:click=move |event| {
                if let Some(on_click) = on_click {
                    on_click.run(event);
                }
            }
        >
            <Icon glyph class="cds--btn__icon" />
        </button>
    }
    .into_any()
}
