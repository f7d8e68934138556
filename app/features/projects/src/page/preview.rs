use kit::browser::{Debounced, debounced};
use leptos::html::Div;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::fields::Fields;
use crate::api::preview_text;

/// Waits this long after the last key before it shows what the text looks like.
const PAUSE_MS: u64 = 300;
/// Texts longer than this wait longer: showing them takes the browser a moment.
const LONG: u32 = 100_000;
const LONG_PAUSE_MS: u64 = 1_000;

/// What the text looks like while it is typed.
#[derive(Clone, Copy)]
pub(super) struct Preview {
    pub(super) html: RwSignal<String>,
    /// Where it is shown.
    pub(super) place: NodeRef<Div>,
    fields: Fields,
    soon: Debounced,
    later: Debounced,
}

impl Preview {
    pub(super) fn new(html: RwSignal<String>, fields: Fields) -> Self {
        let place = NodeRef::<Div>::new();
        let asked = StoredValue::new(0_u32);
        let draw = move |_: String| {
            let is_shown = place
                .get_untracked()
                .is_some_and(|place| place.client_height() > 0);
            if is_shown {
                draw(html, fields, asked);
            }
        };
        Self {
            html,
            place,
            fields,
            soon: debounced(PAUSE_MS, draw),
            later: debounced(LONG_PAUSE_MS, draw),
        }
    }

    /// Shows it once typing pauses.
    pub(super) fn soon(self) {
        let body = self.fields.body.get_untracked();
        let is_long = body.is_some_and(|body| body.text_length() > LONG);
        let pause = if is_long { self.later } else { self.soon };
        pause.soon(String::new());
    }
}

/// Asks what the text looks like. Only the answer to the last question counts; without one the last look stays.
fn draw(html: RwSignal<String>, fields: Fields, asked: StoredValue<u32>) {
    let Some(text) = fields.read() else { return };
    let number = asked.get_value().wrapping_add(1);
    asked.set_value(number);
    spawn_local(async move {
        if let Ok(drawn) = preview_text(text.body).await
            && asked.try_get_value() == Some(number)
        {
            html.set(drawn);
        }
    });
}
