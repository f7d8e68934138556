//! The client's side of the service worker, whose other side is `app/worker/`.

use chrono::{DateTime, Utc};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::prelude::*;
use web_sys::{Event, MessageEvent};

use crate::{Toast, use_toasts};

/// What the worker tells about a server function that the page called.
pub(super) struct Read {
    /// Which one, with its question.
    pub(super) url: String,
    /// Whether the server answered.
    pub(super) reached: bool,
    /// When the answer was given that the page got, if it may be kept.
    pub(super) at: Option<DateTime<Utc>>,
}

/// Hears what the worker tells, as long as the page lives.
pub(super) fn on_read(hear: impl Fn(Read) + 'static) {
    let workers = window().navigator().service_worker();
    // Over plain HTTP there are none.
    if workers.is_undefined() {
        return;
    }
    let listener = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        if let Some(read) = parse(&event.data()) {
            hear(read);
        }
    });
    // A listener that cannot be added only leaves the page without ages.
    let _ = workers.add_event_listener_with_callback(
        "message",
        listener.as_ref().unchecked_ref::<js_sys::Function>(),
    );
    listener.forget();
}

/// Asks for something small, only to be told by the worker whether the server answered.
pub(super) fn ask_for_sign_of_life() {
    let asking = window().fetch_with_str("/fn/account/viewer");
    spawn_local(async move { drop(asking.await) });
}

/// Whether the server made this page, not the worker.
pub(super) fn came_from_server() -> bool {
    let root = document().document_element();
    root.is_none_or(|root| !root.has_attribute("data-offline"))
}

/// Offers to load a new version as soon as the worker has one. Once, at the root.
pub fn offer_updates() {
    let toasts = use_toasts();
    when_said("update", move || {
        let mut toast = Toast::info("A new version is ready")
            .with_body("What you typed stays.")
            .with_action("Reload", || {
                if let Ok(event) = Event::new("nextup-reload") {
                    // Nobody cancels it.
                    let _ = window().dispatch_event(&event);
                }
            });
        toast.seconds = None;
        toasts.show(toast);
    });
}

/// Asks once more for what came with the page, when there is nothing better to do: the worker keeps only what it sees.
pub(crate) fn keep_for_offline<F>(read: impl Fn() -> F + 'static)
where
    F: Future<Output = ()> + 'static,
{
    let came_with_page =
        Owner::current_shared_context().is_some_and(|context| context.during_hydration());
    if !came_with_page {
        return;
    }
    let read = StoredValue::new_local(read);
    Effect::new(move |_| {
        when_said("worker", move || {
            if let Some(reading) = read.try_with_value(|read| read()) {
                spawn_local(reading);
            }
        });
    });
}

/// Runs `then` once `app/worker/page.js` has said this, which it may have done already. In effects only.
fn when_said(what: &'static str, then: impl Fn() + 'static) {
    let said = document()
        .document_element()
        .is_some_and(|root| root.has_attribute(&format!("data-{what}")));
    if said {
        then();
    }
    let listener = window_event_listener_untyped(&format!("nextup-{what}"), move |_| then());
    on_cleanup(move || listener.remove());
}

fn parse(data: &JsValue) -> Option<Read> {
    let get = |name: &str| js_sys::Reflect::get(data, &name.into()).ok();
    if get("nextup")?.as_string()? != "read" {
        return None;
    }
    #[expect(
        clippy::cast_possible_truncation,
        reason = "milliseconds of our time fit"
    )]
    let at = get("at").and_then(|at| at.as_f64()).map(|at| at as i64);
    Some(Read {
        url: get("url")?.as_string()?,
        reached: get("reached")?.as_bool()?,
        at: at.and_then(DateTime::from_timestamp_millis),
    })
}
