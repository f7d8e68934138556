//! The HTML document around every page.

use account::carbon_theme;
use kit::services::visit;
use leptos::nonce::use_nonce;
use leptos::prelude::*;
use leptos_meta::{HashedStylesheet, MetaTags};

use crate::App;

/// The document the server sends: head, scripts, and the page in the body.
pub fn document(options: LeptosOptions) -> impl IntoView {
    let visit = visit();
    let nonce = use_nonce();
    view! {
        <!DOCTYPE html>
        <html lang="en" data-carbon-theme=carbon_theme(visit.theme)>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
                <meta name="color-scheme" content="light dark" />
                <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
                {FONTS.map(|href| view! { <link rel="preload" r#as="font" r#type="font/woff2" crossorigin="" href=href /> })}
                <HashedStylesheet options=options.clone() id="style" />
                <HydrationScripts options />
                <MetaTags />
                {visit.live_reload.then(|| view! { <script nonce=nonce>{LIVE_RELOAD}</script> })}
            </head>
            <body>
                <App />
            </body>
        </html>
    }
}

/// What nearly every page is set in: asked for with the page instead of after its style sheet.
const FONTS: [&str; 2] = [
    "/fonts/IBMPlexSans-Regular-Latin1.woff2",
    "/fonts/IBMPlexSans-SemiBold-Latin1.woff2",
];

/// Reloads the page when the development server comes back as another process.
const LIVE_RELOAD: &str = r#"
let build;
new EventSource("/dev/reload").onmessage = (event) => {
  if (build && build !== event.data) location.reload();
  build = event.data;
};
"#;
