//! Pages without the application: for errors before it could render, and for development.

use std::path::Path;
use std::sync::OnceLock;

static STYLESHEET: OnceLock<String> = OnceLock::new();

/// Finds the style sheet of the built site; without it pages are plain but readable.
pub(super) fn find_stylesheet(site_root: &Path) {
    let hashes = std::fs::read_to_string(site_root.join("hash.txt")).unwrap_or_default();
    let hash = hashes.lines().find_map(|line| line.strip_prefix("css: "));
    if let Some(hash) = hash {
        // Set already: another router in the same process, as in tests.
        _ = STYLESHEET.set(format!("/pkg/nextup.{}.css", hash.trim()));
    }
}

/// A page around `body`, which is HTML.
pub(crate) fn page(title: &str, body: &str) -> String {
    let stylesheet = STYLESHEET
        .get()
        .map(|href| format!("<link rel=\"stylesheet\" href=\"{href}\">"));
    format!(
        "<!DOCTYPE html><html lang=\"en\" data-carbon-theme=\"system\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{} · NextUp</title>\
         <link rel=\"icon\" href=\"/favicon.svg\" type=\"image/svg+xml\">{}</head><body><main id=\"main\">{body}</main></body></html>",
        escape(title),
        stylesheet.unwrap_or_default(),
    )
}

/// Text as HTML.
pub(crate) fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
