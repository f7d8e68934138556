use leptos::html;
use leptos::prelude::*;

use super::frame::{Frame, Words};
use super::radio_group::Choice;
use super::value::FieldValue;
use crate::{Glyph, Icon};

/// One of a few, as the browser's own list: right on phones, with the keyboard and before the page is interactive.
#[component]
pub fn Select(
    /// What to choose, above the field.
    #[prop(into)]
    label: String,
    /// Name of the form field.
    #[prop(into)]
    name: String,
    /// What there is to choose from.
    choices: Vec<Choice>,
    /// The word chosen at first, or the signal it is bound to.
    #[prop(optional, into)]
    value: FieldValue,
    /// A hint below the field.
    #[prop(optional, into)]
    helper: Option<String>,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// 32 pixels high instead of 40, for bars and headers.
    #[prop(optional)]
    small: bool,
    /// Keeps the label for screen readers only.
    #[prop(optional)]
    hide_label: bool,
    /// Called with the chosen word.
    #[prop(optional, into)]
    on_change: Option<Callback<String>>,
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
        optional: false,
        hide_label,
    };
    let (described_by, invalid) = (words.described_by(), words.invalid());
    let chosen = value.into_signal_of(&name);
    let node = NodeRef::<html::Select>::new();
    keep_chosen(node, chosen);
    let first = chosen.get_untracked();
    let size = if small {
        "cds--select-input--sm cds--layout--size-sm"
    } else {
        "cds--select-input--md cds--layout--size-md"
    };
    view! {
        <Frame words>
            <div class="cds--select-input__wrapper nx-select">
                <select
                    node_ref=node
                    id=id
                    name=name
                    class=format!("cds--select-input {size}")
                    class:cds--select-input--invalid=move || invalid().is_some()
                    aria-invalid=invalid
                    aria-describedby=described_by
                    on:change=move |event| {
                        let word = event_target_value(&event);
                        chosen.set(word.clone());
                        if let Some(on_change) = on_change {
                            on_change.run(word);
                        }
                    }
                >
                    {choices.into_iter().map(|choice| {
                        let selected = choice.value == first;
                        view! { <option value=choice.value selected=selected>{choice.label}</option> }
                    }).collect_view()}
                </select>
                <Icon glyph=Glyph::ChevronDown class="cds--select__arrow" />
            </div>
        </Frame>
    }.into_any()
}

/// Keeps the list and the signal equal. A choice made before the page became interactive wins.
fn keep_chosen(node: NodeRef<html::Select>, chosen: RwSignal<String>) {
    Effect::new(move |bound: Option<bool>| {
        let Some(list) = node.get() else { return false };
        let (shown, wanted) = (list.value(), chosen.get());
        if shown == wanted {
            return true;
        }
        if bound == Some(true) {
            list.set_value(&wanted);
        } else {
            chosen.set(shown);
        }
        true
    });
}
