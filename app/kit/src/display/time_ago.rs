use chrono::{DateTime, Utc};
use leptos::prelude::*;

use crate::time::{exact, relative, use_now};

/// When something happened, relative near now, with the exact time on hover.
///
/// Counted from [`use_now`], so that server and browser write the same words, and new ones as time goes by.
#[component]
pub fn TimeAgo(
    /// The moment.
    at: DateTime<Utc>,
) -> impl IntoView {
    let now = use_now();
    let words = Memo::new(move |_| relative(at, now.get()));
    let title = RwSignal::new(exact(at));
    Effect::new(move |_| title.set(local(at)));
    view! { <time class="nx-time" datetime=at.to_rfc3339() title=title>{words}</time> }
}

/// The exact time where the person is. Only the browser knows.
fn local(at: DateTime<Utc>) -> String {
    #[expect(
        clippy::cast_precision_loss,
        reason = "milliseconds of our time fit a double exactly"
    )]
    let milliseconds = at.timestamp_millis() as f64;
    let date = js_sys::Date::new(&milliseconds.into());
    date.to_locale_string("default", &wasm_bindgen::JsValue::UNDEFINED)
        .into()
}
