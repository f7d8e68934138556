//! What requests bring along: JSON bodies and queries, refused field by field.

use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use serde::de::DeserializeOwned;
use serde_path_to_error::{Path, Segment};

use super::object::Object;
use super::problem::{Kind, Problem};

/// A JSON body of this shape.
pub(super) struct Body<T>(pub(super) T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Body<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        if !is_json(request.headers()) {
            return Err(Problem::new(
                Kind::MediaType,
                "Send the body as JSON, with `Content-Type: application/json`.",
            ));
        }
        let bytes = Bytes::from_request(request, state).await.map_err(unread)?;
        let mut json = serde_json::Deserializer::from_slice(&bytes);
        let Object(value) = serde_path_to_error::deserialize(&mut json).map_err(misshapen)?;
        json.end()
            .map_err(|error| Problem::new(Kind::Malformed, format!("This is no JSON: {error}.")))?;
        Ok(Self(value))
    }
}

fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok());
    let kind = kind.and_then(|kind| kind.split(';').next());
    kind.is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"))
}

#[expect(clippy::needless_pass_by_value, reason = "the argument of `map_err`")]
fn unread(rejection: BytesRejection) -> Problem {
    if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE {
        Problem::of(Kind::TooLarge)
    } else {
        Problem::of(Kind::Malformed)
    }
}

#[expect(clippy::needless_pass_by_value, reason = "the argument of `map_err`")]
fn misshapen(error: serde_path_to_error::Error<serde_json::Error>) -> Problem {
    let cause = error.inner();
    if cause.is_data() {
        Problem::invalid(dotted(error.path()), format!("{cause}."))
    } else {
        Problem::new(Kind::Malformed, format!("This is no JSON: {cause}."))
    }
}

/// `team.0.email`; the whole is `body`.
fn dotted(path: &Path) -> String {
    let parts: Vec<String> = path
        .iter()
        .filter(|part| !matches!(part, Segment::Unknown))
        .map(ToString::to_string)
        .map(|part| part.trim_matches(['[', ']']).to_owned())
        .collect();
    if parts.is_empty() {
        "body".to_owned()
    } else {
        parts.join(".")
    }
}

/// A query of this shape.
pub(super) struct Query<T>(pub(super) T);

impl<S: Sync, T: DeserializeOwned> FromRequestParts<S> for Query<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        axum::extract::Query::<T>::try_from_uri(&parts.uri)
            .map(|query| Self(query.0))
            .map_err(|rejection| Problem::invalid("query", rejection.body_text()))
    }
}
