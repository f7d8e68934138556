use kit::browser::{Debounced, debounced};
use leptos::html::Div;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::fields::Fields;
use crate::api::preview_text;

/// Waits this long after the last key before it shows what the text looks like.
const PAUSE_MS: u64 = 300;
/// Long texts wait longer: showing them takes the browser a moment.
const LONG_PAUSE_MS: u64 = 1_000;

/// What the text looks like while it is typed.
#[derive(Clone, Copy)]
pub(super) struct Preview {
    /// Nothing before it was drawn for the first time.
    pub(super) html: RwSignal<Option<String>>,
    /// Where it is shown.
    pub(super) place: NodeRef<Div>,
    fields: Fields,
    /// Whether it was to be drawn and was not: nobody saw it, or the server did not answer.
    missed: StoredValue<bool>,
    soon: Debounced,
    later: Debounced,
}

impl Preview {
    pub(super) fn new(html: Option<String>, fields: Fields) -> Self {
        let html = RwSignal::new(html);
        let place = NodeRef::<Div>::new();
        let (asked, missed) = (StoredValue::new(0_u32), StoredValue::new(false));
        let draw = move |_: String| {
            let is_shown = place
                .get_untracked()
                .is_some_and(|place| place.client_height() > 0);
            missed.set_value(!is_shown);
            if is_shown {
                draw(html, fields, asked, missed);
            }
        };
        Self {
            html,
            place,
            fields,
            missed,
            soon: debounced(PAUSE_MS, draw),
            later: debounced(LONG_PAUSE_MS, draw),
        }
    }

    /// Shows it once typing pauses.
    pub(super) fn soon(self) {
        let is_long = self.fields.is_long() == Some(true);
        let pause = if is_long { self.later } else { self.soon };
        pause.soon(String::new());
    }

    /// Draws the first one, where the page came without.
    pub(super) fn begin(self) {
        if self.html.with_untracked(Option::is_none) {
            self.soon();
        }
    }

    /// Draws what was missed, now that it may be seen.
    pub(super) fn catch_up(self) {
        if self.missed.get_value() {
            self.soon();
        }
    }
}

/// Asks what the text looks like. Only the answer to the last question counts; without one the last look stays.
fn draw(
    html: RwSignal<Option<String>>,
    fields: Fields,
    asked: StoredValue<u32>,
    missed: StoredValue<bool>,
) {
    let Some(text) = fields.read() else { return };
    let number = asked.get_value().wrapping_add(1);
    asked.set_value(number);
    spawn_local(async move {
        let drawn = preview_text(text.body).await;
        if asked.try_get_value() != Some(number) {
            return;
        }
        match drawn {
            Ok(drawn) => html.set(Some(drawn)),
            Err(_) => missed.set_value(true),
        }
    });
}
