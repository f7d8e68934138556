//! Secrets in cookies and links: 256 random bits, of which the database keeps only the hash.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use db::Digest;

/// A secret just made.
pub struct Secret(String);

impl Secret {
    /// A new one.
    pub fn new() -> Self {
        Self(URL_SAFE_NO_PAD.encode(rand::random::<[u8; 32]>()))
    }

    /// The secret itself, for the one place it goes to.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// What the database keeps.
    pub fn digest(&self) -> Digest {
        Digest::of(&self.0)
    }
}
