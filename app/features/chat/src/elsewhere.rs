//! The same conversation in another tab of this browser, or on another device.

use domain::id::CustomerId;
use kit::browser::storage;
use leptos::prelude::*;
use leptos::{ev, leptos_dom::helpers::window_event_listener};

use crate::api::Thread;
use crate::live::is_growing;
use crate::threads::Threads;

/// What tabs of one browser tell each other by: whenever it changes, the others hear of it.
const ASKED: &str = "nextup.asked";

/// Tells the other tabs that something was asked about a customer.
pub(crate) fn tell_tabs(customer: CustomerId) {
    // The time makes each question another text: the same one again would be no news.
    storage::set(ASKED, &format!("{customer} {}", chrono::Utc::now()));
}

/// Asks for the conversation anew when another tab asked something, and when the person comes back to this one. Not while
/// an answer grows here: it is being read already.
pub(crate) fn keep_up(threads: Threads, thread: Memo<Thread>) {
    let refresh = move || {
        let growing = thread.try_with_untracked(|thread| {
            let mut messages = thread.messages.iter();
            messages.any(|shown| is_growing(&shown.message))
        });
        if growing == Some(false) {
            threads.refresh();
        }
    };
    Effect::new(move |_| {
        let asked = window_event_listener(ev::storage, move |event| {
            let is_asked = event.key().as_deref() == Some(ASKED);
            let about = event.new_value().unwrap_or_default();
            if is_asked && about.starts_with(&threads.customer.to_string()) {
                refresh();
            }
        });
        let back = window_event_listener(ev::focus, move |_| refresh());
        on_cleanup(move || {
            asked.remove();
            back.remove();
        });
    });
}
