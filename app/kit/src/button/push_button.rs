use leptos::ev::MouseEvent;
use leptos::prelude::*;

use super::{ButtonKind, ButtonSize, classes};
use crate::{Glyph, Icon, Loading};

/// What pressing the button does to the form around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ButtonType {
    /// Nothing: `on_click` decides.
    #[default]
    Button,
    /// Sends it, also before the page is interactive.
    Submit,
}

/// A button. Its text is a verb with its object: "Add customer".
#[component]
pub fn Button(
    /// How much it asks for attention.
    #[prop(optional)]
    kind: ButtonKind,
    /// Its height.
    #[prop(optional)]
    size: ButtonSize,
    /// An icon before the text.
    #[prop(optional, into)]
    icon: Option<Glyph>,
    /// Whether it sends the form around it.
    #[prop(optional)]
    button_type: ButtonType,
    /// Id of the form it sends when it stands outside of it, such as in the footer of a dialog.
    #[prop(optional, into)]
    form: Option<String>,
    /// Shows that its work is under way; it cannot be pressed meanwhile and keeps its width.
    #[prop(optional, into)]
    pending: Signal<bool>,
    /// Whether it cannot be pressed.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// What pressing it does.
    #[prop(optional, into)]
    on_click: Option<Callback<MouseEvent>>,
    /// More classes.
    #[prop(optional)]
    class: &'static str,
    /// Its text.
    children: Children,
) -> impl IntoView {
    let button_type = match button_type {
        ButtonType::Button => "button",
        ButtonType::Submit => "submit",
    };
    view! {
        <button
            type=button_type
            class=classes(kind, size, class)
            class:nx-btn--pending=pending
            form=form
            disabled=move || disabled.get() || pending.get()
            aria-busy=move || pending.get().then_some("true")
            on:click=move |event| {
                if let Some(on_click) = on_click {
                    on_click.run(event);
                }
            }
        >
            {move || pending.get().then(|| view! { <Loading class="nx-btn__spinner" /> })}
            {icon.map(|glyph| view! { <Icon glyph class="cds--btn__icon" /> })}
            <span class="nx-btn__text">{children()}</span>
        </button>
    }
    .into_any()
}
