//! Versions of a customer as HTTP knows them: a tag over everything that a reply shows.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, header};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use db::Digest;
use domain::customers::Customer;

use super::output::CustomerBody;
use crate::api::problem::{Kind, Problem};

/// The tag of a reply with this body. Strong: the same tag means the same bytes.
pub(super) fn of_body(body: &str) -> String {
    let digest = Digest::of(body);
    format!("\"{}\"", URL_SAFE_NO_PAD.encode(&digest.bytes()[..16]))
}

/// The tags that a caller knows.
enum Known {
    /// No matter which.
    Any,
    /// One of these.
    Tags(Vec<String>),
}

impl Known {
    fn read(headers: &HeaderMap, name: HeaderName) -> Option<Self> {
        let mut values = headers.get_all(name).iter().peekable();
        values.peek()?;
        let tags: Vec<String> = values
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(','))
            .map(|tag| tag.trim().to_owned())
            .collect();
        if tags.iter().any(|tag| tag == "*") {
            Some(Self::Any)
        } else {
            Some(Self::Tags(tags))
        }
    }

    fn has(&self, tag: &str) -> bool {
        match self {
            Self::Any => true,
            Self::Tags(tags) => tags.iter().any(|known| known == tag),
        }
    }
}

/// `If-Match`: change it only if it still is this version.
pub(super) struct IfMatch(Option<Known>);

impl IfMatch {
    /// Whether the change may be made.
    pub(super) fn allows(&self, customer: &Customer) -> bool {
        self.0.as_ref().is_none_or(|known| {
            let body = CustomerBody::from(customer.clone()).json();
            known.has(&of_body(&body))
        })
    }
}

impl<S: Sync> FromRequestParts<S> for IfMatch {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self(Known::read(&parts.headers, header::IF_MATCH)))
    }
}

/// `If-Match` where it may not be left out: whoever replaces everything says what they replace.
pub(super) struct MustMatch(pub(super) IfMatch);

impl<S: Sync> FromRequestParts<S> for MustMatch {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let known = Known::read(&parts.headers, header::IF_MATCH).ok_or_else(|| {
            let words =
                "Send the `ETag` of the version you replace as `If-Match`; `*` replaces any.";
            Problem::new(Kind::VersionNeeded, words)
        })?;
        Ok(Self(IfMatch(Some(known))))
    }
}

/// `If-None-Match`: send it only if it is another version.
pub(super) struct IfNoneMatch(Option<Known>);

impl IfNoneMatch {
    /// Whether the caller has this version already.
    pub(super) fn knows(&self, tag: &str) -> bool {
        self.0.as_ref().is_some_and(|known| known.has(tag))
    }
}

impl<S: Sync> FromRequestParts<S> for IfNoneMatch {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self(Known::read(&parts.headers, header::IF_NONE_MATCH)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(value: &str) -> Option<Known> {
        let mut headers = HeaderMap::new();
        headers.insert(header::IF_MATCH, value.parse().unwrap());
        Known::read(&headers, header::IF_MATCH)
    }

    #[test]
    fn any_of_several_tags_is_enough_and_weak_ones_never_are() {
        assert!(known("\"a\", \"b\"").unwrap().has("\"b\""));
        assert!(known("*").unwrap().has("\"b\""));
        assert!(!known("W/\"b\"").unwrap().has("\"b\""));
        assert!(!known("").unwrap().has("\"b\""));
        assert!(Known::read(&HeaderMap::new(), header::IF_MATCH).is_none());
    }
}
