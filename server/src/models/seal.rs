//! Keys of providers at rest: sealed with a secret that the database does not have, each for its provider alone.

use domain::id::{ModelProviderId, WorkspaceId};
use domain::models::ModelKey;
use domain::{Error, Result};
use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ring::error::Unspecified;
use uuid::Uuid;

use super::secret::ServerSecret;

/// Seals and opens keys.
pub(super) struct Sealer(ServerSecret);

impl Sealer {
    pub(super) const fn new(secret: ServerSecret) -> Self {
        Self(secret)
    }

    /// For the database: a nonce, then the sealed key.
    ///
    /// # Errors
    /// [`Error::Unavailable`] when there is no secret and none can be made.
    pub(super) fn seal(
        &self,
        workspace: WorkspaceId,
        provider: ModelProviderId,
        key: &ModelKey,
    ) -> Result<Vec<u8>> {
        let secret = self.0.get_or_make().map_err(|error| unavailable(&error))?;
        sealed(&secret, workspace, provider, key).map_err(|error| unavailable(&error))
    }

    /// From the database. Nothing comes of a key that was sealed with another secret, or for another provider.
    pub(super) fn open(
        &self,
        workspace: WorkspaceId,
        provider: ModelProviderId,
        sealed: &[u8],
    ) -> Option<ModelKey> {
        let secret = self.0.get().unwrap_or_else(|error| {
            tracing::error!(%error, "the secret of this server cannot be read");
            None
        });
        opened(&secret?, workspace, provider, sealed).ok()
    }
}

fn sealed(
    secret: &[u8],
    workspace: WorkspaceId,
    provider: ModelProviderId,
    key: &ModelKey,
) -> Result<Vec<u8>, Unspecified> {
    let nonce = rand::random::<[u8; NONCE_LEN]>();
    let mut text = key.expose().as_bytes().to_vec();
    let with = Nonce::assume_unique_for_key(nonce);
    cipher(secret)?.seal_in_place_append_tag(with, whose(workspace, provider), &mut text)?;
    Ok([nonce.as_slice(), &text].concat())
}

fn opened(
    secret: &[u8],
    workspace: WorkspaceId,
    provider: ModelProviderId,
    sealed: &[u8],
) -> Result<ModelKey, Unspecified> {
    let (nonce, text) = sealed.split_at_checked(NONCE_LEN).ok_or(Unspecified)?;
    let nonce = Nonce::try_assume_unique_for_key(nonce)?;
    let mut text = text.to_vec();
    let text = cipher(secret)?.open_in_place(nonce, whose(workspace, provider), &mut text)?;
    let text = str::from_utf8(text).map_err(|_| Unspecified)?;
    Ok(ModelKey::new(text.to_owned()))
}

fn cipher(secret: &[u8]) -> Result<LessSafeKey, Unspecified> {
    Ok(LessSafeKey::new(UnboundKey::new(
        &CHACHA20_POLY1305,
        secret,
    )?))
}

/// A sealed key that is copied to another row opens nothing there.
fn whose(workspace: WorkspaceId, provider: ModelProviderId) -> Aad<[u8; 32]> {
    let mut whose = [0; 32];
    let (first, second) = whose.split_at_mut(16);
    first.copy_from_slice(workspace.uuid().as_bytes());
    second.copy_from_slice(provider.uuid().as_bytes());
    Aad::from(whose)
}

/// Details into the log, a reference to the person.
fn unavailable(detail: &dyn std::fmt::Display) -> Error {
    let reference = Uuid::now_v7().simple().to_string()[24..].to_owned();
    tracing::error!(%reference, "the key of a language model cannot be sealed: {detail}");
    Error::Unavailable { reference }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: [u8; 32] = [7; 32];

    fn ids() -> (WorkspaceId, ModelProviderId) {
        (
            WorkspaceId::new(Uuid::now_v7()),
            ModelProviderId::new(Uuid::now_v7()),
        )
    }

    #[test]
    fn a_key_opens_for_its_provider_only() {
        let ((workspace, provider), (other_workspace, other)) = (ids(), ids());
        let key = ModelKey::new("sk-hunter2".to_owned());
        let text = sealed(&SECRET, workspace, provider, &key).unwrap();
        assert!(!text.windows(7).any(|part| part == b"hunter2"));
        assert_eq!(opened(&SECRET, workspace, provider, &text), Ok(key.clone()));
        assert_ne!(text, sealed(&SECRET, workspace, provider, &key).unwrap());
        assert!(opened(&SECRET, workspace, other, &text).is_err());
        assert!(opened(&SECRET, other_workspace, provider, &text).is_err());
        assert!(opened(&[8; 32], workspace, provider, &text).is_err());
        assert!(opened(&SECRET, workspace, provider, &text[..6]).is_err());
    }
}
