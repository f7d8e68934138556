//! Every write must come from our own pages: the browser says where a request comes from, and other sites cannot lie.

use axum::extract::Request;
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// Refuses writes that another site caused. Reads pass: they change nothing, and cookies are `SameSite=Lax`.
pub(super) async fn check(request: Request, next: Next) -> Response {
    let is_read = matches!(
        *request.method(),
        Method::GET | Method::HEAD | Method::OPTIONS
    );
    if is_read || is_same_origin(request.headers()) {
        next.run(request).await
    } else {
        tracing::warn!("write from another origin refused");
        (
            StatusCode::FORBIDDEN,
            "This request did not come from NextUp. Nothing was changed.",
        )
            .into_response()
    }
}

/// `Origin` decides where it is sent, `Sec-Fetch-Site` where not; without both the sender is no browser we serve.
fn is_same_origin(headers: &HeaderMap) -> bool {
    let text = |name: header::HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    match (
        text(header::ORIGIN),
        text(header::HeaderName::from_static("sec-fetch-site")),
    ) {
        (Some(origin), _) => {
            let host = origin
                .strip_prefix("https://")
                .or_else(|| origin.strip_prefix("http://"));
            host.is_some() && host == text(header::HOST)
        }
        (None, site) => site == Some("same-origin"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(name, value)| {
                (
                    header::HeaderName::from_static(name),
                    value.parse().unwrap(),
                )
            })
            .collect()
    }

    #[test]
    fn only_our_own_pages_may_write() {
        assert!(is_same_origin(&headers(&[
            ("host", "crm.example:3000"),
            ("origin", "http://crm.example:3000")
        ])));
        assert!(is_same_origin(&headers(&[
            ("host", "crm.example"),
            ("sec-fetch-site", "same-origin")
        ])));
        for other in [
            headers(&[("host", "crm.example"), ("origin", "https://evil.example")]),
            headers(&[("host", "crm.example"), ("origin", "null")]),
            headers(&[
                ("host", "crm.example"),
                ("origin", "https://evil.example"),
                ("sec-fetch-site", "same-origin"),
            ]),
            headers(&[("host", "crm.example"), ("sec-fetch-site", "same-site")]),
            headers(&[("host", "crm.example")]),
        ] {
            assert!(!is_same_origin(&other), "{other:?}");
        }
    }
}
