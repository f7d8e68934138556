//! Moving in a menu with the keyboard.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use web_sys::HtmlElement;

use super::items::{focus, items};
use super::type_ahead::type_ahead;
use crate::browser::lower_case;

/// Letters typed within this time belong together.
const TYPING_MS: f64 = 600.0;

/// Moves the focus as the key says. `typed` is what was typed so far, and when.
pub(super) fn walk(menu: &HtmlElement, event: &KeyboardEvent, typed: StoredValue<(String, f64)>) {
    let items = items(menu);
    let active = document().active_element();
    let current = items.iter().position(|item| active.as_ref() == Some(item));
    let key = event.key();
    let last = items.len().saturating_sub(1);
    let next = match key.as_str() {
        "ArrowDown" => Some(current.filter(|&at| at < last).map_or(0, |at| at + 1)),
        "ArrowUp" => Some(current.filter(|&at| at > 0).map_or(last, |at| at - 1)),
        "Home" => Some(0),
        "End" => Some(last),
        "Tab" => {
            let _ = menu.hide_popover();
            None
        }
        letter if letter.chars().count() == 1 && letter != " " => {
            let labels: Vec<String> = items
                .iter()
                .map(|item| lower_case(&item.text_content().unwrap_or_default()))
                .collect();
            let typed = gather(typed, letter, event.time_stamp());
            type_ahead(&labels, current, &lower_case(&typed))
        }
        _ => return,
    };
    event.stop_propagation();
    if let Some(next) = next {
        event.prevent_default();
        focus(items.get(next));
    }
}

/// Adds a letter to what was typed just before.
fn gather(typed: StoredValue<(String, f64)>, letter: &str, now: f64) -> String {
    let before = typed.with_value(|(word, at)| {
        if now - at < TYPING_MS {
            word.clone()
        } else {
            String::new()
        }
    });
    let word = before + letter;
    typed.set_value((word.clone(), now));
    word
}
