//! Where Leptos meets axum: pages, server functions, and what both are given.

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use kit::services::{Reply, Services, Visit};
use leptos::nonce::use_nonce;
use leptos::prelude::{provide_context, use_context};
use leptos_axum::{LeptosRoutes, ResponseOptions, generate_route_list};
use std::sync::Arc;
use tower::ServiceExt;

use super::reply::LeptosReply;
use super::{AppState, Site, assets, headers};

/// Every page of the route table.
pub(super) fn routes(state: &AppState) -> Router<AppState> {
    let pages = generate_route_list(app::App);
    let (context, document) = (context(state), document(state));
    Router::new().leptos_routes_with_context(state, pages, context, document)
}

/// Runs a server function.
pub(super) async fn server_function(State(state): State<AppState>, request: Request) -> Response {
    leptos_axum::handle_server_fns_with_context(context(&state), request)
        .await
        .into_response()
}

/// A file of the site, else the application's own "not found" page.
pub(super) async fn page_or_file(State(state): State<AppState>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    if matches!(parts.method, Method::GET | Method::HEAD) {
        let wanted = Request::from_parts(parts.clone(), Body::empty());
        if let Ok(file) = assets::files(&state.site.root).oneshot(wanted).await
            && file.status() != StatusCode::NOT_FOUND
        {
            let mut file = file.map(Body::new);
            assets::describe(parts.uri.path(), file.headers_mut());
            return file;
        }
    }
    let mut response = render(&state, Request::from_parts(parts, body)).await;
    *response.status_mut() = StatusCode::NOT_FOUND;
    response
}

/// The page of this address, whichever it is.
pub(super) async fn render(state: &AppState, request: Request) -> Response {
    leptos_axum::render_app_async_with_context(context(state), document(state))(request).await
}

/// Puts stores, visit and reply within reach of the page or function, and the policy for its nonce on the reply.
fn context(state: &AppState) -> impl Fn() + Clone + Send + Sync + 'static {
    let (services, site): (Services, Arc<Site>) = (state.services.clone(), Arc::clone(&state.site));
    move || {
        provide_context(services.clone());
        let visit =
            use_context::<Parts>().and_then(|parts| parts.extensions.get::<Visit>().cloned());
        provide_context(visit.unwrap_or_default());
        if let Some(options) = use_context::<ResponseOptions>() {
            if let Some(policy) = use_nonce()
                .and_then(|nonce| HeaderValue::from_str(&headers::page_policy(&nonce)).ok())
            {
                options.insert_header(header::CONTENT_SECURITY_POLICY, policy);
            }
            let reply: Arc<dyn Reply> = Arc::new(LeptosReply {
                options,
                site: Arc::clone(&site),
            });
            provide_context(reply);
        }
    }
}

fn document(
    state: &AppState,
) -> impl Fn() -> leptos::prelude::AnyView + Clone + Send + Sync + 'static {
    use leptos::prelude::IntoAny;
    let options = state.leptos.clone();
    move || app::document(options.clone()).into_any()
}
