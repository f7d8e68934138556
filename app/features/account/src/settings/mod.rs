//! The settings: one page, a section for each address below `/settings`.

mod account;
mod api_keys;
mod appearance;
mod email;
mod members;
mod models;
mod name;
mod new_api_key;
mod page;
mod password;
mod section;
mod sessions;
mod workspace;

pub use page::SettingsPage;
