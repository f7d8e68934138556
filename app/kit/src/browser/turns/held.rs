//! While a page is taken over, what is in it must stay as the server drew it: a piece whose turn is still to come would take
//! over what does not belong to it. So effects wait, which change signals, and events are the browser's alone, as they are
//! without the client.

use std::cell::RefCell;

use any_spawner::{CustomExecutor, Executor, PinnedFuture, PinnedLocalFuture};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::Event;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use super::next_task;

/// What components listen for that a person does.
const EVENTS: [&str; 7] = [
    "change",
    "click",
    "input",
    "keydown",
    "pointerdown",
    "submit",
    "touchstart",
];
/// Effects that run before the browser has its turn.
const AT_ONCE: usize = 100;

thread_local! {
    static TASKS: RefCell<Option<Vec<PinnedLocalFuture<()>>>> = const { RefCell::new(None) };
}

/// Runs tasks in the browser, but those that are held. Takes the place of Leptos' own, once.
pub fn provide_executor() {
    // There is no other before it.
    let _ = Executor::init_local_custom_executor(Holding);
}

struct Holding;

impl CustomExecutor for Holding {
    fn spawn(&self, task: PinnedFuture<()>) {
        self.spawn_local(task);
    }

    fn spawn_local(&self, task: PinnedLocalFuture<()>) {
        let free = TASKS.with_borrow_mut(|tasks| match tasks {
            Some(tasks) => {
                tasks.push(task);
                None
            }
            None => Some(task),
        });
        if let Some(task) = free {
            leptos::__reexports::wasm_bindgen_futures::spawn_local(task);
        }
    }

    fn poll_local(&self) {}
}

/// Effects and events that wait until [`Held::release`].
pub struct Held(Closure<dyn Fn(Event)>);

/// Begins to hold effects and events.
pub fn hold() -> Held {
    TASKS.set(Some(Vec::new()));
    let stop = Closure::new(|event: Event| event.stop_immediate_propagation());
    for name in EVENTS {
        // A name and a function that are valid cannot be refused.
        let _ = window().add_event_listener_with_callback_and_bool(name, listener(&stop), true);
    }
    Held(stop)
}

fn listener(stop: &Closure<dyn Fn(Event)>) -> &js_sys::Function {
    stop.as_ref().unchecked_ref()
}

impl Held {
    /// Lets effects run, some at a time, then events.
    pub async fn release(self) {
        let mut tasks = TASKS.take().unwrap_or_default().into_iter().peekable();
        while tasks.peek().is_some() {
            tasks.by_ref().take(AT_ONCE).for_each(spawn_local);
            next_task().await;
        }
        for name in EVENTS {
            // As above.
            let _ = window().remove_event_listener_with_callback_and_bool(
                name,
                listener(&self.0),
                true,
            );
        }
    }
}
