//! Menus as popovers: the browser lays them over the page and closes them on Esc and on a press elsewhere.

mod button;
mod item;
mod items;
mod keys;
mod list;
mod opening;
mod place;
mod type_ahead;

pub use button::{MenuButton, OverflowMenu};
pub use item::{MenuDivider, MenuItem, MenuLink};
pub use list::Menu;
