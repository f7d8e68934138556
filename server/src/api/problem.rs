//! Refusals as problem details (RFC 9457), each kind with an address that explains it.

use std::any::Any;

use axum::body::Bytes;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::{Error, FieldError};
use http_body_util::Full;
use serde::Serialize;
use utoipa::ToSchema;

/// The media type of every refusal.
pub(super) const MEDIA_TYPE: &str = "application/problem+json";

/// What kind of refusal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Malformed,
    Unauthorized,
    MissingScope,
    Forbidden,
    NotFound,
    MethodNotAllowed,
    Conflict,
    Stale,
    VersionNeeded,
    TooLarge,
    MediaType,
    Invalid,
    KeyReused,
    TooMany,
    Failed,
    Unavailable,
}

impl Kind {
    /// Every kind.
    pub(super) const ALL: [Self; 16] = [
        Self::Malformed,
        Self::Unauthorized,
        Self::MissingScope,
        Self::Forbidden,
        Self::NotFound,
        Self::MethodNotAllowed,
        Self::Conflict,
        Self::Stale,
        Self::VersionNeeded,
        Self::TooLarge,
        Self::MediaType,
        Self::Invalid,
        Self::KeyReused,
        Self::TooMany,
        Self::Failed,
        Self::Unavailable,
    ];

    /// Its word, its status, and what it means. `type` is the address of that word on our page.
    pub(super) const fn words(self) -> (&'static str, u16, &'static str) {
        match self {
            Self::Malformed => ("malformed", 400, "The request cannot be read"),
            Self::Unauthorized => ("unauthorized", 401, "There is no valid API key"),
            Self::MissingScope => ("missing-scope", 403, "The API key lacks a scope"),
            Self::Forbidden => ("forbidden", 403, "The role does not allow this"),
            Self::NotFound => (
                "not-found",
                404,
                "There is nothing here, or nothing of yours",
            ),
            Self::MethodNotAllowed => ("method-not-allowed", 405, "Nothing is done this way here"),
            Self::Conflict => ("conflict", 409, "Something else stands in the way"),
            Self::Stale => ("stale", 412, "It is not the version you know"),
            Self::VersionNeeded => (
                "version-needed",
                428,
                "The request does not say which version it replaces",
            ),
            Self::TooLarge => ("too-large", 413, "The request is too large"),
            Self::MediaType => ("media-type", 415, "The body is not JSON"),
            Self::Invalid => ("invalid", 422, "Some fields are not right"),
            Self::KeyReused => (
                "idempotency-key-reused",
                422,
                "This Idempotency-Key stands for another request",
            ),
            Self::TooMany => ("too-many", 429, "Too many requests"),
            Self::Failed => ("failed", 500, "Something on our side failed"),
            Self::Unavailable => ("unavailable", 503, "Something on our side is not available"),
        }
    }
}

/// Why a request was refused.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct Problem {
    /// What kind of problem: an address that explains it.
    #[serde(rename = "type")]
    #[schema(example = "/api/docs#invalid")]
    kind: String,
    /// The kind in words; always the same for a type.
    title: &'static str,
    /// The HTTP status.
    status: u16,
    /// What happened this time.
    detail: String,
    /// What is wrong with which field, when the problem is `invalid`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<Broken>,
    #[serde(skip)]
    retry_after: Option<u32>,
}

/// One field that is not right.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct Broken {
    /// The field, dotted: `name`, `product.url`, `team.0.email`; or a parameter's name.
    field: String,
    /// What is wrong and how to mend it.
    message: String,
}

impl Problem {
    /// A problem that its kind explains.
    pub(super) fn of(kind: Kind) -> Self {
        Self::new(kind, format!("{}.", kind.words().2))
    }

    /// A problem and what happened.
    pub(super) fn new(kind: Kind, detail: impl Into<String>) -> Self {
        let (word, status, title) = kind.words();
        Self {
            kind: format!("/api/docs#{word}"),
            title,
            status,
            detail: detail.into(),
            errors: Vec::new(),
            retry_after: None,
        }
    }

    /// A field that is not right.
    pub(super) fn invalid(field: impl Into<String>, message: impl Into<String>) -> Self {
        Error::invalid(field, message).into()
    }

    /// The same, to be tried again after so many seconds.
    pub(super) fn retry_after(mut self, seconds: u32) -> Self {
        self.retry_after = Some(seconds);
        self
    }
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        let detail = error.to_string();
        match error {
            Error::NotFound => Self::new(Kind::NotFound, detail),
            Error::Invalid { fields } => Self {
                errors: fields.into_iter().map(Broken::from).collect(),
                ..Self::new(Kind::Invalid, detail)
            },
            Error::Conflict { .. } | Error::Overtaken { .. } => Self::new(Kind::Conflict, detail),
            Error::Stale => Self::new(Kind::Stale, detail),
            Error::SignedOut => Self::of(Kind::Unauthorized),
            Error::Forbidden { .. } => Self::new(Kind::Forbidden, detail),
            Error::TooMany {
                retry_after_seconds,
            } => Self::new(Kind::TooMany, detail).retry_after(retry_after_seconds),
            Error::Unavailable { .. } => Self::new(Kind::Unavailable, detail),
        }
    }
}

impl From<FieldError> for Broken {
    fn from(FieldError { field, message }: FieldError) -> Self {
        Self { field, message }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let body = serde_json::to_string(&self).unwrap_or_default();
        let mut response = (status, [(header::CONTENT_TYPE, MEDIA_TYPE)], body).into_response();
        let headers = response.headers_mut();
        if let Some(seconds) = self.retry_after {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        if status == StatusCode::UNAUTHORIZED {
            let scheme = HeaderValue::from_static("Bearer realm=\"NextUp\"");
            headers.insert(header::WWW_AUTHENTICATE, scheme);
        }
        response
    }
}

/// The reply of an operation that panicked; what happened is in the log.
pub(super) fn panicked(panic: Box<dyn Any + Send + 'static>) -> axum::http::Response<Full<Bytes>> {
    crate::http::log_panic(panic);
    let body = serde_json::to_vec(&Problem::of(Kind::Failed)).unwrap_or_default();
    let mut response = axum::http::Response::new(Full::from(body));
    *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
    let kind = HeaderValue::from_static(MEDIA_TYPE);
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    response
}
