//! Tokens at rest: sealed with a key that only the browser's cookie can make again, so that a copy of the database is
//! worth nothing without the cookies.

use domain::accounts::SessionToken;
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ring::error::Unspecified;
use ring::hkdf::{HKDF_SHA256, Salt};
use serde::Deserialize;
use serde_json::json;

use crate::sensitive::Sensitive;

const PURPOSE: &[u8] = b"nextup: tokens of supabase auth, version 1";

/// What Supabase gave for a session.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(super) struct Tokens {
    /// Says who it is.
    pub(super) access: Sensitive,
    /// Good for one exchange against new tokens.
    pub(super) refresh: Sensitive,
}

impl Tokens {
    /// For the database: a nonce, then the sealed text.
    pub(super) fn seal(&self, session: &SessionToken) -> Result<Vec<u8>, Unspecified> {
        let nonce = rand::random::<[u8; NONCE_LEN]>();
        let text = json!({ "access": self.access.expose(), "refresh": self.refresh.expose() });
        let mut sealed = text.to_string().into_bytes();
        let with = Nonce::assume_unique_for_key(nonce);
        key(session)?.seal_in_place_append_tag(with, Aad::empty(), &mut sealed)?;
        Ok([nonce.as_slice(), &sealed].concat())
    }

    /// From the database. Fails for any session but the one that they were sealed for.
    pub(super) fn unseal(session: &SessionToken, sealed: &[u8]) -> Result<Self, Unspecified> {
        let (nonce, text) = sealed.split_at_checked(NONCE_LEN).ok_or(Unspecified)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce)?;
        let mut text = text.to_vec();
        let text = key(session)?.open_in_place(nonce, Aad::empty(), &mut text)?;
        serde_json::from_slice(text).map_err(|_| Unspecified)
    }
}

/// The cookie has 256 random bits, of which the database knows the hash only.
fn key(session: &SessionToken) -> Result<LessSafeKey, Unspecified> {
    let secret = Salt::new(HKDF_SHA256, &[]).extract(session.expose().as_bytes());
    let key = secret.expand(&[PURPOSE], &AES_256_GCM)?;
    Ok(LessSafeKey::new(UnboundKey::from(key)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn session(secret: &str) -> SessionToken {
        SessionToken::new(secret.to_owned())
    }

    #[test]
    fn only_the_session_itself_opens_its_tokens() {
        let tokens = Tokens {
            access: Sensitive::new("header.body.signature".to_owned()),
            refresh: Sensitive::new("v1.refresh".to_owned()),
        };
        let ann = session("a secret of 256 bits");
        let sealed = tokens.seal(&ann).unwrap();
        assert_eq!(Tokens::unseal(&ann, &sealed).unwrap(), tokens);
        assert!(Tokens::unseal(&session("another secret"), &sealed).is_err());
        assert_ne!(sealed, tokens.seal(&ann).unwrap());
        assert!(!sealed.windows(7).any(|part| part == b"refresh"));
    }

    #[test]
    fn what_was_tampered_with_does_not_open() {
        let tokens = Tokens {
            access: Sensitive::new("a".to_owned()),
            refresh: Sensitive::new("r".to_owned()),
        };
        let ann = session("a secret of 256 bits");
        let mut sealed = tokens.seal(&ann).unwrap();
        *sealed.last_mut().unwrap() ^= 1;
        assert!(Tokens::unseal(&ann, &sealed).is_err());
        assert!(Tokens::unseal(&ann, &sealed[..4]).is_err());
    }
}
