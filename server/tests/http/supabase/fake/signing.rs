//! Tokens, genuine and forged, made without the library that reads them.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::hmac;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use serde_json::{Value, json};
use uuid::Uuid;

/// A key of the project.
pub enum SigningKey {
    Es256 { id: String, pair: Box<EcdsaKeyPair> },
    Hs256(String),
}

/// What is wrong with a token.
#[derive(Debug, Clone, Copy)]
pub enum Forgery {
    /// `alg: none`, without a signature.
    Unsigned,
    /// HS256, with the public key as the secret.
    PublicKeyAsSecret,
    /// Signed with a key that the project does not have, under the name of one that it has.
    OtherKey,
    /// Signed with a key that is not listed.
    UnlistedKey,
    Issuer,
    Audience,
    Expired,
    NotYet,
    NoExpiry,
    OtherUser,
    Anonymous,
}

impl Forgery {
    pub const ALL: [Self; 11] = [
        Self::Unsigned,
        Self::PublicKeyAsSecret,
        Self::OtherKey,
        Self::UnlistedKey,
        Self::Issuer,
        Self::Audience,
        Self::Expired,
        Self::NotYet,
        Self::NoExpiry,
        Self::OtherUser,
        Self::Anonymous,
    ];

    pub(super) fn sign(self, key: &SigningKey, mut claims: Value) -> String {
        let now = chrono::Utc::now().timestamp();
        match self {
            Self::Unsigned => {
                let header = json!({ "alg": "none", "typ": "JWT", "kid": key.id() });
                return format!("{}.{}.", encode(&header), encode(&claims));
            }
            Self::PublicKeyAsSecret => {
                let header = json!({ "alg": "HS256", "typ": "JWT", "kid": key.id() });
                return hs256(&header, &claims, &key.point());
            }
            Self::OtherKey => return SigningKey::es256(key.id()).sign(&claims),
            Self::UnlistedKey => return SigningKey::es256("unlisted").sign(&claims),
            Self::Issuer => claims["iss"] = json!("https://evil.example/auth/v1"),
            Self::Audience => claims["aud"] = json!("anon"),
            Self::Expired => claims["exp"] = json!(now - 60),
            Self::NotYet => claims["nbf"] = json!(now + 3_600),
            Self::NoExpiry => drop(claims.as_object_mut().unwrap().remove("exp")),
            Self::OtherUser => claims["sub"] = json!(Uuid::now_v7()),
            Self::Anonymous => claims["is_anonymous"] = json!(true),
        }
        key.sign(&claims)
    }
}

impl SigningKey {
    pub fn es256(id: &str) -> Self {
        let random = SystemRandom::new();
        let algorithm = &ECDSA_P256_SHA256_FIXED_SIGNING;
        let document = EcdsaKeyPair::generate_pkcs8(algorithm, &random).unwrap();
        let pair = EcdsaKeyPair::from_pkcs8(algorithm, document.as_ref(), &random).unwrap();
        let (id, pair) = (id.to_owned(), Box::new(pair));
        Self::Es256 { id, pair }
    }

    /// As the project lists it.
    pub fn public(&self) -> Value {
        let point = self.point();
        let (x, y) = (&point[1..33], &point[33..]);
        json!({
            "kid": self.id(), "kty": "EC", "crv": "P-256", "alg": "ES256", "use": "sig", "ext": true,
            "key_ops": ["verify"], "x": URL_SAFE_NO_PAD.encode(x), "y": URL_SAFE_NO_PAD.encode(y),
        })
    }

    pub(super) fn sign(&self, claims: &Value) -> String {
        match self {
            Self::Hs256(secret) => hs256(&json!({ "alg": "HS256" }), claims, secret.as_bytes()),
            Self::Es256 { id, pair } => {
                let header = json!({ "alg": "ES256", "typ": "JWT", "kid": id });
                let text = format!("{}.{}", encode(&header), encode(claims));
                let signature = pair.sign(&SystemRandom::new(), text.as_bytes()).unwrap();
                format!("{text}.{}", URL_SAFE_NO_PAD.encode(signature))
            }
        }
    }

    fn id(&self) -> &str {
        match self {
            Self::Es256 { id, .. } => id,
            Self::Hs256(_) => "",
        }
    }

    fn point(&self) -> Vec<u8> {
        match self {
            Self::Es256 { pair, .. } => pair.public_key().as_ref().to_vec(),
            Self::Hs256(_) => Vec::new(),
        }
    }
}

fn hs256(header: &Value, claims: &Value, secret: &[u8]) -> String {
    let text = format!("{}.{}", encode(header), encode(claims));
    let key = hmac::Key::new(hmac::HMAC_SHA256, secret);
    let signature = hmac::sign(&key, text.as_bytes());
    format!("{text}.{}", URL_SAFE_NO_PAD.encode(signature))
}

fn encode(part: &Value) -> String {
    URL_SAFE_NO_PAD.encode(part.to_string())
}
