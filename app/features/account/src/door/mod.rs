//! The pages in front of the door: signing in and up, and what links in e-mails open.

mod check_mail;
mod confirm;
mod dead_link;
mod follow_link;
mod forgot_password;
mod link_page;
mod magic_link;
mod reset_password;
mod sign_in;
mod sign_up;

pub use check_mail::CheckMailPage;
pub use confirm::ConfirmPage;
pub use follow_link::FollowLinkPage;
pub use forgot_password::ForgotPasswordPage;
pub use magic_link::MagicLinkPage;
pub use reset_password::ResetPasswordPage;
pub use sign_in::SignInPage;
pub use sign_up::SignUpPage;
