use leptos::prelude::*;

use super::value::FieldValue;
use crate::{Glyph, Icon};

/// Something to choose: the word that is stored, and the words people see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The stored word.
    pub value: String,
    /// The words people see.
    pub label: String,
    /// A picture, where the choice is shown as a tile.
    pub glyph: Option<Glyph>,
}

impl Choice {
    /// A choice without a picture.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
            glyph: None,
        }
    }

    /// The same with a picture.
    #[must_use]
    pub fn with_glyph(mut self, glyph: Glyph) -> Self {
        self.glyph = Some(glyph);
        self
    }
}

/// One of a few, all in sight, as a row of tiles: light, dark or system. Real radio buttons inside.
#[component]
pub fn RadioGroup(
    /// The question.
    #[prop(into)]
    legend: String,
    /// Name of the form field.
    #[prop(into)]
    name: String,
    /// The answers.
    choices: Vec<Choice>,
    /// The word chosen at first, or the signal it is bound to.
    #[prop(optional, into)]
    value: FieldValue,
    /// Called with the chosen word.
    #[prop(optional, into)]
    on_change: Option<Callback<String>>,
) -> impl IntoView {
    let chosen = value.into_signal();
    let tiles = choices.into_iter().map(|choice| {
        let word = StoredValue::new(choice.value.clone());
        let is_chosen = move || chosen.with(|chosen| word.with_value(|word| chosen == word));
        view! {
            <label class="nx-radio">
                <input
                    type="radio"
                    class="nx-radio__input"
                    name=name.clone()
                    value=choice.value
                    checked=is_chosen()
                    prop:checked=is_chosen
                    on:change=move |_| {
                        chosen.set(word.get_value());
                        if let Some(on_change) = on_change {
                            on_change.run(word.get_value());
                        }
                    }
                />
                {choice.glyph.map(|glyph| view! { <Icon glyph size=20 /> })}
                <span>{choice.label}</span>
            </label>
        }
    });
    view! {
        <fieldset class="cds--fieldset nx-radio-group">
            <legend class="cds--label">{legend}</legend>
            <div class="nx-radio-group__choices">{tiles.collect_view()}</div>
        </fieldset>
    }
    .into_any()
}
