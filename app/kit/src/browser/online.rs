use leptos::ev;
use leptos::prelude::*;

/// Whether the browser has a network. `true` on the server and until the page is interactive.
pub fn use_online() -> Signal<bool> {
    let online = RwSignal::new(true);
    Effect::new(move |_| {
        online.set(window().navigator().on_line());
        let on = window_event_listener(ev::online, move |_| online.set(true));
        let off = window_event_listener(ev::offline, move |_| online.set(false));
        on_cleanup(move || {
            on.remove();
            off.remove();
        });
    });
    online.into()
}
