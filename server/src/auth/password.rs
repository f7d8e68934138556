//! Password hashing, away from the request threads and a few at a time.

use std::sync::Arc;

use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use domain::accounts::Password;
use domain::{Error, Result};
use tokio::sync::Semaphore;

/// Hashes and checks passwords with argon2id (19 MiB, two passes: the OWASP minimum).
pub struct Hasher {
    /// Each hash takes 19 MiB and a core for about 30 ms: a flood of sign-ins must not take all of either.
    places: Arc<Semaphore>,
    /// Checked when there is no account, so that a wrong address takes as long as a wrong password.
    decoy: String,
}

impl Hasher {
    const AT_ONCE: usize = 2;

    /// A hasher; makes its decoy at once.
    pub fn new() -> Self {
        let decoy = hash(&rand::random::<u128>().to_string()).unwrap_or_default();
        Self {
            places: Arc::new(Semaphore::new(Self::AT_ONCE)),
            decoy,
        }
    }

    /// The hash of a new password, in PHC form.
    pub async fn hash(&self, password: &Password) -> Result<String> {
        let secret = password.expose().to_owned();
        self.run(move || hash(&secret)).await?
    }

    /// Whether `password` has this hash. `None` is never right and takes as long.
    pub async fn verify(&self, password: &str, hash: Option<&str>) -> Result<bool> {
        // No password can be longer; hashing megabytes would be a way to keep us busy.
        let secret: String = password.chars().take(200).collect();
        let known = hash.is_some();
        let hash = hash.unwrap_or(&self.decoy).to_owned();
        let right = self
            .run(move || {
                PasswordHash::new(&hash)
                    .is_ok_and(|hash| argon2().verify_password(secret.as_bytes(), &hash).is_ok())
            })
            .await?;
        Ok(right && known)
    }

    async fn run<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
        let place = Arc::clone(&self.places)
            .acquire_owned()
            .await
            .map_err(|error| unavailable(&error))?;
        tokio::task::spawn_blocking(move || {
            let _place = place;
            work()
        })
        .await
        .map_err(|error| unavailable(&error))
    }
}

fn argon2() -> Argon2<'static> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::default())
}

pub(super) fn hash(secret: &str) -> Result<String> {
    let salt =
        SaltString::encode_b64(&rand::random::<[u8; 16]>()).map_err(|error| unavailable(&error))?;
    let hash = argon2()
        .hash_password(secret.as_bytes(), &salt)
        .map_err(|error| unavailable(&error))?;
    Ok(hash.to_string())
}

fn unavailable(error: &dyn std::fmt::Display) -> Error {
    tracing::error!(%error, "password hashing failed");
    Error::Unavailable {
        reference: "password".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_password_itself_is_right() {
        let hasher = Hasher::new();
        let hash = hasher
            .hash(&Password::parse("copper violin rain").unwrap())
            .await
            .unwrap();
        assert!(hash.starts_with("$argon2id$"));
        assert!(
            hasher
                .verify("copper violin rain", Some(&hash))
                .await
                .unwrap()
        );
        assert!(!hasher.verify("copper violin", Some(&hash)).await.unwrap());
        assert!(
            !hasher
                .verify("copper violin rain", Some("not a hash"))
                .await
                .unwrap()
        );
        assert!(!hasher.verify("copper violin rain", None).await.unwrap());
    }
}
