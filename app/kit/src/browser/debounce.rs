use std::time::Duration;

use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use leptos::prelude::*;

/// A callback that waits until calls pause. Made by [`debounced`].
#[derive(Clone, Copy)]
pub struct Debounced {
    pause: Duration,
    waiting: StoredValue<Option<TimeoutHandle>>,
    run: Callback<String>,
}

/// Runs `run` with the last text, `pause_ms` after the last [`Debounced::soon`].
pub fn debounced(pause_ms: u64, run: impl Fn(String) + Send + Sync + 'static) -> Debounced {
    let debounced = Debounced {
        pause: Duration::from_millis(pause_ms),
        waiting: StoredValue::new(None),
        run: Callback::new(run),
    };
    on_cleanup(move || debounced.cancel());
    debounced
}

impl Debounced {
    /// Runs it after the pause, unless called again before.
    pub fn soon(self, text: String) {
        self.cancel();
        let timeout = set_timeout_with_handle(move || self.run.run(text), self.pause);
        self.waiting.set_value(timeout.ok());
    }

    /// Runs it now, and not again for what was waiting.
    pub fn now(self, text: String) {
        self.cancel();
        self.run.run(text);
    }

    /// Forgets what was waiting.
    pub fn cancel(self) {
        if let Some(Some(timeout)) = self.waiting.try_update_value(Option::take) {
            timeout.clear();
        }
    }
}
