use leptos::prelude::*;

use crate::error::CallError;

/// How saving a value goes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum SaveState {
    /// Nothing is being saved, or the last save worked.
    #[default]
    Idle,
    /// On its way.
    Saving,
    /// Refused or lost, with the words to show beside the field.
    Failed(String),
}

impl SaveState {
    /// The state of an action that saves one field: `SaveState::of(action, "name")`.
    ///
    /// The error on that field is shown; an error about anything else is shown in its own words.
    pub fn of<I, T>(
        action: Action<I, Result<T, CallError>>,
        field: impl Into<String>,
    ) -> Signal<Self>
    where
        I: Send + Sync + 'static,
        T: Send + Sync + 'static,
    {
        let (pending, value, field) = (action.pending(), action.value(), field.into());
        Signal::derive(move || {
            if pending.get() {
                return Self::Saving;
            }
            value.with(|value| match value {
                Some(Err(error)) => Self::failed(error, &field),
                _ => Self::Idle,
            })
        })
    }

    /// What to show beside `field` for this error.
    pub fn failed(error: &CallError, field: &str) -> Self {
        Self::Failed(
            error
                .for_field(field)
                .map_or_else(|| error.to_string(), ToOwned::to_owned),
        )
    }
}
