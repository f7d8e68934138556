//! What every field has around its control.

use leptos::prelude::*;

use crate::{Glyph, Icon};

/// The words around a control, and the ids that tie them to it.
#[derive(Debug, Clone)]
pub(crate) struct Words {
    pub(crate) id: String,
    pub(crate) label: String,
    pub(crate) helper: Option<String>,
    pub(crate) error: Signal<Option<String>>,
    pub(crate) optional: bool,
    pub(crate) hide_label: bool,
}

impl Words {
    /// The id given, or one made of the field's name.
    pub(crate) fn id(id: Option<String>, name: &str) -> String {
        id.unwrap_or_else(|| format!("field-{}", name.replace('.', "-")))
    }

    /// What describes the control now: its error, else its helper text.
    pub(crate) fn described_by(&self) -> impl Fn() -> Option<String> + Clone + Send + 'static {
        let (id, error, has_helper) = (self.id.clone(), self.error, self.helper.is_some());
        move || {
            if error.try_with(Option::is_some).unwrap_or_default() {
                Some(format!("{id}-error"))
            } else {
                has_helper.then(|| format!("{id}-help"))
            }
        }
    }

    /// `aria-invalid` of the control.
    pub(crate) fn invalid(&self) -> impl Fn() -> Option<&'static str> + Copy + Send + 'static {
        let error = self.error;
        move || {
            error
                .try_with(Option::is_some)
                .unwrap_or_default()
                .then_some("true")
        }
    }
}

/// How much of the allowed length is used; silent until four fifths are.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Counter {
    pub(crate) text: RwSignal<String>,
    pub(crate) max: u32,
}

impl Counter {
    fn words(self) -> Option<String> {
        let used = self.text.with(|text| text.chars().count());
        let max = self.max as usize;
        (used * 5 >= max * 4).then(|| format!("{used}/{max}"))
    }
}

/// Label, control, and helper or error below.
#[component]
pub(crate) fn Frame(
    words: Words,
    #[prop(optional_no_strip)] counter: Option<Counter>,
    children: Children,
) -> impl IntoView {
    let Words {
        id,
        label,
        helper,
        error,
        optional,
        hide_label,
    } = words;
    let label_class = if hide_label {
        "cds--label cds--visually-hidden"
    } else {
        "cds--label"
    };
    let below = {
        let id = id.clone();
        move || {
            match (error.try_get().flatten(), &helper) {
            (Some(message), _) => Some(view! {
                <div class="cds--form-requirement" id=format!("{id}-error")>{message}</div>
            }.into_any()),
            (None, Some(helper)) => Some(view! {
                <div class="cds--form__helper-text" id=format!("{id}-help")>{helper.clone()}</div>
            }.into_any()),
            (None, None) => None,
        }
        }
    };
    view! {
        <div class="cds--form-item nx-field">
            <div class="cds--text-input__label-wrapper">
                <label class=label_class for=id>
                    {label}
                    {optional.then(|| view! { <span class="nx-field__optional">" (optional)"</span> })}
                </label>
                {counter.map(|counter| view! {
                    <span class="cds--label nx-field__count">{move || counter.words()}</span>
                })}
            </div>
            <div
                class="cds--text-input__field-wrapper nx-field__control"
                data-invalid=move || error.try_with(Option::is_some).unwrap_or_default().then_some("true")
            >
                {children()}
                {move || error.try_with(Option::is_some).unwrap_or_default().then(|| view! {
                    <Icon glyph=Glyph::WarningFilled class="cds--text-input__invalid-icon" />
                })}
            </div>
            {below}
        </div>
    }.into_any()
}
