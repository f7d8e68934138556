//! What only a browser has. Everything here is called from effects and event handlers, never while rendering.

mod clipboard;
mod debounce;
mod lower_case;
mod online;
mod shortcuts;
pub mod storage;
mod turns;
mod worker;

pub use clipboard::copy;
pub use debounce::{Debounced, debounced};
pub(crate) use lower_case::lower_case;
pub use online::{Connection, provide_connection, use_connection, use_online};
pub use shortcuts::{
    Shortcut, ShortcutHelp, Shortcuts, provide_shortcuts, use_command, use_shortcut,
};
pub use turns::{Held, InTurn, hold, next_task, provide_executor, take_turns};
pub(crate) use worker::keep_for_offline;
pub use worker::offer_updates;
