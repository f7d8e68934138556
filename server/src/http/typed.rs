//! Forms that were refused while the page had no script. Leptos sends the browser back to the page with the reason in the
//! address, and what was typed would be gone: here the page is answered at once instead, with the text in its fields.

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http_body_util::BodyExt;
use kit::services::{Typed, Visit};

use super::headers::accepts_html;
use super::{AppState, cookies, pages};

/// Answers a refused form with its page.
pub(super) async fn keep(State(state): State<AppState>, request: Request, next: Next) -> Response {
    if !is_plain_form(&request) {
        return next.run(request).await;
    }
    let (mut parts, body) = request.into_parts();
    let Ok(body) = body.collect().await else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    let body = body.to_bytes();
    come_from_the_page(&mut parts.headers);
    let answer = next
        .run(Request::from_parts(parts.clone(), Body::from(body.clone())))
        .await;
    let Some(page) = refused_on(&answer) else {
        return answer;
    };
    let mut shown = pages::render(&state, form_page(parts, page.clone(), &body)).await;
    *shown.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    if let Some(cookie) = cookies::form_page(&without_reason(&page), &state.site) {
        shown.headers_mut().append(header::SET_COOKIE, cookie);
    }
    shown
}

/// A browser sends a form by itself; the client asks for JSON.
fn is_plain_form(request: &Request) -> bool {
    let kind = request.headers().get(header::CONTENT_TYPE);
    request.method() == Method::POST
        && request.uri().path().starts_with("/fn/")
        && accepts_html(request.headers())
        && kind
            .and_then(|kind| kind.to_str().ok())
            .is_some_and(|kind| kind.contains("application/x-www-form-urlencoded"))
}

/// A page that was an answer to a form stands at the address of that form: the cookie knows where it belongs.
fn come_from_the_page(headers: &mut HeaderMap) {
    let referer = headers
        .get(header::REFERER)
        .and_then(|value| value.to_str().ok());
    let page = referer
        .and_then(|referer| referer.split_once("/fn/"))
        .zip(cookies::page_of_form(headers))
        .map(|((site, _), page)| format!("{site}{page}"));
    if let Some(page) = page.and_then(|page| HeaderValue::from_str(&page).ok()) {
        headers.insert(header::REFERER, page);
    }
}

/// The page that shall say why, if the form was refused.
fn refused_on(answer: &Response) -> Option<Uri> {
    let location = answer.headers().get(header::LOCATION)?.to_str().ok()?;
    let page: Uri = location.parse().ok()?;
    let says_why = page
        .query()?
        .split('&')
        .any(|part| part.starts_with("__err="));
    let path = page.path_and_query()?.as_str();
    (answer.status().is_redirection() && says_why)
        .then(|| path.parse().ok())
        .flatten()
}

/// The request for the page, with what was typed beside it. Passwords are not shown again.
fn form_page(mut parts: Parts, page: Uri, body: &[u8]) -> Request {
    let typed = serde_urlencoded::from_bytes::<Vec<(String, String)>>(body).unwrap_or_default();
    let is_secret = |name: &str| name.contains("password") || name.contains("token");
    parts.method = Method::GET;
    parts.uri = page;
    parts.headers.remove(header::CONTENT_TYPE);
    parts.headers.remove(header::CONTENT_LENGTH);
    if let Some(visit) = parts.extensions.get_mut::<Visit>() {
        visit.typed = Typed::new(typed.into_iter().filter(|(name, _)| !is_secret(name)));
    }
    Request::from_parts(parts, Body::empty())
}

/// The page, ready for another attempt.
fn without_reason(page: &Uri) -> String {
    let query = page.query().unwrap_or_default();
    let kept: Vec<&str> = query
        .split('&')
        .filter(|part| !part.is_empty() && !part.starts_with("__"))
        .collect();
    match kept.as_slice() {
        [] => page.path().to_owned(),
        kept => format!("{}?{}", page.path(), kept.join("&")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reason_does_not_stay_in_the_address() {
        let page: Uri = "/customers?new=1&__path=%2Ffn%2Fx&__err=abc"
            .parse()
            .unwrap();
        assert_eq!(without_reason(&page), "/customers?new=1");
        let page: Uri = "/sign-in?__err=abc".parse().unwrap();
        assert_eq!(without_reason(&page), "/sign-in");
    }

    #[test]
    fn only_a_refusal_shows_the_page_again() {
        let answer = |location: &str| {
            let mut answer = StatusCode::FOUND.into_response();
            let location = HeaderValue::from_str(location).unwrap();
            answer.headers_mut().insert(header::LOCATION, location);
            refused_on(&answer).map(|page| page.to_string())
        };
        assert_eq!(answer("http://a.example/customers/1"), None);
        assert_eq!(
            answer("http://a.example/x?a=1&__err=e"),
            Some("/x?a=1&__err=e".to_owned()),
            "without the host: it came with the request"
        );
    }
}
