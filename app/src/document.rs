//! The HTML document around every page.

use account::carbon_theme;
use domain::accounts::Theme;
use kit::PartLoader;
use kit::services::visit;
use leptos::nonce::use_nonce;
use leptos::prelude::*;
use leptos_meta::{HashedStylesheet, MetaTags};

use crate::App;

/// The document the server sends: head, scripts, and the page in the body.
pub fn document(options: LeptosOptions) -> impl IntoView {
    let visit = visit();
    let nonce = use_nonce();
    let script = match (visit.live_reload, visit.offline) {
        (true, _) => Some(LIVE_RELOAD),
        (false, true) => Some(OFFLINE),
        (false, false) => None,
    };
    view! {
        <!DOCTYPE html>
        <html lang="en" data-carbon-theme=carbon_theme(visit.theme)>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
                <meta name="color-scheme" content="light dark" />
                <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
                <InstallTags theme=visit.theme />
                {FONTS.map(|href| view! { <link rel="preload" r#as="font" r#type="font/woff2" crossorigin="" href=href /> })}
                <HashedStylesheet options=options.clone() id="style" />
                <HydrationScripts options defer=true />
                <PartLoader />
                <MetaTags />
                {script.map(|script| view! { <script nonce=nonce>{script}</script> })}
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

/// What a system needs to install NextUp: name and icons, and the colour around the page.
#[component]
fn InstallTags(theme: Theme) -> impl IntoView {
    let colours = match theme {
        Theme::System => vec![
            (Some("(prefers-color-scheme: light)"), LIGHT),
            (Some("(prefers-color-scheme: dark)"), DARK),
        ],
        Theme::Light => vec![(None, LIGHT)],
        Theme::Dark => vec![(None, DARK)],
    };
    let colours = colours.into_iter().map(|(media, colour)| {
        // The macro knows no `media` here.
        let tag = leptos::html::meta().name("theme-color").content(colour);
        tag.attr("media", media)
    });
    view! {
        <link rel="manifest" href="/manifest.webmanifest" />
        <link rel="apple-touch-icon" href="/icons/apple-touch-icon.png" />
        <meta name="apple-mobile-web-app-title" content="NextUp" />
        <meta name="mobile-web-app-capable" content="yes" />
        {colours.collect_view()}
    }
}

/// The header's colour in Carbon's `g10` and `g100`: `layer-01`.
const LIGHT: &str = "#ffffff";
const DARK: &str = "#262626";

/// Fetches what makes NextUp readable offline, once there is nothing better to do. See `app/worker/`.
const OFFLINE: &str = r#"
addEventListener("load", () =>
  (self.requestIdleCallback ?? setTimeout)(() => import("/offline.js").catch(() => {})));
"#;

/// Reloads the page when the development server comes back as another process; a worker that `cargo xtask run` left at
/// the same address goes, or it would answer with files of then.
const LIVE_RELOAD: &str = r#"
navigator.serviceWorker?.getRegistrations().then((all) => all.forEach((worker) => worker.unregister()));
let build;
new EventSource("/dev/reload").onmessage = (event) => {
  if (build && build !== event.data) location.reload();
  build = event.data;
};
"#;
