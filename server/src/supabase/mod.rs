//! Sign-in by Supabase Auth, in place of the built-in one. `docs/supabase.md` says how to set it up.
//!
//! | File | What it is about |
//! |---|---|
//! | `settings` | what is configured, and whether it makes sense |
//! | `wire`, `client` | what travels, and the calls |
//! | `refusal` | what Supabase's errors mean to a person |
//! | `keys`, `token`, `signatures` | whether an access token is genuine |
//! | `seal`, `sessions`, `flights` | tokens at rest, and keeping them fresh |
//! | `link` | what is in the links of e-mails |
//! | `provider`, `steps` | the trait |
//!
//! The browser gets the same cookie as from the built-in sign-in; Supabase's tokens never leave the server.

mod client;
mod flights;
mod keys;
mod link;
mod provider;
mod refusal;
mod seal;
mod sessions;
mod settings;
mod signatures;
mod steps;
mod token;
mod wire;

pub use self::provider::SupabaseAuth;
pub use self::settings::{Settings, SettingsError, SupabaseOptions};
pub use self::steps::look_at_project;
