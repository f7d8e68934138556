//! What only a browser has. Everything here is called from effects and event handlers, never while rendering.

mod clipboard;
mod debounce;
mod online;
mod shortcuts;
pub mod storage;

pub use clipboard::copy;
pub use debounce::{Debounced, debounced};
pub use online::use_online;
pub use shortcuts::{
    Shortcut, ShortcutHelp, Shortcuts, provide_shortcuts, use_command, use_shortcut,
};
