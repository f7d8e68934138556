//! Editing a value where it stands.

mod editor;
mod save_state;
mod session;
mod shown;
mod view;

pub use save_state::{SaveState, Typed, words_for};
pub use view::InlineEdit;
