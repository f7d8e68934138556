//! Personal API keys with secrets of our own making.

use async_trait::async_trait;
use db::{ApiKeys, Digest};
use domain::api_keys::{ApiCaller, ApiKey, ApiKeyStore, ApiSecret, MadeApiKey, NewApiKey};
use domain::id::ApiKeyId;
use domain::{Actor, Result};

use super::secret::Secret;

/// Characters of a secret that stay in sight, what it begins with included: 216 of its 256 bits stay unknown.
const SHOWN: usize = ApiSecret::PREFIX.len() + 6;
/// Characters after [`ApiSecret::PREFIX`]: 256 bits in base64.
const SECRET_LENGTH: usize = 43;

/// Makes keys and recognises them.
pub struct KeyRing {
    keys: ApiKeys,
}

impl KeyRing {
    /// Keys kept here.
    pub const fn new(keys: ApiKeys) -> Self {
        Self { keys }
    }
}

#[async_trait]
impl ApiKeyStore for KeyRing {
    async fn list(&self, actor: &Actor) -> Result<Vec<ApiKey>> {
        self.keys.list(actor).await
    }

    async fn create(&self, actor: &Actor, new: NewApiKey) -> Result<MadeApiKey> {
        let secret = format!("{}{}", ApiSecret::PREFIX, Secret::new().expose());
        let shown = &secret[..SHOWN];
        let key = self
            .keys
            .insert(actor, &new, Digest::of(&secret), shown)
            .await?;
        Ok(MadeApiKey {
            key,
            secret: ApiSecret::new(secret),
        })
    }

    async fn revoke(&self, actor: &Actor, id: ApiKeyId) -> Result<()> {
        self.keys.delete(actor, id).await
    }

    async fn authenticate(&self, secret: &str) -> Result<Option<ApiCaller>> {
        // What cannot be one of ours is not worth a question to the database.
        let random = secret.strip_prefix(ApiSecret::PREFIX);
        if random.is_none_or(|random| random.len() != SECRET_LENGTH) {
            return Ok(None);
        }
        self.keys.authenticate(Digest::of(secret)).await
    }
}
