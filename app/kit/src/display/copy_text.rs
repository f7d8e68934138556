use leptos::prelude::*;

use crate::browser::copy;
use crate::{Button, ButtonKind, Glyph, Toast, use_toasts};

/// A text to take elsewhere, such as the secret of a key: one click selects it, the button copies it.
#[component]
pub fn CopyText(
    /// What it is, as on the button: "Copy key" for `key`.
    #[prop(into)]
    noun: String,
    /// The text.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    let toasts = use_toasts();
    let words = StoredValue::new((noun.clone(), text.clone()));
    let copy = move |_| {
        let (noun, text) = words.get_value();
        copy(text, move |copied| {
            toasts.show(if copied {
                Toast::success(format!("The {noun} is on your clipboard"))
            } else {
                Toast::error("The browser did not copy it")
                    .with_body("Select the text and copy it yourself.")
            });
        });
    };
    view! {
        <div class="nx-copy">
            <code class="nx-copy__text" translate="no">{text}</code>
            <Button kind=ButtonKind::Tertiary icon=Glyph::Copy on_click=copy>{format!("Copy {noun}")}</Button>
        </div>
    }
    .into_any()
}
