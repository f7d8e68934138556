//! One span per request. Its id is in every log line below it and in the `x-request-id` header.

use std::time::Instant;

use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use tracing::{Instrument, info_span};
use uuid::Uuid;

tokio::task_local! {
    static REQUEST_ID: String;
}

/// The id of the request being answered.
pub(super) fn current_id() -> String {
    REQUEST_ID.try_with(Clone::clone).unwrap_or_default()
}

/// Opens the span and logs the reply. Never the query: links in e-mails carry secrets there.
pub(super) async fn request(request: Request, next: Next) -> Response {
    let id = short_id();
    let span = info_span!("request", %id, method = %request.method(), path = request.uri().path());
    let started = Instant::now();
    let work = async {
        let mut response = next.run(request).await;
        if let Ok(value) = HeaderValue::from_str(&current_id()) {
            response
                .headers_mut()
                .insert(HeaderName::from_static("x-request-id"), value);
        }
        let milliseconds = started.elapsed().as_secs_f64() * 1_000.0;
        let status = response.status().as_u16();
        if status >= 500 {
            tracing::warn!(status, milliseconds, "answered");
        } else {
            tracing::debug!(status, milliseconds, "answered");
        }
        response
    };
    REQUEST_ID.scope(id, work.instrument(span)).await
}

/// Twelve characters somebody can read out over the phone.
fn short_id() -> String {
    let id = Uuid::now_v7().simple().to_string();
    id[20..].to_owned()
}
