use chrono::Utc;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::time::{ago, use_now};
use crate::{Glyph, Icon, use_connection};

/// Says that NextUp cannot be reached, and how old is what is shown.
#[component]
pub fn OfflineBanner() -> impl IntoView {
    let connection = use_connection();
    let location = use_location();
    let now = use_now();
    let age = move || {
        let (path, query) = (location.pathname.get(), location.search.get());
        let at = connection.shown_as_of(&path, &query)?;
        // Only a nudge: ages are counted with the clock that wrote them, the browser's.
        now.get();
        Some(format!("This is how it was {}.", ago(at, Utc::now())))
    };
    let banner = move || {
        (!connection.is_online()).then(|| {
            view! {
                <div class="nx-offline">
                    <Icon glyph=Glyph::Offline />
                    <p><strong>"Offline."</strong> " " {age}</p>
                </div>
            }
        })
    };
    // The region is there from the start, or what appears in it is not read out.
    view! { <div class="nx-offline-region" role="status">{banner}</div> }.into_any()
}
