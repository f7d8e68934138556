//! One customer: everything known about it, edited where it stands, and what happened to it.

mod dates;
mod edit_page;
mod edits;
mod extra;
mod extra_form;
mod focus;
mod header;
mod info;
mod member;
mod name;
mod overview;
mod page;
mod plain;
mod section;
mod sharing;
mod stats;
mod tabs;
mod team;
mod team_form;
mod timeline;

pub use edit_page::EditCustomerPage;
pub use page::CustomerPage;
pub use tabs::CustomerTab;
pub(crate) use timeline::way_to;
