//! What lies over the page: dialogs, panels, sheets, menus.

mod confirm_dialog;
mod dialog;
mod menu;
mod modal;
mod sheet;
mod side_panel;
mod tooltip;

pub use confirm_dialog::ConfirmDialog;
pub use dialog::Dialog;
pub use menu::{Menu, MenuButton, MenuDivider, MenuItem, MenuLink, OverflowMenu};
pub use sheet::Sheet;
pub use side_panel::SidePanel;
pub use tooltip::Tooltip;
