//! Cookie → who is asking. Resolved once per request, before anything else looks at it.

use std::net::SocketAddr;

use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderMap, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use domain::accounts::ClientInfo;
use kit::services::{Typed, Visit};

use super::{AppState, Site, cookies};
use crate::config::Mode;

/// Pages for people who are not signed in.
const SIGNED_OUT_PAGES: [&str; 5] = [
    "/sign-in",
    "/sign-up",
    "/forgot-password",
    "/magic-link",
    "/check-mail",
];
/// Pages for everybody: links in e-mails are followed signed in or out.
const OPEN_PAGES: [&str; 4] = ["/confirm", "/follow-link", "/reset-password", "/dev/kit"];

/// Finds out who asks and keeps it with the request.
pub(super) async fn resolve(
    State(state): State<AppState>,
    mut request: Request,
    next: Next,
) -> Response {
    let headers = request.headers();
    let token = cookies::session(headers, &state.site);
    let signed_in = match &token {
        Some(token) => match state.services.auth.authenticate(token).await {
            Ok(signed_in) => signed_in,
            Err(error) => return super::errors::page(&error),
        },
        None => None,
    };
    let visit = Visit {
        signed_in,
        token,
        client: client(&request, &state.site),
        theme: cookies::theme(headers),
        looks: cookies::looks(headers),
        typed: Typed::default(),
        development: state.site.mode == Mode::Development,
        development_mail: state.mailer.development().is_some(),
        live_reload: state.site.live_reload,
        offline: state.site.offline,
    };
    request.extensions_mut().insert(visit);
    next.run(request).await
}

/// Sends people who open a page to the sign-in, or away from it.
pub(super) async fn require(
    State(state): State<AppState>,
    request: Request,
    next: Next,
) -> Response {
    if request.method() != Method::GET || !wants_page(request.headers()) {
        return next.run(request).await;
    }
    let path = request.uri().path();
    let signed_in = request
        .extensions()
        .get::<Visit>()
        .is_some_and(|visit| visit.signed_in.is_some());
    let is_file = path
        .rsplit('/')
        .next()
        .is_some_and(|name| name.contains('.'))
        || path.starts_with("/fn/");
    if path.starts_with("/dev/") && state.site.mode == Mode::Production {
        return super::errors::page(&domain::Error::NotFound);
    }
    if signed_in && path == "/" {
        return Redirect::to("/home").into_response();
    }
    if signed_in && SIGNED_OUT_PAGES.contains(&path) {
        return Redirect::to("/customers").into_response();
    }
    if signed_in || is_file || SIGNED_OUT_PAGES.contains(&path) || OPEN_PAGES.contains(&path) {
        return next.run(request).await;
    }
    let wanted = request
        .uri()
        .path_and_query()
        .map_or("/", |uri| uri.as_str());
    let to = if wanted == "/" {
        "/sign-in".to_owned()
    } else {
        format!("/sign-in?next={}", encode(wanted))
    };
    let mut response = Redirect::to(&to).into_response();
    if let Some(cookie) = cookies::close_session(&state.site) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

fn wants_page(headers: &HeaderMap) -> bool {
    headers
        .get(header::ACCEPT)
        .and_then(|value| value.to_str().ok())
        .is_none_or(|accept| accept.contains("text/html"))
}

fn client(request: &Request, site: &Site) -> ClientInfo {
    let header = |name| {
        request
            .headers()
            .get(name)
            .and_then(|value| value.to_str().ok())
    };
    let peer = request
        .extensions()
        .get::<ConnectInfo<SocketAddr>>()
        .map(|info| info.0.ip().to_string());
    // The last entry is the one our own proxy wrote; whatever stands before it, the visitor may have made up.
    let forwarded = header("x-forwarded-for")
        .and_then(|all| all.rsplit(',').next())
        .map(|last| last.trim().to_owned());
    let address = if site.trust_proxy {
        forwarded.or(peer)
    } else {
        peer
    };
    ClientInfo {
        address: address.unwrap_or_default(),
        user_agent: header("user-agent")
            .unwrap_or_default()
            .chars()
            .take(300)
            .collect(),
    }
}

/// Percent-encodes a path for use as a query value.
fn encode(path: &str) -> String {
    path.bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b'/' => {
                char::from(byte).to_string()
            }
            _ => format!("%{byte:02X}"),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::encode;

    #[test]
    fn a_wanted_page_survives_as_a_query_value() {
        assert_eq!(
            encode("/customers?status=live&q=ö"),
            "/customers%3Fstatus%3Dlive%26q%3D%C3%B6"
        );
    }
}
