//! What lies over the page: dialogs, panels, sheets, menus.

mod confirm_dialog;
mod dialog;
mod form;
mod menu;
mod modal;
mod sheet;
mod side_panel;
mod tooltip;

pub use confirm_dialog::ConfirmDialog;
pub use dialog::Dialog;
pub use form::{FormDialog, FormPanel, Sending, new_or_edited, or_again};
pub use menu::{Menu, MenuButton, MenuDivider, MenuItem, MenuLink, OverflowMenu};
pub use sheet::Sheet;
pub use side_panel::SidePanel;
pub use tooltip::Tooltip;
