//! The REST API: `/api/v1`, its document `/api/openapi.json`, and the document as a page, `/api/docs`.
//!
//! Programs show a personal key; cookies count for nothing here, so no other site can make a browser write. Around each
//! operation: who calls ([`auth`]) and how often ([`limits`]), then whether it was done already ([`idempotency`]). Every
//! refusal is a [`Problem`].

mod agreements;
mod artifacts;
mod auth;
mod body;
mod customers;
mod document;
mod etag;
mod events;
mod idempotency;
mod invoices;
mod limits;
mod money;
mod object;
mod page;
mod payments;
mod portfolio;
mod problem;
mod projects;
mod reply;
mod totals;

use std::time::Duration;

use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Request};
use axum::http::header;
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::{Router, routing};
use chrono::{NaiveDate, Utc};
use db::{Credentials, Db, IdempotencyKeys};
use tower_http::catch_panic::CatchPanicLayer;
use utoipa_axum::router::OpenApiRouter;

use self::limits::Limits;
use self::problem::{Kind, Problem};
use crate::http::{AppState, MAX_BODY};

/// How long an operation may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// What the API needs besides the stores.
#[derive(Clone)]
pub struct Api {
    limits: Limits,
    replies: IdempotencyKeys,
}

impl Api {
    /// An API on this database that takes so many requests a minute from each key.
    pub fn new(db: Db, requests_per_minute: u32) -> Self {
        Self {
            limits: Limits::new(Credentials::new(db.clone()), requests_per_minute),
            replies: IdempotencyKeys::new(db),
        }
    }
}

/// Everything below `/api`.
pub(crate) fn routes(state: &AppState) -> Router<AppState> {
    let (operations, document) = OpenApiRouter::with_openapi(document::frame())
        .merge(customers::routes())
        .merge(agreements::routes())
        .merge(invoices::routes())
        .merge(payments::routes())
        .merge(totals::routes())
        .merge(projects::routes())
        .merge(artifacts::routes())
        .merge(events::routes())
        .merge(portfolio::routes())
        .split_for_parts();
    let document = document::complete(document, &state.site.public_url);
    operations
        .method_not_allowed_fallback(async || Problem::of(Kind::MethodNotAllowed))
        .layer(from_fn_with_state(state.clone(), idempotency::once))
        .layer(from_fn_with_state(state.clone(), auth::require))
        .layer(DefaultBodyLimit::max(MAX_BODY))
        .layer(CatchPanicLayer::custom(problem::panicked))
        .layer(from_fn(in_time))
        .merge(description(&document))
        .route(
            "/api/{*path}",
            routing::any(async || Problem::of(Kind::NotFound)),
        )
}

/// Gives up on what takes too long, in the form of every other refusal.
async fn in_time(request: Request, next: Next) -> Response {
    let reply = tokio::time::timeout(PATIENCE, next.run(request)).await;
    reply.unwrap_or_else(|_| {
        let words = "This took too long. Try again in a moment.";
        Problem::new(Kind::Unavailable, words).into_response()
    })
}

/// The document, for programs and for people. Anybody may read it: it is the same for everyone.
fn description(document: &utoipa::openapi::OpenApi) -> Router<AppState> {
    let value = serde_json::to_value(document).unwrap_or_default();
    let html = Bytes::from(page::render(&value));
    let json = Bytes::from(value.to_string());
    let serve = |kind: &'static str, text: Bytes| {
        routing::get(async move || ([(header::CONTENT_TYPE, kind)], text.clone()))
    };
    Router::new()
        .route("/api/openapi.json", serve("application/json", json))
        .route("/api/docs", serve("text/html; charset=utf-8", html))
}

/// The day on which a status is told: that of the server, in UTC.
fn today() -> NaiveDate {
    Utc::now().date_naive()
}
