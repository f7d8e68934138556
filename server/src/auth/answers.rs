//! What every way of signing in answers, so that none says more than another.

use domain::Error;

/// No such account, or not its password: which of the two is nobody's business.
pub fn mismatch() -> Error {
    Error::invalid("password", "E-mail and password do not match.")
}

/// The password is right, but nobody has followed the link of the sign-up.
pub fn unconfirmed() -> Error {
    Error::invalid(
        "email",
        "Confirm your address first: we have just sent you a new link.",
    )
}

/// The link of a sign-up came with another password.
pub fn not_that_password() -> Error {
    Error::invalid(
        "password",
        "That is not the password this account was made with.",
    )
}

/// The person at the keyboard is not the one who signed in.
pub fn not_your_password(field: &str) -> Error {
    Error::invalid(field, "That is not your password.")
}

/// A link that is not good any more.
pub fn used_up() -> Error {
    Error::invalid(
        "token",
        "This link was used already or is too old. Ask for a new one.",
    )
}
