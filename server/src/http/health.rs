//! For load balancers: alive, and ready to serve.

use axum::extract::State;
use axum::http::StatusCode;
use axum::{Router, routing};
use db::Db;

use super::AppState;

/// `/healthz` and `/readyz`.
pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/healthz", routing::get(|| async { "alive" }))
        .route("/readyz", routing::get(ready))
}

async fn ready(State(db): State<Db>) -> (StatusCode, &'static str) {
    match db.ping().await {
        Ok(()) => (StatusCode::OK, "ready"),
        Err(_) => (
            StatusCode::SERVICE_UNAVAILABLE,
            "the database does not answer",
        ),
    }
}
