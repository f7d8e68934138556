//! Replies for what went wrong outside a page, and the one place that gives server functions their status.

use std::any::Any;

use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};
use domain::Error;
use http_body_util::{BodyExt, Full};
use kit::error::CallError;

use super::{plain_page, trace};

/// Server functions answer every error with 500: this gives each its own status, read from the error itself.
pub(super) async fn server_function_status(request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    let failed = response.status() == StatusCode::INTERNAL_SERVER_ERROR
        && response.headers().contains_key("serverfnerror");
    if !failed {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let bytes = body
        .collect()
        .await
        .map(http_body_util::Collected::to_bytes)
        .unwrap_or_default();
    let error = serde_json::from_slice::<CallError>(&bytes).unwrap_or(CallError::Outdated);
    parts.status =
        StatusCode::from_u16(error.http_status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    parts.headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("application/json"),
    );
    Response::from_parts(parts, Body::from(bytes))
}

/// A page for an error before the application could render one.
pub(super) fn page(error: &Error) -> Response {
    let status =
        StatusCode::from_u16(error.http_status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    (status, Html(document(status, &error.to_string()))).into_response()
}

/// The reply of a request that panicked. What happened is in the log, under the request's id.
pub(super) fn panicked(panic: Box<dyn Any + Send + 'static>) -> axum::http::Response<Full<Bytes>> {
    log_panic(panic);
    let status = StatusCode::INTERNAL_SERVER_ERROR;
    let words = "Something on our side failed. Your data is safe. Try again in a moment.";
    let mut response = axum::http::Response::new(Full::from(document(status, words)));
    *response.status_mut() = status;
    response.headers_mut().insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("text/html; charset=utf-8"),
    );
    response
}

/// Notes why a request panicked.
#[expect(clippy::needless_pass_by_value, reason = "the layer's signature")]
pub(crate) fn log_panic(panic: Box<dyn Any + Send + 'static>) {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    let message = text
        .or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("no message");
    tracing::error!(message, "request panicked");
}

/// Looks like the application's own error page, and says under which id the log knows more.
fn document(status: StatusCode, words: &str) -> String {
    let body = format!(
        "<div class=\"nx-error-page\"><p class=\"nx-error-page__code\">{}</p>\
         <h1 class=\"nx-error-page__title\">That did not work</h1><p class=\"nx-error-page__text\">{}</p>\
         <div class=\"nx-error-page__actions\"><a class=\"cds--btn cds--btn--primary\" href=\"/customers\">Go to your customers</a></div>\
         <p class=\"nx-error-page__reference\">Reference <code>{}</code></p></div>",
        status.as_u16(),
        plain_page::escape(words),
        trace::current_id(),
    );
    plain_page::page("That did not work", &body)
}
