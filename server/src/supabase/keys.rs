//! The project's public keys, kept for ten minutes.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use jsonwebtoken::jwk::{AlgorithmParameters, EllipticCurve, Jwk, KeyAlgorithm, PublicKeyUse};
use jsonwebtoken::{Algorithm, DecodingKey};
use serde_json::Value;
use tokio::sync::Mutex;

use super::client::Client;
use super::refusal::Failure;

/// Supabase says how long its keys may be kept.
const LIFE: Duration = Duration::from_secs(10 * 60);
/// A key that we do not know is asked for, but not by every token that names it.
const PAUSE: Duration = Duration::from_secs(15);

/// A key, and the one algorithm that it is for, whatever a token may say.
#[derive(Clone)]
pub(super) struct PublicKey {
    pub(super) key: DecodingKey,
    pub(super) algorithm: Algorithm,
}

/// The keys that the project lists.
pub(super) struct PublicKeys {
    known: Mutex<Option<Known>>,
}

struct Known {
    by_id: HashMap<String, PublicKey>,
    since: Instant,
}

impl PublicKeys {
    pub(super) fn new() -> Self {
        Self {
            known: Mutex::new(None),
        }
    }

    /// The key with this id. One request asks; others wait for its answer.
    pub(super) async fn find(
        &self,
        client: &Client,
        id: &str,
    ) -> Result<Option<PublicKey>, Failure> {
        let mut known = self.known.lock().await;
        if let Some(current) = known.as_ref() {
            let age = current.since.elapsed();
            match current.by_id.get(id) {
                Some(key) if age < LIFE => return Ok(Some(key.clone())),
                None if age < PAUSE => return Ok(None),
                _ => {}
            }
        }
        let by_id = read(&client.keys().await?);
        let found = by_id.get(id).cloned();
        *known = Some(Known {
            by_id,
            since: Instant::now(),
        });
        Ok(found)
    }
}

/// Every key that we can use; what else is listed is somebody else's business.
fn read(list: &Value) -> HashMap<String, PublicKey> {
    let keys = list["keys"].as_array().into_iter().flatten();
    keys.filter_map(|key| serde_json::from_value::<Jwk>(key.clone()).ok())
        .filter_map(|key| {
            let id = key.common.key_id.clone()?;
            Some((id, usable(&key)?))
        })
        .collect()
}

fn usable(jwk: &Jwk) -> Option<PublicKey> {
    let (algorithm, named) = match &jwk.algorithm {
        AlgorithmParameters::EllipticCurve(key) if key.curve == EllipticCurve::P256 => {
            (Algorithm::ES256, KeyAlgorithm::ES256)
        }
        AlgorithmParameters::RSA(_) => (Algorithm::RS256, KeyAlgorithm::RS256),
        _ => return None,
    };
    let common = &jwk.common;
    let is_meant = common.key_algorithm.is_none_or(|given| given == named)
        && (common.public_key_use.as_ref()).is_none_or(|given| *given == PublicKeyUse::Signature);
    let key = DecodingKey::from_jwk(jwk).ok()?;
    is_meant.then_some(PublicKey { key, algorithm })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const X: &str = "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU";
    const Y: &str = "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0";

    #[test]
    fn keys_are_read_with_the_algorithm_of_their_kind() {
        let list = json!({ "keys": [
            { "kid": "ec", "kty": "EC", "crv": "P-256", "alg": "ES256", "use": "sig", "x": X, "y": Y, "key_ops": ["verify"] },
            { "kid": "rsa", "kty": "RSA", "n": "AQAB", "e": "AQAB" },
        ]});
        let keys = read(&list);
        assert_eq!(keys["ec"].algorithm, Algorithm::ES256);
        assert_eq!(keys["rsa"].algorithm, Algorithm::RS256);
    }

    #[test]
    fn keys_that_could_be_misused_are_left_out() {
        let list = json!({ "keys": [
            { "kid": "secret", "kty": "oct", "k": "c2VjcmV0", "alg": "HS256" },
            { "kid": "crossed", "kty": "EC", "crv": "P-256", "alg": "RS256", "x": X, "y": Y },
            { "kid": "encrypts", "kty": "EC", "crv": "P-256", "use": "enc", "x": X, "y": Y },
            { "kty": "EC", "crv": "P-256", "alg": "ES256", "x": X, "y": Y },
            { "kid": "new", "kty": "SPHINX" },
        ]});
        assert!(read(&list).is_empty());
        assert!(read(&json!("nonsense")).is_empty());
    }
}
