//! Built files: hashed names, so browsers keep them for ever; compressed at build time.

use std::path::Path;

use axum::Router;
use axum::http::{HeaderValue, header};
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

/// A folder of files with their `.br` and `.gz` siblings.
pub(super) fn files(folder: &Path) -> ServeDir {
    ServeDir::new(folder)
        .precompressed_br()
        .precompressed_gzip()
        .append_index_html_on_directories(false)
}
