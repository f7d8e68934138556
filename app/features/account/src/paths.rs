//! Addresses that more than one page needs.

pub(crate) const SIGN_IN: &str = "/sign-in";
pub(crate) const SIGN_UP: &str = "/sign-up";
pub(crate) const FORGOT_PASSWORD: &str = "/forgot-password";
pub(crate) const MAGIC_LINK: &str = "/magic-link";

/// Pages without the shell, for people who are not signed in or just about to be.
pub(crate) const SIGNED_OUT: [&str; 7] = [
    SIGN_IN,
    SIGN_UP,
    FORGOT_PASSWORD,
    MAGIC_LINK,
    "/check-mail",
    "/confirm",
    "/reset-password",
];
