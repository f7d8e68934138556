//! Replies about one record.

use std::fmt::Display;

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use super::etag;

/// A record and the tag of its version.
pub(super) fn versioned(
    status: StatusCode,
    version: impl Display,
    body: impl Serialize,
) -> Response {
    let mut response = (status, Json(body)).into_response();
    if let Ok(tag) = HeaderValue::from_str(&etag::of_version(version)) {
        response.headers_mut().insert(header::ETAG, tag);
    }
    response
}

/// A reply about something new, with where it can be read.
pub(super) fn located(mut response: Response, location: &str) -> Response {
    if let Ok(location) = HeaderValue::from_str(location) {
        response.headers_mut().insert(header::LOCATION, location);
    }
    response
}
