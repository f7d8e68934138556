//! How often a key may be used, counted in the database so that every process counts together.

use std::time::Duration;

use axum::http::{HeaderMap, HeaderName, HeaderValue};
use db::{Credentials, Digest};
use domain::id::ApiKeyId;
use domain::{Error, Result};

use super::problem::Problem;

const WINDOW: Duration = Duration::from_secs(60);

/// What every reply tells, in the order of [`Budget`]; names and meaning as most APIs have them.
pub(super) const HEADERS: [(&str, &str); 3] = [
    (
        "ratelimit-limit",
        "Requests that this key may send in a minute.",
    ),
    (
        "ratelimit-remaining",
        "Requests left until the minute ends.",
    ),
    ("ratelimit-reset", "Seconds until the minute ends."),
];

/// So many requests a minute for each key.
#[derive(Clone)]
pub(super) struct Limits {
    credentials: Credentials,
    per_minute: u32,
}

/// What a key has left.
pub(super) struct Budget {
    limit: u32,
    spent: u32,
    reset: u32,
}

impl Limits {
    pub(super) const fn new(credentials: Credentials, per_minute: u32) -> Self {
        Self {
            credentials,
            per_minute,
        }
    }

    /// Counts one request.
    pub(super) async fn spend(&self, key: ApiKeyId) -> Result<Budget> {
        let counter = Digest::of(&format!("api-key:{key}"));
        let attempts = self.credentials.count_attempt(counter, WINDOW).await?;
        Ok(Budget {
            limit: self.per_minute,
            spent: attempts.count,
            reset: attempts.ends_in_seconds,
        })
    }
}

impl Budget {
    /// The refusal, if this request was one too many.
    pub(super) fn exceeded(&self) -> Option<Problem> {
        let error = Error::TooMany {
            retry_after_seconds: self.reset,
        };
        (self.spent > self.limit).then(|| error.into())
    }

    /// Writes it into a reply.
    pub(super) fn tell(&self, headers: &mut HeaderMap) {
        let numbers = [
            self.limit,
            self.limit.saturating_sub(self.spent),
            self.reset,
        ];
        for ((name, _), number) in HEADERS.into_iter().zip(numbers) {
            headers.insert(HeaderName::from_static(name), HeaderValue::from(number));
        }
    }
}
