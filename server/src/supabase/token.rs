//! Whether an access token is genuine, meant for us and still good. Looked at where it arrives; its word is not asked
//! for in between.

use chrono::{DateTime, Utc};
use domain::accounts::Email;
use domain::id::UserId;
use jsonwebtoken::errors::Error;
use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode, decode_header};
use serde::Deserialize;
use uuid::Uuid;

use super::client::Client;
use super::keys::PublicKeys;
use super::refusal::Failure;
use super::settings::Settings;
use super::signatures;
use crate::sensitive::Sensitive;

/// How far two clocks may be apart, in seconds.
const LEEWAY: u64 = 30;
const AUDIENCE: &str = "authenticated";

/// What a token says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Claims {
    /// Who it is.
    pub(super) user: UserId,
    /// Their address at the moment.
    pub(super) email: Option<Email>,
    /// Until when.
    pub(super) expires_at: DateTime<Utc>,
}

/// Why a token is not believed.
#[derive(Debug, thiserror::Error)]
pub(super) enum TokenError {
    /// Signed in a way that we do not accept from this project.
    #[error("the access token is signed with {0:?}, which this project's keys are not for{hint}", hint = hint(*.0))]
    Algorithm(Algorithm),
    /// No such key.
    #[error("the access token names a key that the project does not list")]
    UnknownKey,
    /// Not genuine, not for us, or past its time.
    #[error("the access token is not valid: {0}")]
    Invalid(#[from] Error),
    /// Of somebody without an address.
    #[error("the access token is of an anonymous visitor")]
    Anonymous,
    /// The keys cannot be had.
    #[error("the project's keys cannot be had")]
    Keys(Failure),
}

/// Knows what genuine tokens look like.
pub(super) struct TokenVerifier {
    keys: PublicKeys,
    secret: Option<DecodingKey>,
    issuer: String,
}

#[derive(Deserialize)]
struct Body {
    sub: Uuid,
    exp: i64,
    #[serde(default)]
    email: Option<String>,
    #[serde(default)]
    is_anonymous: bool,
}

impl TokenVerifier {
    pub(super) fn new(settings: &Settings) -> Self {
        signatures::install();
        let secret = settings.jwt_secret.as_ref();
        Self {
            keys: PublicKeys::new(),
            secret: secret.map(|secret| DecodingKey::from_secret(secret.expose().as_bytes())),
            issuer: settings.issuer.clone(),
        }
    }

    /// What a token says, if it may be believed. The token chooses the key by its id, never what the key is used for.
    pub(super) async fn verify(
        &self,
        client: &Client,
        token: &Sensitive,
    ) -> Result<Claims, TokenError> {
        let header = decode_header(token.expose())?;
        match (header.alg, &self.secret) {
            (Algorithm::HS256, Some(secret)) => self.read(token, secret, Algorithm::HS256),
            (Algorithm::ES256 | Algorithm::RS256, _) => {
                let id = header.kid.ok_or(TokenError::UnknownKey)?;
                let found = self.keys.find(client, &id).await;
                let key = found
                    .map_err(TokenError::Keys)?
                    .ok_or(TokenError::UnknownKey)?;
                self.read(token, &key.key, key.algorithm)
            }
            (other, _) => Err(TokenError::Algorithm(other)),
        }
    }

    fn read(
        &self,
        token: &Sensitive,
        key: &DecodingKey,
        algorithm: Algorithm,
    ) -> Result<Claims, TokenError> {
        let mut validation = Validation::new(algorithm);
        validation.leeway = LEEWAY;
        validation.validate_nbf = true;
        validation.set_required_spec_claims(&["exp", "iss", "aud", "sub"]);
        validation.set_issuer(&[&self.issuer]);
        validation.set_audience(&[AUDIENCE]);
        let body = decode::<Body>(token.expose(), key, &validation)?.claims;
        if body.is_anonymous {
            return Err(TokenError::Anonymous);
        }
        Ok(Claims {
            user: UserId::new(body.sub),
            email: body.email.and_then(|text| Email::parse(&text).ok()),
            expires_at: DateTime::from_timestamp(body.exp, 0).unwrap_or_default(),
        })
    }
}

const fn hint(algorithm: Algorithm) -> &'static str {
    match algorithm {
        Algorithm::HS256 => ": set NEXTUP_SUPABASE_JWT_SECRET, or move the project to signing keys",
        _ => "",
    }
}
