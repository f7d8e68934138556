//! Moving a card from column to column of a board: with the mouse anywhere on it, with a finger or the keyboard by its
//! handle.

use leptos::ev::{KeyboardEvent, MouseEvent, PointerEvent};
use leptos::prelude::*;
use uuid::Uuid;
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::{Glyph, Icon, VisuallyHidden, may_edit};

/// Pixels that a pointer moves before a press becomes a drag.
const SLACK: i32 = 6;
/// Id of the text that says how the keyboard moves cards.
const HELP: &str = "board-help";

/// A column of a board.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// The word for it, which its element carries as `data-column`.
    pub word: &'static str,
    /// What people call it.
    pub label: &'static str,
}

/// A card that can be moved.
#[derive(Clone)]
pub struct Draggable {
    /// What it stands for.
    pub id: Uuid,
    /// What it is called.
    pub name: String,
    /// Where it stands.
    pub column: Column,
    /// Puts it into the column of this word.
    pub put: Callback<&'static str>,
}

/// The card that is held, if any. Made by [`use_drag`], shown with [`DragWords`] and a [`DragHandle`] on each card.
#[derive(Clone, Copy)]
pub struct Drag {
    held: RwSignal<Option<Held>>,
    said: RwSignal<String>,
    /// A drag ended just now: the click that follows it is not meant.
    dropped: StoredValue<bool>,
    may_edit: Signal<bool>,
    columns: StoredValue<Vec<Column>>,
}

#[derive(Clone)]
struct Held {
    card: Draggable,
    over: Column,
    /// Where the pointer went down, and where it is. `None` while held with the keyboard.
    pointer: Option<[(i32, i32); 2]>,
    /// Whether the pointer went far enough.
    moving: bool,
}

/// Nothing is held yet, on a board with these columns.
pub fn use_drag(columns: Vec<Column>) -> Drag {
    Drag {
        held: RwSignal::new(None),
        said: RwSignal::default(),
        dropped: StoredValue::new(false),
        may_edit: may_edit(),
        columns: StoredValue::new(columns),
    }
}

impl Drag {
    /// Whether a card is on its way.
    pub fn is_active(self) -> bool {
        self.held
            .with(|held| held.as_ref().is_some_and(|held| held.moving))
    }

    /// Whether it is this card.
    pub fn holds(self, id: Uuid) -> bool {
        self.held
            .try_with(|held| {
                held.as_ref()
                    .is_some_and(|held| held.moving && held.card.id == id)
            })
            .unwrap_or_default()
    }

    /// Whether it would be put down in the column of this word.
    pub fn is_over(self, word: &str) -> bool {
        self.held.with(|held| {
            held.as_ref()
                .is_some_and(|held| held.moving && held.over.word == word)
        })
    }

    /// How far the card has been pulled, for its style.
    pub fn offset(self, id: Uuid) -> Option<String> {
        self.held.with(|held| {
            let held = held
                .as_ref()
                .filter(|held| held.moving && held.card.id == id)?;
            let [(x, y), (now_x, now_y)] = held.pointer?;
            Some(format!("translate({}px, {}px)", now_x - x, now_y - y))
        })
    }

    /// A finger pulls by the handle only: elsewhere it scrolls.
    pub fn press(self, event: &PointerEvent, card: Draggable) {
        self.dropped.set_value(false);
        let on = |selector| {
            let element = event
                .target()
                .and_then(|target| target.dyn_into::<Element>().ok());
            element.is_some_and(|element| element.closest(selector).ok().flatten().is_some())
        };
        let mouse = event.pointer_type() == "mouse";
        if !self.may_edit.get_untracked() || event.button() != 0 || !(mouse || on(".nx-handle")) {
            return;
        }
        let at = (event.client_x(), event.client_y());
        self.held.set(Some(Held {
            over: card.column,
            card,
            pointer: Some([at, at]),
            moving: false,
        }));
    }

    /// The pointer moves.
    pub fn pull(self, event: &PointerEvent) {
        let now = (event.client_x(), event.client_y());
        let Some([from, _]) = self.held.with_untracked(|held| held.as_ref()?.pointer) else {
            return;
        };
        let begins = self
            .held
            .with_untracked(|held| held.as_ref().is_some_and(|held| !held.moving));
        if begins {
            if (now.0 - from.0).abs() + (now.1 - from.1).abs() < SLACK {
                return;
            }
            if let Some(card) = event
                .current_target()
                .and_then(|card| card.dyn_into::<Element>().ok())
            {
                // Without the capture the pointer is followed as long as it stays on the card.
                let _ = card.set_pointer_capture(event.pointer_id());
            }
        }
        let over = self.column_at(now);
        self.held.update(|held| {
            if let Some(held) = held {
                held.moving = true;
                held.pointer = Some([from, now]);
                held.over = over.unwrap_or(held.card.column);
            }
        });
    }

    /// The pointer goes up.
    pub fn release(self, event: &PointerEvent) {
        if self
            .held
            .with_untracked(|held| held.as_ref().is_some_and(|held| held.moving))
        {
            event.prevent_default();
            self.dropped.set_value(true);
            self.put_down();
        } else {
            self.held.set(None);
        }
    }

    /// A click that only ended a drag opens nothing.
    pub fn swallow_click(self, event: &MouseEvent) {
        if self.dropped.get_value() {
            event.prevent_default();
            event.stop_propagation();
            self.dropped.set_value(false);
        }
    }

    /// Leaves the card where it was.
    pub fn cancel(self) {
        let held = self.held.try_update(Option::take).flatten();
        if let Some(held) = held.filter(|held| held.moving) {
            let Draggable { name, column, .. } = held.card;
            self.said.set(format!("{name} stays in {}.", column.label));
        }
    }

    fn put_down(self) {
        let Some(Held { card, over, .. }) = self.held.try_update(Option::take).flatten() else {
            return;
        };
        self.said
            .set(format!("{} put down in {}.", card.name, over.label));
        // The card may have gone while it was held.
        let _ = card.put.try_run(over.word);
    }

    fn key(self, event: &KeyboardEvent, card: Draggable) {
        let held = self
            .held
            .with_untracked(|held| held.as_ref().is_some_and(|held| held.moving));
        match event.key().as_str() {
            " " | "Enter" if held => self.put_down(),
            " " | "Enter" => self.pick_up(card),
            "ArrowRight" | "ArrowDown" if held => self.step(1),
            "ArrowLeft" | "ArrowUp" if held => self.step(-1),
            "Escape" if held => self.cancel(),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    }

    fn pick_up(self, card: Draggable) {
        let (name, column) = (&card.name, card.column);
        self.said
            .set(format!("{name} picked up from {}.", column.label));
        self.held.set(Some(Held {
            over: column,
            card,
            pointer: None,
            moving: true,
        }));
    }

    fn step(self, by: isize) {
        let columns = self.columns.get_value();
        self.held.update(|held| {
            if let Some(held) = held {
                let at = columns.iter().position(|column| *column == held.over);
                let to = at.unwrap_or_default().saturating_add_signed(by);
                held.over = columns.get(to).copied().unwrap_or(held.over);
                self.said.set(held.over.label.to_owned());
            }
        });
    }

    /// The column at a point of the window.
    fn column_at(self, (x, y): (i32, i32)) -> Option<Column> {
        let element = document().element_from_point(x as f32, y as f32)?;
        let column = element.closest("[data-column]").ok()??;
        let word = column.get_attribute("data-column")?;
        self.columns
            .with_value(|columns| columns.iter().copied().find(|column| column.word == word))
    }
}

/// How the keyboard moves cards, and what screen readers hear of it. Once, on the board.
#[component]
pub fn DragWords(
    /// The board's.
    drag: Drag,
) -> impl IntoView {
    view! {
        <p id=HELP class="cds--visually-hidden">
            "Press Space on a handle to pick a card up, the arrow keys to choose a column, Space to put it down, Escape to leave it where it was."
        </p>
        <VisuallyHidden><span role="status" aria-live="assertive">{move || drag.said.get()}</span></VisuallyHidden>
    }
}

/// Where a finger pulls, and what the keyboard picks up. Nothing for who may not edit.
#[component]
pub fn DragHandle(
    /// The board's.
    drag: Drag,
    /// The card it is on, as it is now.
    card: Callback<(), Draggable>,
) -> impl IntoView {
    if !drag.may_edit.get_untracked() {
        return ().into_any();
    }
    let Draggable { id, name, .. } = untrack(|| card.run(()));
    view! {
        <button
            type="button"
            class="nx-handle"
            aria-label=format!("Move {name}")
            aria-describedby=HELP
            aria-pressed=move || drag.holds(id).to_string()
            on:keydown=move |event| drag.key(&event, untrack(|| card.run(())))
            on:blur=move |_| {
                if drag.holds(id) {
                    drag.cancel();
                }
            }
        >
            <Icon glyph=Glyph::Draggable />
        </button>
    }
    .into_any()
}
