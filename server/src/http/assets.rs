//! Built files: hashed names, so browsers keep them for ever; compressed at build time.

use std::path::Path;

use axum::Router;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::middleware::map_response;
use axum::response::Response;
use tower_http::services::ServeDir;

/// Folders whose file names carry a hash or never change their content.
const IMMUTABLE: [&str; 2] = ["pkg", "fonts"];

/// Serves the immutable folders; other files of the site are the fallback of the pages.
pub(super) fn routes<S: Clone + Send + Sync + 'static>(site_root: &Path) -> Router<S> {
    IMMUTABLE.into_iter().fold(Router::new(), |router, folder| {
        let kept = Router::new()
            .fallback_service(files(&site_root.join(folder)))
            .layer(map_response(keep));
        router.nest_service(&format!("/{folder}"), kept)
    })
}

/// For ever, if there is something: what is missing today may be there after an update.
async fn keep(mut response: Response) -> Response {
    let forever = if response.status().is_client_error() {
        "no-store"
    } else {
        "public, max-age=31536000, immutable"
    };
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static(forever));
    response
}

/// The service worker and the script that registers it: an old one must not outlive an update.
const FRESH: [&str; 2] = ["/sw.js", "/offline.js"];
/// What the worker may do: fetch from us. A worker has its own policy, not that of a page.
const WORKER_POLICY: &str = "default-src 'none'; connect-src 'self'";

/// Says how long the other files may be kept.
pub(super) fn describe(path: &str, headers: &mut HeaderMap) {
    let kept = match FRESH.contains(&path) {
        true => "no-cache",
        false => "public, max-age=3600",
    };
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(kept));
    if path == FRESH[0] {
        let policy = HeaderValue::from_static(WORKER_POLICY);
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
}

/// A folder of files with their `.br` and `.gz` siblings.
pub(super) fn files(folder: &Path) -> ServeDir {
    ServeDir::new(folder)
        .precompressed_br()
        .precompressed_gzip()
        .append_index_html_on_directories(false)
}
