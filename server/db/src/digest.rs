use std::fmt;

use sha2::{Digest as _, Sha256};

/// The SHA-256 of a secret or of a name: all that the database keeps of session cookies, links in
/// e-mails and the keys of rate limits. What is hashed has 128 random bits or is no secret, so a
/// slow hash would protect nothing.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Digest([u8; 32]);

impl Digest {
    /// Hashes a text.
    pub fn of(text: &str) -> Self {
        Self(Sha256::digest(text.as_bytes()).into())
    }

    /// The bytes, for the database.
    pub const fn bytes(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Digest(…)")
    }
}
