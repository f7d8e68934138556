use leptos::prelude::*;

use super::frame::{Counter, Frame, Words};
use super::value::{FieldValue, bind_input};

/// What kind of text; phones show the keyboard that fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum InputType {
    /// Any text.
    #[default]
    Text,
    /// An e-mail address.
    Email,
    /// A web address. A plain text field with the right keyboard: `domain` adds a missing `https://`.
    Url,
    /// A telephone number.
    Phone,
    /// A day, as `2026-03-12`.
    Date,
    /// A time of day, as `14:30`.
    Time,
}

impl InputType {
    const fn attributes(self) -> (&'static str, &'static str) {
        match self {
            Self::Text => ("text", "text"),
            Self::Email => ("email", "email"),
            Self::Url => ("text", "url"),
            Self::Phone => ("tel", "tel"),
            Self::Date => ("date", "none"),
            Self::Time => ("time", "none"),
        }
    }
}

/// One line of text.
#[component]
pub fn TextInput(
    /// What to type, above the field.
    #[prop(into)]
    label: String,
    /// Name of the form field; the same name that `domain` uses in its errors.
    #[prop(into)]
    name: String,
    /// What it shows at first, or the signal it is bound to.
    #[prop(optional, into)]
    value: FieldValue,
    /// A hint below the field.
    #[prop(optional, into)]
    helper: Option<String>,
    /// What is wrong with it; see [`crate::field_error`].
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// What kind of text.
    #[prop(optional)]
    input_type: InputType,
    /// Whether the form needs it.
    #[prop(optional)]
    required: bool,
    /// Says "(optional)" beside the label.
    #[prop(optional)]
    optional: bool,
    /// What the browser may fill in: `email`, `name`, `organization`, …
    #[prop(optional, into)]
    autocomplete: Option<String>,
    /// An example inside the empty field. Never the only explanation.
    #[prop(optional, into)]
    placeholder: Option<String>,
    /// Most characters: counted near the end, never cut off.
    #[prop(optional)]
    max: Option<u32>,
    /// Gets the focus when its dialog or page opens.
    #[prop(optional)]
    autofocus: bool,
    /// Keeps the label for screen readers only.
    #[prop(optional)]
    hide_label: bool,
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
        hide_label,
    };
    let (described_by, invalid) = (words.described_by(), words.invalid());
    let text = value.into_signal_of(&name);
    let node = NodeRef::new();
    bind_input(node, text);
    let (kind, keyboard) = input_type.attributes();
    view! {
        <Frame words counter=max.map(|max| Counter { text, max })>
            <input
                node_ref=node
                type=kind
                inputmode=keyboard
                id=id
                name=name
                class="cds--text-input cds--text-input--md cds--layout--size-md"
                class:cds--text-input--invalid=move || invalid().is_some()
                value=text.get_untracked()
                required=required
                autofocus=autofocus
                autocomplete=autocomplete
                placeholder=placeholder
                aria-invalid=invalid
                aria-describedby=described_by
                on:input=move |event| text.set(event_target_value(&event))
            />
        </Frame>
    }
    .into_any()
}
