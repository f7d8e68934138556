//! Where server functions send the browser.

use std::sync::{Arc, OnceLock};

use leptos::prelude::*;
use leptos::server_fn::redirect::set_redirect_hook;
use leptos_router::location::{BrowserUrl, LocationProvider};

use crate::paths;

/// Signing in and out ends in a full page load, every other redirect stays within the running application.
///
/// A new page begins with an empty query cache, so that nothing of one person can be shown to the next, and the
/// server's first HTML knows who asks. Call it in `App` before `<Router>`: the first to set the hook wins.
pub fn follow_redirects() {
    let page = Arc::new(OnceLock::new());
    let owner = Owner::current();
    Effect::new({
        let page = Arc::clone(&page);
        move |_| {
            // Effects run in the browser only: the server would keep its first request alive for ever.
            if let Some(owner) = owner.clone() {
                _ = page.set(owner);
            }
        }
    });
    _ = set_redirect_hook(move |to| {
        let location = window().location();
        let from = location.pathname().unwrap_or_default();
        match page.get() {
            Some(owner) if !crosses_the_door(&from, to) => {
                owner.with(|| BrowserUrl::redirect(to));
            }
            // Refused only for addresses that are none, and the server sends ours.
            _ => _ = location.set_href(to),
        }
    });
}

/// Whether one of the two is for people who are signed in and the other is not.
fn crosses_the_door(from: &str, to: &str) -> bool {
    let to = to.split(['?', '#']).next().unwrap_or_default();
    paths::SIGNED_OUT.contains(&from) != paths::SIGNED_OUT.contains(&to)
}

#[cfg(test)]
mod tests {
    use super::crosses_the_door;

    #[test]
    fn only_signing_in_and_out_loads_the_page_anew() {
        assert!(crosses_the_door("/sign-in", "/customers?q=a"));
        assert!(crosses_the_door("/confirm", "/customers"));
        assert!(crosses_the_door("/settings/account", "/sign-in?next=/"));
        assert!(!crosses_the_door("/forgot-password", "/check-mail"));
        assert!(!crosses_the_door("/customers", "/customers/1"));
    }
}
