use leptos::prelude::*;

use super::frame::{Frame, Words};
use super::value::{FieldValue, bind_input};
use crate::{Glyph, Icon};

/// A password, with a button that shows what is typed.
#[component]
pub fn PasswordInput(
    /// What to type, above the field.
    #[prop(into, default = "Password".to_owned())]
    label: String,
    /// Name of the form field.
    #[prop(into, default = "password".to_owned())]
    name: String,
    /// The signal it is bound to, for a form that must clear it.
    #[prop(optional, into)]
    value: FieldValue,
    /// A hint below the field.
    #[prop(optional, into)]
    helper: Option<String>,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// `current-password` to sign in, `new-password` to choose one.
    #[prop(into, default = "current-password".to_owned())]
    autocomplete: String,
    /// Says "(optional)" beside the label.
    #[prop(optional)]
    optional: bool,
    /// Its id, where two forms of a page have a field of this name.
    #[prop(optional, into)]
    id: Option<String>,
) -> impl IntoView {
    let id = Words::id(id, &name);
    let words = Words {
        id: id.clone(),
        label,
        helper,
        error,
        optional,
        hide_label: false,
    };
    let (described_by, invalid) = (words.described_by(), words.invalid());
    let (text, shown, node) = (value.into_signal(), RwSignal::new(false), NodeRef::new());
    bind_input(node, text);
    let toggle_words = move || {
        if shown.get() {
            "Hide password"
        } else {
            "Show password"
        }
    };
    view! {
        <Frame words>
            <input
                node_ref=node
                type=move || if shown.get() { "text" } else { "password" }
                id=id
                name=name
                class="cds--text-input cds--text-input--md cds--layout--size-md cds--password-input"
                class:cds--text-input--invalid=move || invalid().is_some()
                required=!optional
                autocomplete=autocomplete
                autocapitalize="off"
                spellcheck="false"
                aria-invalid=invalid
                aria-describedby=described_by
                on:input=move |event| text.set(event_target_value(&event))
            />
            <button
                type="button"
                class="nx-password__toggle nx-tip nx-tip--end"
                aria-label=toggle_words
                data-tip=toggle_words
                on:click=move |_| shown.update(|shown| *shown = !*shown)
            >
                {move || view! { <Icon glyph=if shown.get() { Glyph::ViewOff } else { Glyph::View } /> }}
            </button>
        </Frame>
    }.into_any()
}
