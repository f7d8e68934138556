//! Built files: hashed names, so browsers keep them for ever; compressed at build time.

use std::path::Path;

use axum::Router;
use axum::http::{HeaderValue, header};
use tower::ServiceBuilder;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

/// Folders whose file names carry a hash or never change their content.
const IMMUTABLE: [&str; 2] = ["pkg", "fonts"];

/// Serves the immutable folders; other files of the site are the fallback of the pages.
pub(super) fn routes<S: Clone + Send + Sync + 'static>(site_root: &Path) -> Router<S> {
    IMMUTABLE.into_iter().fold(Router::new(), |router, folder| {
        let forever = HeaderValue::from_static("public, max-age=31536000, immutable");
        let files = ServiceBuilder::new()
            .layer(SetResponseHeaderLayer::if_not_present(
                header::CACHE_CONTROL,
                forever,
            ))
            .service(files(&site_root.join(folder)));
        router.nest_service(&format!("/{folder}"), files)
    })
}

/// A folder of files with their `.br` and `.gz` siblings.
pub(super) fn files(folder: &Path) -> ServeDir {
    ServeDir::new(folder)
        .precompressed_br()
        .precompressed_gzip()
        .append_index_html_on_directories(false)
}
