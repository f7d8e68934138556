//! Light and dark.

use domain::accounts::{Theme, Viewer};
use kit::{Glyph, Queries, Toast, Toasts};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::set_theme;
use crate::viewer;

/// Carbon's name for a theme; `system` is resolved by the style sheet.
pub const fn carbon_theme(theme: Theme) -> &'static str {
    match theme {
        Theme::System => "system",
        Theme::Light => "white",
        Theme::Dark => "g100",
    }
}

/// The word people see, and its picture.
pub(crate) const fn words(theme: Theme) -> (&'static str, Glyph) {
    match theme {
        Theme::System => ("System", Glyph::Laptop),
        Theme::Light => ("Light", Glyph::Sun),
        Theme::Dark => ("Dark", Glyph::Moon),
    }
}

/// Changes the theme at once, remembers it, and goes back if that is refused.
pub(crate) fn choose(queries: Queries, toasts: Toasts, before: Theme, theme: Theme) {
    put(queries, theme);
    spawn_local(async move {
        if let Err(error) = set_theme(theme).await {
            put(queries, before);
            toasts
                .show(Toast::error("The appearance was not changed").with_body(error.to_string()));
        }
    });
}

fn put(queries: Queries, theme: Theme) {
    viewer::update(queries, |viewer| viewer.profile.theme = theme);
    show(theme);
}

/// Shows the theme of the person signed in where another browser, or another person, left its own.
pub(crate) fn follow(viewer: Signal<Viewer>) {
    Effect::new(move |_| {
        let theme = viewer.with_untracked(|viewer| viewer.profile.theme);
        if shown().as_deref() != Some(carbon_theme(theme)) {
            show(theme);
            spawn_local(async move {
                // Only so that the next page begins with it: until that works this one repairs itself.
                let _ = set_theme(theme).await;
            });
        }
    });
}

const ATTRIBUTE: &str = "data-carbon-theme";

fn shown() -> Option<String> {
    document().document_element()?.get_attribute(ATTRIBUTE)
}

fn show(theme: Theme) {
    if let Some(root) = document().document_element() {
        // A valid name cannot be refused.
        let _ = root.set_attribute(ATTRIBUTE, carbon_theme(theme));
    }
}
