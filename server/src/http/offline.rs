//! What the service worker (`app/worker/private.js`) goes by: whose answer this is, and whether it may be kept.

use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::Response;
use domain::id::SessionId;
use kit::services::Visit;
use sha2::{Digest, Sha256};

/// On every answer to a person or to nobody: a name for the session, or [`NOBODY`].
pub(super) const SESSION: HeaderName = HeaderName::from_static("x-nextup-session");
/// Nobody is signed in, or not any more: everything that was kept has to go.
pub(super) const NOBODY: HeaderValue = HeaderValue::from_static("none");
/// Permits to keep an answer for reading it offline. Everything else is `no-store` for the worker as well.
const OFFLINE: HeaderName = HeaderName::from_static("x-nextup-offline");

/// The reads behind the list, a customer with all that belongs to it, Home, the portfolio and the trash. Nothing about
/// sessions, keys or members' addresses.
const KEPT: [&str; 35] = [
    "/fn/account/viewer",
    "/fn/agreements/list",
    "/fn/agreements/value",
    "/fn/artifacts/diff",
    "/fn/artifacts/get",
    "/fn/artifacts/list",
    "/fn/artifacts/versions",
    "/fn/customers/counts",
    "/fn/customers/figures",
    "/fn/customers/get",
    "/fn/customers/list",
    "/fn/customers/owners",
    "/fn/customers/timeline",
    "/fn/customers/trash",
    "/fn/events/get",
    "/fn/home/day",
    "/fn/invoices/agreements",
    "/fn/invoices/customer",
    "/fn/invoices/days-to-pay",
    "/fn/invoices/get",
    "/fn/invoices/issuer",
    "/fn/invoices/list",
    "/fn/invoices/positions",
    "/fn/invoices/settled-by",
    "/fn/payments/allocations",
    "/fn/payments/list",
    "/fn/payments/refunds",
    "/fn/portfolio/get",
    "/fn/portfolio/list",
    "/fn/portfolio/references",
    "/fn/portfolio/uses",
    "/fn/projects/agreements",
    "/fn/projects/get",
    "/fn/projects/list",
    "/fn/trash/records",
];

/// Marks the answer. Inside of [`super::session::resolve`], which knows who asks.
pub(super) async fn mark(request: Request, next: Next) -> Response {
    let session = request
        .extensions()
        .get::<Visit>()
        .and_then(|visit| Some(visit.signed_in.as_ref()?.session));
    let may_be_kept = session.is_some()
        && request.method() == Method::GET
        && KEPT.contains(&request.uri().path());
    let mut response = next.run(request).await;
    let keep = may_be_kept && response.status().is_success();
    let headers = response.headers_mut();
    // A file says how long it may be kept, and is nobody's; pages and functions are told further out.
    if headers.contains_key(header::CACHE_CONTROL) {
        return response;
    }
    // Signing out has said so itself already.
    headers
        .entry(SESSION)
        .or_insert_with(|| session.and_then(name).unwrap_or(NOBODY));
    if keep {
        headers.insert(OFFLINE, HeaderValue::from_static("keep"));
    }
    response
}

/// Names the session without being of use to anybody else.
fn name(session: SessionId) -> Option<HeaderValue> {
    let digest = Sha256::digest(format!("offline:{session}"));
    let name: String = digest
        .iter()
        .take(12)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    HeaderValue::from_str(&name).ok()
}
