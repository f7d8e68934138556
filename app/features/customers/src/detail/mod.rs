//! One customer: everything known about it, edited where it stands, and what happened to it.

mod edit_page;
mod edits;
mod entry;
mod extra;
mod extra_form;
mod focus;
mod header;
mod history;
mod info;
mod member;
mod name;
mod overview;
mod page;
mod plain;
mod query;
mod section;
mod sharing;
mod stats;
mod team;
mod team_form;
mod team_words;
mod timeline;
mod timeline_filters;
mod words;

pub use edit_page::EditCustomerPage;
pub use page::CustomerPage;
