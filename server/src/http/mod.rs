//! The HTTP side: one router, and around it the session, the origin check, headers and logging.

mod assets;
mod cookies;
mod development;
mod downloads;
mod errors;
mod headers;
mod health;
mod offline;
mod origin;
mod pages;
mod plain_page;
mod reply;
mod session;
mod trace;
mod typed;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::{DefaultBodyLimit, FromRef};
use axum::http::StatusCode;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::{Router, routing};
use db::Db;
use kit::services::Services;
use leptos::prelude::LeptosOptions;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate};
use tower_http::compression::{CompressionLayer, CompressionLevel};
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::timeout::TimeoutLayer;

pub(crate) use self::errors::log_panic;
pub(crate) use self::plain_page::{escape, page as plain_page};
use crate::api::{self, Api};
use crate::config::Mode;
use crate::mail::Mailer;

/// Largest request. Above any form: two megabytes of typed text shall meet the field's own message.
pub(crate) const MAX_BODY: usize = 8 * 1024 * 1024;

/// What answers of server functions are that come bit by bit.
const STREAM: &str = "application/octet-stream";

/// What handlers share.
#[derive(Clone, FromRef)]
pub struct AppState {
    /// Site options of Leptos.
    pub leptos: LeptosOptions,
    /// The stores and sign-in.
    pub services: Services,
    /// What the REST API needs besides the stores.
    pub api: Api,
    /// For readiness only.
    pub db: Db,
    /// For the development mailbox.
    pub mailer: Mailer,
    /// The rest of the configuration that requests need.
    pub site: Arc<Site>,
}

/// Configuration that requests need.
#[derive(Debug)]
pub struct Site {
    /// Folder of the built site.
    pub root: PathBuf,
    /// `https://…` as people type it, without a slash at the end.
    pub public_url: String,
    /// Whether a proxy in front tells the visitor's address.
    pub trust_proxy: bool,
    /// Development or production.
    pub mode: Mode,
    /// Whether pages reload after a restart.
    pub live_reload: bool,
    /// Whether pages may be read offline: there is a service worker, and nobody is changing pages just now.
    pub offline: bool,
}

impl Site {
    /// Whether people come over TLS.
    pub fn is_https(&self) -> bool {
        self.public_url.starts_with("https://")
    }
}

/// The whole router.
pub fn router(state: AppState) -> Router {
    plain_page::find_stylesheet(&state.site.root);
    let dynamic = Router::new()
        .route("/fn/{*path}", routing::any(pages::server_function))
        .merge(pages::routes(&state))
        .merge(downloads::routes())
        .fallback(pages::page_or_file)
        .layer(from_fn(errors::server_function_status))
        .layer(from_fn_with_state(state.clone(), typed::keep))
        .layer(from_fn_with_state(state.clone(), session::require))
        .layer(from_fn(offline::mark))
        .layer(from_fn_with_state(state.clone(), session::resolve))
        .layer(from_fn(origin::check))
        // Ours in place of axum's own two megabytes.
        .layer(DefaultBodyLimit::disable())
        .layer(RequestBodyLimitLayer::new(MAX_BODY))
        // Streams go out word by word: whoever compresses waits for more.
        .layer(
            CompressionLayer::new()
                .quality(CompressionLevel::Fastest)
                .compress_when(DefaultPredicate::new().and(NotForContentType::const_new(STREAM))),
        )
        .layer(TimeoutLayer::with_status_code(
            StatusCode::GATEWAY_TIMEOUT,
            Duration::from_secs(30),
        ));
    let mut router = dynamic
        .merge(assets::routes(&state.site.root))
        .merge(health::routes())
        .merge(api::routes(&state));
    if state.site.mode == Mode::Development {
        router = router.merge(development::routes());
    }
    router
        .layer(CatchPanicLayer::custom(errors::panicked))
        .layer(from_fn_with_state(state.clone(), headers::secure))
        .layer(from_fn(trace::request))
        .with_state(state)
}
