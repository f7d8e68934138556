//! The settings: one page, a section for each address below `/settings`.

mod account;
mod appearance;
mod email;
mod members;
mod name;
mod page;
mod password;
mod section;
mod sessions;
mod workspace;

pub use page::SettingsPage;
