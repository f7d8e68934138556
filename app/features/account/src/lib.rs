//! Sign-in and settings in the browser.

pub mod api;
pub mod api_keys;
mod door;
mod form;
pub mod models;
mod new_password;
mod paths;
mod redirect;
mod rules;
mod settings;
mod sign_out;
mod theme;
mod user_menu;
mod viewer;

pub use door::{
    CheckMailPage, ConfirmPage, FollowLinkPage, ForgotPasswordPage, MagicLinkPage,
    ResetPasswordPage, SignInPage, SignUpPage,
};
pub use redirect::follow_redirects;
pub use settings::SettingsPage;
pub use sign_out::SignOutForm;
pub use theme::carbon_theme;
pub use user_menu::UserMenu;
pub use viewer::{loaded, provide_viewer, viewer};
