//! What lies over the page: dialogs, panels, sheets, menus.

mod confirm_dialog;
mod dialog;
mod menu;
mod menu_item;
mod modal;
mod place;
mod sheet;
mod side_panel;
mod tooltip;
mod type_ahead;

pub use confirm_dialog::ConfirmDialog;
pub use dialog::Dialog;
pub use menu::{Menu, MenuButton, OverflowMenu};
pub use menu_item::{MenuDivider, MenuItem, MenuLink};
pub use sheet::Sheet;
pub use side_panel::SidePanel;
pub use tooltip::Tooltip;
