//! Versions as HTTP knows them: of a customer a tag over everything that a reply shows, of a record the version or revision
//! that its store compares.

use std::convert::Infallible;
use std::fmt::Display;
use std::str::FromStr;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, header};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use db::Digest;
use domain::version::Version;

use super::problem::{Kind, Problem};

/// The tag of a reply with this body. Strong: the same tag means the same bytes.
pub(super) fn of_body(body: &str) -> String {
    let digest = Digest::of(body);
    format!("\"{}\"", URL_SAFE_NO_PAD.encode(&digest.bytes()[..16]))
}

/// The tag of a record of this version or revision.
pub(super) fn of_version(version: impl Display) -> String {
    format!("\"{version}\"")
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

    /// The newest version among the tags: no older one can be current. None stands for any, and what is no tag of ours
    /// for `never`, a version that nothing has.
    fn newest<V: FromStr + Ord>(&self, never: V) -> Option<V> {
        let Self::Tags(tags) = self else {
            return None;
        };
        let read = |tag: &String| V::from_str(tag.strip_prefix('"')?.strip_suffix('"')?).ok();
        let newest = tags.iter().filter_map(read).max();
        Some(newest.unwrap_or(never))
    }
}

/// `If-Match`: change it only if it still is this version.
pub(super) struct IfMatch(Option<Known>);

impl IfMatch {
    /// Whether what has this tag now may be changed.
    pub(super) fn allows(&self, tag: impl FnOnce() -> String) -> bool {
        self.0.as_ref().is_none_or(|known| known.has(&tag()))
    }

    /// The version of a record that may be changed; none for any.
    pub(super) fn version(&self) -> Option<Version> {
        self.0.as_ref()?.newest(Version::NEVER)
    }

    /// The same of what counts its revisions from one.
    pub(super) fn revision(&self) -> Option<u32> {
        self.0.as_ref()?.newest(0)
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

    #[test]
    fn the_version_of_a_record_reads_back_from_its_tag() {
        let version: Version = "1700000000123456".parse().unwrap();
        let tag = of_version(version);
        let read = |value: &str| IfMatch(known(value)).version();
        assert_eq!(read(&tag), Some(version));
        assert_eq!(read(&format!("\"17\", {tag}, \"x\"")), Some(version));
        assert_eq!(read("*"), None);
        for none in ["", "1700000000123456", "W/\"1700000000123456\"", "\"x\""] {
            assert_eq!(read(none), Some(Version::NEVER), "{none}");
        }
    }

    #[test]
    fn a_revision_reads_back_in_the_same_way() {
        let read = |value: &str| IfMatch(known(value)).revision();
        assert_eq!(read(&of_version(7)), Some(7));
        assert_eq!(read("\"7\", \"12\""), Some(12));
        assert_eq!(read("*"), None);
        for none in ["7", "\"-1\"", "\"4294967296\""] {
            assert_eq!(read(none), Some(0), "{none}");
        }
    }
}
