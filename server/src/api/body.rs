//! What requests bring along: ids in the path, JSON bodies and queries, refused field by field.

use std::borrow::Cow;
use std::str::FromStr;

use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use domain::customers::SearchText;
use domain::error::Check;
use domain::page::Cursor;
use domain::{Error, FieldError};
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

/// The record that a path names. What is no id names no record.
pub(super) struct Id<T>(pub(super) T);

impl<S: Send + Sync, T: FromStr<Err = Error>> FromRequestParts<S> for Id<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let path = axum::extract::Path::<Cow<'static, str>>::from_request_parts(parts, state).await;
        let text = path.map_err(|_| Error::NotFound)?.0;
        Ok(Self(text.parse()?))
    }
}

/// Two records that a path names, one in the other.
pub(super) struct Ids<T, U>(pub(super) T, pub(super) U);

impl<S, T, U> FromRequestParts<S> for Ids<T, U>
where
    S: Send + Sync,
    T: FromStr<Err = Error>,
    U: FromStr<Err = Error>,
{
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let path = axum::extract::Path::<(String, String)>::from_request_parts(parts, state).await;
        let (outer, inner) = path.map_err(|_| Error::NotFound)?.0;
        Ok(Self(outer.parse()?, inner.parse()?))
    }
}

/// Where a page begins, if a page ended there.
pub(super) fn after(
    text: Option<String>,
    is_ours: impl Fn(&Cursor) -> bool,
) -> Result<Option<Cursor>, FieldError> {
    let cursor = text.map(Cursor::new);
    if cursor.as_ref().is_none_or(is_ours) {
        return Ok(cursor);
    }
    let words = "This is no `next` of a page of this list. Leave it out for the first page.";
    Err(FieldError::new("after", words))
}

/// What a list is searched for.
pub(super) fn search(text: &str) -> Result<SearchText, FieldError> {
    if text.chars().count() > 100 {
        return Err(FieldError::new("q", "Keep this to 100 characters."));
    }
    Ok(SearchText::new(text))
}

/// Where a record shall stand, and where its caller saw it, if they said so.
pub(super) fn moved<S>(
    parse: impl Fn(&str) -> Result<S, FieldError>,
    to: &str,
    from: Option<&str>,
) -> Result<(S, Option<S>), Error> {
    let mut check = Check::default();
    let to = check.keep(parse(to));
    let from = from.map(parse).transpose();
    let from = check.keep(from.map_err(|error| FieldError::new("from", error.message)));
    check.finish(to.zip(from))
}
