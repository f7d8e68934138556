//! The words of every e-mail.

use domain::accounts::Email;

use super::Mail;

/// Confirms a new account.
pub fn confirm_account(to: Email, name: &str, link: &str) -> Mail {
    Mail {
        to,
        subject: "Confirm your NextUp account".into(),
        text: format!(
            "Hello {name},\n\nyour account is ready. Confirm that this address is yours and begin:\n\n{link}\n\n\
             The link works once, for 24 hours. If you did not ask for an account, ignore this message."
        ),
    }
}

/// Answers a sign-up with an address that has an account already.
pub fn account_exists(to: Email, sign_in: &str, forgot: &str) -> Mail {
    Mail {
        to,
        subject: "You already have a NextUp account".into(),
        text: format!(
            "Hello,\n\nsomebody, probably you, tried to sign up with this address. It has an account already. Sign in:\n\n\
             {sign_in}\n\nor choose a new password:\n\n{forgot}\n\nIf it was not you, nothing happened and nothing needs doing."
        ),
    }
}

/// Signs in without a password.
pub fn magic_link(to: Email, link: &str) -> Mail {
    Mail {
        to,
        subject: "Your NextUp sign-in link".into(),
        text: format!(
            "Hello,\n\nsign in to NextUp:\n\n{link}\n\nThe link works once, for 15 minutes. If you did not ask for it, ignore this message."
        ),
    }
}

/// Lets somebody choose a new password.
pub fn recovery(to: Email, link: &str) -> Mail {
    Mail {
        to,
        subject: "Choose a new NextUp password".into(),
        text: format!(
            "Hello,\n\nchoose a new password:\n\n{link}\n\nThe link works once, for one hour. Your old password stays until then. \
             If you did not ask for this, ignore this message."
        ),
    }
}

/// Confirms a change of address, at the new address.
pub fn confirm_email(to: Email, link: &str) -> Mail {
    Mail {
        to,
        subject: "Confirm your new e-mail address".into(),
        text: format!(
            "Hello,\n\nuse this address for your NextUp account from now on:\n\n{link}\n\nThe link works once, for one hour."
        ),
    }
}

/// Tells the old address that something about the account changed.
pub fn account_changed(to: Email, what: &str, forgot: &str) -> Mail {
    Mail {
        to,
        subject: format!("Your NextUp {what} was changed"),
        text: format!(
            "Hello,\n\nthe {what} of your account was just changed. If that was not you, choose a new password at once:\n\n{forgot}"
        ),
    }
}
