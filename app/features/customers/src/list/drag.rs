//! Moving a customer from column to column: with the mouse anywhere on its card, with a finger or the keyboard by its
//! handle.

use domain::customers::{CustomerStatus, CustomerSummary};
use domain::id::CustomerId;
use kit::{Glyph, Icon, may_edit};
use leptos::ev::{KeyboardEvent, MouseEvent, PointerEvent};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::Element;

use crate::actions::{CustomerActions, Target, use_customer_actions};

/// Pixels that a pointer moves before a press becomes a drag.
const SLACK: i32 = 6;

/// The customer that is held, if any.
#[derive(Clone, Copy)]
pub(super) struct Drag {
    held: RwSignal<Option<Held>>,
    said: RwSignal<String>,
    /// A drag ended just now: the click that follows it is not meant.
    dropped: StoredValue<bool>,
    may_edit: Signal<bool>,
    actions: CustomerActions,
}

#[derive(Clone, PartialEq)]
struct Held {
    target: Target,
    over: CustomerStatus,
    /// Where the pointer went down, and where it is. `None` while held with the keyboard.
    pointer: Option<[(i32, i32); 2]>,
    /// Whether the pointer went far enough.
    moving: bool,
}

/// Nothing is held yet.
pub(super) fn use_drag() -> Drag {
    Drag {
        held: RwSignal::new(None),
        said: RwSignal::default(),
        dropped: StoredValue::new(false),
        may_edit: may_edit(),
        actions: use_customer_actions(),
    }
}

impl Drag {
    pub(super) fn is_active(self) -> bool {
        self.held
            .with(|held| held.as_ref().is_some_and(|held| held.moving))
    }

    pub(super) fn holds(self, id: CustomerId) -> bool {
        self.held
            .try_with(|held| {
                held.as_ref()
                    .is_some_and(|held| held.moving && held.target.id == id)
            })
            .unwrap_or_default()
    }

    pub(super) fn is_over(self, status: CustomerStatus) -> bool {
        self.held.with(|held| {
            held.as_ref()
                .is_some_and(|held| held.moving && held.over == status)
        })
    }

    /// What screen readers hear.
    pub(super) fn announcement(self) -> String {
        self.said.get()
    }

    /// How far the card has been pulled, for its style.
    pub(super) fn offset(self, id: CustomerId) -> Option<String> {
        self.held.with(|held| {
            let held = held
                .as_ref()
                .filter(|held| held.moving && held.target.id == id)?;
            let [(x, y), (now_x, now_y)] = held.pointer?;
            Some(format!("translate({}px, {}px)", now_x - x, now_y - y))
        })
    }

    /// A finger pulls by the handle only: elsewhere it scrolls.
    pub(super) fn press(self, event: &PointerEvent, row: &CustomerSummary) {
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
            target: target_of(row),
            over: row.status,
            pointer: Some([at, at]),
            moving: false,
        }));
    }

    pub(super) fn pull(self, event: &PointerEvent) {
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
        let over = column_at(now);
        self.held.update(|held| {
            if let Some(held) = held {
                held.moving = true;
                held.pointer = Some([from, now]);
                held.over = over.unwrap_or(held.target.status);
            }
        });
    }

    pub(super) fn release(self, event: &PointerEvent) {
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
    pub(super) fn swallow_click(self, event: &MouseEvent) {
        if self.dropped.get_value() {
            event.prevent_default();
            event.stop_propagation();
            self.dropped.set_value(false);
        }
    }

    pub(super) fn cancel(self) {
        let held = self.held.try_update(Option::take).flatten();
        if let Some(held) = held.filter(|held| held.moving) {
            let Target { name, status, .. } = held.target;
            self.said
                .set(format!("{name} stays in {}.", status.label()));
        }
    }

    fn put_down(self) {
        let Some(Held { target, over, .. }) = self.held.try_update(Option::take).flatten() else {
            return;
        };
        self.said
            .set(format!("{} put down in {}.", target.name, over.label()));
        self.actions.set_status(target, over);
    }

    fn key(self, event: &KeyboardEvent, row: &CustomerSummary) {
        let held = self
            .held
            .with_untracked(|held| held.as_ref().is_some_and(|held| held.moving));
        match event.key().as_str() {
            " " | "Enter" if held => self.put_down(),
            " " | "Enter" => self.pick_up(row),
            "ArrowRight" | "ArrowDown" if held => self.step(1),
            "ArrowLeft" | "ArrowUp" if held => self.step(-1),
            "Escape" if held => self.cancel(),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    }

    fn pick_up(self, row: &CustomerSummary) {
        self.said.set(format!(
            "{} picked up from {}.",
            row.name,
            row.status.label()
        ));
        self.held.set(Some(Held {
            target: target_of(row),
            over: row.status,
            pointer: None,
            moving: true,
        }));
    }

    fn step(self, by: isize) {
        self.held.update(|held| {
            if let Some(held) = held {
                let last = CustomerStatus::ALL.len() - 1;
                let to = (held.over as usize).saturating_add_signed(by).min(last);
                held.over = CustomerStatus::ALL[to];
                self.said.set(held.over.label().to_owned());
            }
        });
    }
}

fn target_of(row: &CustomerSummary) -> Target {
    Target {
        id: row.id,
        name: row.name.clone(),
        status: row.status,
    }
}

/// The status of the column at a point of the window.
fn column_at((x, y): (i32, i32)) -> Option<CustomerStatus> {
    let element = document().element_from_point(x as f32, y as f32)?;
    let column = element.closest("[data-status]").ok()??;
    CustomerStatus::parse(&column.get_attribute("data-status")?).ok()
}

/// Where a finger pulls, and what the keyboard picks up.
#[component]
pub(super) fn DragHandle(row: Memo<CustomerSummary>, drag: Drag) -> impl IntoView {
    if !drag.may_edit.get_untracked() {
        return ().into_any();
    }
    let (id, name) = row.with_untracked(|row| (row.id, row.name.clone()));
    view! {
        <button
            type="button"
            class="nx-handle"
            aria-label=format!("Move {name}")
            aria-describedby="board-help"
            aria-pressed=move || if drag.holds(id) { "true" } else { "false" }
            on:keydown=move |event| drag.key(&event, &row.get_untracked())
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
