use chrono::{DateTime, SecondsFormat, Utc};
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
    let title = RwSignal::new(exact(at));
    view! {
        <time class="nx-time" datetime=datetime(at) title=title on:pointerenter=move |_| title.set(local(at))>
            {move || relative(at, now.get())}
        </time>
    }
}

/// For machines.
fn datetime(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
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
