use kit::{Button, ButtonKind, ButtonSize, Glyph, Icon};
use leptos::ev;
use leptos::prelude::*;

use super::item::{Item, State};
use super::{Reach, use_outbox};
use crate::words::changes_counted;

/// Says what has not been sent and why, above every page. Nothing when all is well.
#[component]
pub fn Unsent() -> impl IntoView {
    let outbox = use_outbox();
    Effect::new(move |_| {
        outbox.wake();
        let online = window_event_listener(ev::online, move |_| outbox.pump());
        let seen = window_event_listener(ev::visibilitychange, move |_| outbox.pump());
        on_cleanup(move || {
            online.remove();
            seen.remove();
        });
    });
    let waiting = Memo::new(move |_| {
        let count = |items: &Vec<Item>| {
            let waits = |item: &&Item| matches!(item.state, State::Waiting | State::Sending);
            items.iter().filter(waits).count()
        };
        (outbox.reach.get() != Reach::Fine)
            .then(|| outbox.items.with(count))
            .filter(|count| *count > 0)
    });
    let stuck = Memo::new(move |_| {
        outbox.items.with(|items| {
            let stuck = items.iter().filter(|item| item.is_stuck());
            stuck
                .map(|item| (item.change.words(), item.change.href()))
                .collect::<Vec<_>>()
        })
    });
    let why = move || match outbox.reach.get() {
        Reach::SignedOut => "Sign in again to send it. It stays on this device until then.",
        Reach::Fine | Reach::Lost => {
            "It stays on this device and is sent when NextUp can be reached."
        }
    };
    view! {
        <div class="nx-unsent" role="status">
            {move || waiting.get().map(|count| view! {
                <p class="nx-unsent__line">
                    <Icon glyph=Glyph::Offline />
                    <span><strong>{changes_counted(count)} " not sent yet."</strong> " " {why}</span>
                    <Button kind=ButtonKind::Ghost size=ButtonSize::Small on_click=move |_| outbox.pump()>"Send now"</Button>
                </p>
            })}
            {move || stuck.get().into_iter().map(|(words, href)| view! {
                <p class="nx-unsent__line">
                    <Icon glyph=Glyph::WarningAltFilled />
                    <span><a class="cds--link" href=href>{words}</a> " was not saved and needs you."</span>
                </p>
            }).collect_view()}
        </div>
    }
    .into_any()
}
