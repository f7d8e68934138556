use crate::error::CallError;

/// How saving a value goes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum SaveState {
    /// Nothing is being saved, or the last save worked.
    #[default]
    Idle,
    /// On its way.
    Saving,
    /// Kept on this device until the server can be reached.
    Waiting,
    /// Refused or lost, with the words to show beside the field.
    Failed(String),
    /// Somebody else changed the value meanwhile; this is what it says by now.
    Overtaken(String),
}

impl SaveState {
    /// Whether the person has to decide something before it goes on.
    pub const fn is_stuck(&self) -> bool {
        matches!(self, Self::Failed(_) | Self::Overtaken(_))
    }
}

/// What was typed in place of a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    /// The new text, trimmed.
    pub text: String,
    /// What stood there when the editor was opened.
    pub seen: String,
}

/// The words to show beside `field` for this error.
pub fn words_for(error: &CallError, field: &str) -> String {
    error
        .for_field(field)
        .map_or_else(|| error.to_string(), ToOwned::to_owned)
}
