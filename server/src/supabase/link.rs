//! What stands behind `?token=` in the e-mails of Supabase: our templates put it together (`docs/supabase.md`).

use domain::accounts::Email;

use super::wire::LinkType;

/// A link that signs in, moves to another address, or was sent with an invitation: `magiclink.<hash>`. The kind decides
/// where Supabase looks for the hash. The links of new accounts and of resets are not among them: theirs are pages that
/// ask for a password.
pub(super) fn to_follow(token: &str) -> Option<(LinkType, &str)> {
    let (kind, hash) = token.split_once('.')?;
    let kind = match kind {
        "magiclink" => LinkType::MagicLink,
        "email_change" => LinkType::EmailChange,
        "invite" => LinkType::Invite,
        _ => return None,
    };
    Some((kind, self::hash(hash)?))
}

/// The link of a new account, with the address that it was sent to: `<hash>.<address>`. A hash alone does not tell whose
/// password to check.
pub(super) fn to_confirm(token: &str) -> Option<(&str, Email)> {
    let (hash, email) = token.split_once('.')?;
    Some((self::hash(hash)?, Email::parse(email).ok()?))
}

/// The link of a reset: `<hash>`.
pub(super) fn to_recover(token: &str) -> Option<&str> {
    hash(token)
}

/// Something that may be a hash: today 56 hexadecimal digits, which need not stay so.
fn hash(text: &str) -> Option<&str> {
    let is_one = (16..=200).contains(&text.len())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
    is_one.then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HASH: &str = "0123456789abcdef0123456789abcdef0123456789abcdef01234567";

    #[test]
    fn a_link_says_what_it_is_for() {
        let kind = |token: &str| to_follow(token).map(|(kind, _)| kind);
        assert_eq!(
            kind(&format!("magiclink.{HASH}")),
            Some(LinkType::MagicLink)
        );
        assert_eq!(
            kind(&format!("email_change.{HASH}")),
            Some(LinkType::EmailChange)
        );
        for other in ["signup", "recovery", "email", ""] {
            assert_eq!(kind(&format!("{other}.{HASH}")), None, "{other}");
        }
        assert_eq!(kind(HASH), None);
    }

    #[test]
    fn a_confirmation_names_its_address() {
        let token = format!("{HASH}.Ann.Lee@example.com");
        let (hash, email) = to_confirm(&token).unwrap();
        assert_eq!((hash, email.as_str()), (HASH, "ann.lee@example.com"));
        assert!(to_confirm(HASH).is_none());
        assert!(to_recover("../user").is_none());
        assert_eq!(to_recover(HASH), Some(HASH));
    }
}
