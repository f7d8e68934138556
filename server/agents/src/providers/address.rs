use std::fmt;

use reqwest::Url;

/// Where a provider is asked. Holds no secret: one with a password or a query in it is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseUrl(Url);

/// An address that is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "Write the address as https://host/path, without a password and without anything after a ? or #."
)]
pub struct BadAddress;

impl BaseUrl {
    /// Reads an address.
    ///
    /// # Errors
    /// When it is not one of HTTP, or holds more than a host and a path.
    pub fn parse(text: &str) -> Result<Self, BadAddress> {
        let url = Url::parse(text.trim()).map_err(|_| BadAddress)?;
        let is_plain = url.username().is_empty()
            && url.password().is_none()
            && url.query().is_none()
            && url.fragment().is_none();
        let is_web = matches!(url.scheme(), "http" | "https") && url.has_host();
        if is_web && is_plain {
            Ok(Self(url))
        } else {
            Err(BadAddress)
        }
    }

    /// Whether `https` keeps what is said from being read on the way.
    pub(super) fn is_encrypted(&self) -> bool {
        self.0.scheme() == "https"
    }

    /// The host: a name, or an address of the network, which has no brackets here.
    pub(super) fn host(&self) -> &str {
        let host = self.0.host_str().unwrap_or_default();
        host.trim_start_matches('[').trim_end_matches(']')
    }

    /// The address with one `/` at its end and without `ending` before that, which people copy along or leave out.
    pub(super) fn without(&self, ending: &str) -> String {
        let base = self.0.as_str().trim_end_matches('/');
        let base = base.strip_suffix(ending).unwrap_or(base);
        format!("{}/", base.trim_end_matches('/'))
    }
}

impl fmt::Display for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_may_be_written_in_several_ways() {
        for text in [
            "https://example.com",
            "https://example.com/",
            " https://example.com/v1/ ",
        ] {
            let address = BaseUrl::parse(text).unwrap();
            assert_eq!(address.without("/v1"), "https://example.com/");
        }
        let behind = BaseUrl::parse("http://192.168.1.4:8000/llm/v1").unwrap();
        assert_eq!(behind.without(""), "http://192.168.1.4:8000/llm/v1/");
    }

    #[test]
    fn an_address_holds_no_secret() {
        for text in [
            "example.com",
            "ftp://example.com",
            "https://me:secret@example.com",
            "https://example.com?key=secret",
            "https://example.com#secret",
        ] {
            assert_eq!(BaseUrl::parse(text), Err(BadAddress), "{text}");
        }
    }
}
