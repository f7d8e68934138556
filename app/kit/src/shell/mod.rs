//! The parts around every page. They know no page: crate `app` gives them their links.

mod app_shell;
mod auth_layout;
mod bottom_bar;
mod changing_title;
mod error_page;
mod header;
mod nav_item;
mod offline_banner;
mod page_header;
mod product_mark;
mod side_nav;

pub use app_shell::AppShell;
pub use auth_layout::AuthLayout;
pub use bottom_bar::{BottomBar, SheetLink};
pub use changing_title::ChangingTitle;
pub use error_page::ErrorPage;
pub use header::Header;
pub use nav_item::NavItem;
pub use offline_banner::OfflineBanner;
pub use page_header::PageHeader;
pub use product_mark::ProductMark;
pub use side_nav::SideNav;
