//! Whether NextUp can be reached, and how old is what is shown instead.

use std::collections::HashMap;
use std::time::Duration;

use chrono::{DateTime, Utc};
use leptos::ev;
use leptos::prelude::*;

use crate::use_queries;

use super::worker::{Read, ask_for_sign_of_life, on_read};

/// How often a server that does not answer is asked again.
const AGAIN: Duration = Duration::from_secs(15);
/// Reads whose age says nothing about the page.
const BESIDE: &str = "/fn/account/";

/// What is known about the connection. From [`provide_connection`].
#[derive(Clone, Copy)]
pub struct Connection {
    /// The browser has a network.
    network: RwSignal<bool>,
    /// The server answered the last time it was asked.
    reached: RwSignal<bool>,
    /// When the answers behind each page were given, by page and question. The page that came whole has no question.
    ages: RwSignal<HashMap<String, HashMap<String, DateTime<Utc>>>>,
}

/// Makes [`use_connection`] possible, and asks for everything anew when the connection is back. Once, at the root, after
/// [`crate::provide_queries`].
pub fn provide_connection() {
    let connection = Connection {
        network: RwSignal::new(true),
        reached: RwSignal::new(true),
        ages: RwSignal::default(),
    };
    provide_context(connection);
    // Only the browser runs effects.
    Effect::new(move |_| connection.listen());
    let queries = use_queries();
    let online = Memo::new(move |_| connection.is_online());
    Effect::new(move |was: Option<bool>| {
        let online = online.get();
        if online && was == Some(false) {
            queries.refetch_everything();
        }
        online
    });
    // The browser tells when a network is back, nobody tells when a server is.
    Effect::new(move |_| {
        if connection.network.get() && !connection.reached.get() {
            let asking = set_interval_with_handle(ask_for_sign_of_life, AGAIN);
            on_cleanup(move || {
                if let Ok(asking) = asking {
                    asking.clear();
                }
            });
        }
    });
}

/// The connection of [`provide_connection`]; without it, one that always works.
pub fn use_connection() -> Connection {
    use_context().unwrap_or_else(|| Connection {
        network: RwSignal::new(true),
        reached: RwSignal::new(true),
        ages: RwSignal::default(),
    })
}

/// Whether NextUp can be reached. `true` on the server and until the page is interactive.
pub fn use_online() -> Signal<bool> {
    let connection = use_connection();
    Signal::derive(move || connection.is_online())
}

impl Connection {
    /// Whether NextUp can be reached.
    pub fn is_online(self) -> bool {
        self.network.get() && self.reached.get()
    }

    /// How things were when the page of this path and query was given its answers: the oldest counts.
    pub fn shown_as_of(self, path: &str, query: &str) -> Option<DateTime<Utc>> {
        let page = page(path, query);
        self.ages
            .with(|ages| ages.get(&page)?.values().min().copied())
    }

    fn listen(self) {
        self.network.set(window().navigator().on_line());
        let on = window_event_listener(ev::online, move |_| {
            // Likely, and the next answer says for sure.
            self.reached.set(true);
            self.network.set(true);
        });
        let off = window_event_listener(ev::offline, move |_| self.network.set(false));
        on_cleanup(move || {
            on.remove();
            off.remove();
        });
        // What the worker's own page shows came from nowhere yet.
        if super::worker::came_from_server() {
            self.note(String::new(), Utc::now());
        }
        on_read(move |read| self.hear(read));
    }

    fn hear(self, Read { url, reached, at }: Read) {
        if self.reached.get_untracked() != reached {
            self.reached.set(reached);
        }
        if let Some(at) = at
            && !url.starts_with(BESIDE)
        {
            self.note(url, at);
        }
    }

    fn note(self, question: String, at: DateTime<Utc>) {
        let location = window().location();
        let (Ok(path), Ok(query)) = (location.pathname(), location.search()) else {
            return;
        };
        let page = page(&path, &query);
        self.ages.update(|ages| {
            let answers = ages.entry(page).or_default();
            // What came with the page is older than anything asked for since.
            answers.remove("");
            answers.insert(question, at);
        });
    }
}

/// Names a page. The router leaves out the question mark, the browser does not.
fn page(path: &str, query: &str) -> String {
    format!("{path}?{}", query.trim_start_matches('?'))
}
