//! What a field begins with, and how it stays equal to a signal.

use leptos::html::{Input, Textarea};
use leptos::prelude::*;

use crate::services::typed;

/// What a field shows: text it begins with, or a signal it stays equal to in both directions.
#[derive(Debug, Clone)]
pub enum FieldValue {
    /// Only the beginning; the form reads the field when it is sent.
    Initial(String),
    /// Typing sets the signal, setting the signal changes the field.
    Bound(RwSignal<String>),
}

impl FieldValue {
    /// The signal behind it: the given one, or a new one for fields that count or clear what is typed.
    pub(crate) fn into_signal(self) -> RwSignal<String> {
        match self {
            Self::Initial(text) => RwSignal::new(text),
            Self::Bound(signal) => signal,
        }
    }

    /// The same for the field of this name: what was typed into it before its form was refused comes first.
    pub(crate) fn into_signal_of(self, name: &str) -> RwSignal<String> {
        let signal = self.into_signal();
        if let Some(typed) = typed(name) {
            signal.set(typed);
        }
        signal
    }
}

impl Default for FieldValue {
    fn default() -> Self {
        Self::Initial(String::new())
    }
}

impl From<&str> for FieldValue {
    fn from(text: &str) -> Self {
        Self::Initial(text.to_owned())
    }
}

impl From<String> for FieldValue {
    fn from(text: String) -> Self {
        Self::Initial(text)
    }
}

impl From<RwSignal<String>> for FieldValue {
    fn from(signal: RwSignal<String>) -> Self {
        Self::Bound(signal)
    }
}

/// Keeps an `<input>` and a signal equal. What was typed before the page became interactive wins.
pub(crate) fn bind_input(node: NodeRef<Input>, text: RwSignal<String>) {
    Effect::new(move |bound: Option<bool>| {
        let Some(field) = node.get() else {
            return false;
        };
        let wanted = text.get();
        let first = bound != Some(true);
        if first && is_ahead(&field.value(), &field.default_value(), &wanted) {
            text.set(field.value());
        } else if field.value() != wanted {
            field.set_value(&wanted);
        }
        true
    });
}

/// Keeps a `<textarea>` and a signal equal. What was typed before the page became interactive wins.
pub(crate) fn bind_area(node: NodeRef<Textarea>, text: RwSignal<String>) {
    Effect::new(move |bound: Option<bool>| {
        let Some(field) = node.get() else {
            return false;
        };
        let wanted = text.get();
        let first = bound != Some(true);
        let sent = field.default_value().unwrap_or_default();
        if first && is_ahead(&field.value(), &sent, &wanted) {
            text.set(field.value());
        } else if field.value() != wanted {
            field.set_value(&wanted);
        }
        true
    });
}

/// Whether a field knows more than its signal when the page becomes interactive: somebody typed early, or the server sent
/// back what a refused form had.
fn is_ahead(now: &str, sent: &str, wanted: &str) -> bool {
    now != sent || (!sent.is_empty() && sent != wanted)
}
