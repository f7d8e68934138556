use leptos::prelude::*;
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, PointerEvent};

/// Pixels before a touch becomes a swipe; further down than aside, it scrolls.
const SLACK: i32 = 12;
/// Pixels after which letting go does it.
const FAR: i32 = 88;
/// Pixels a row moves at most.
const MOST: i32 = 160;

/// Rows that can be swiped aside with a finger, which presses one of their own controls.
///
/// A row carries `data-swipe-start` and `data-swipe-end`, the words that show on its two sides; the controls are those in
/// it with `data-swipe="start"` (swiped towards the end of the line) and `data-swipe="end"`. A side without a control
/// does not move.
#[component]
pub fn SwipeRows(
    /// The list of rows.
    children: Children,
) -> impl IntoView {
    let touch = StoredValue::new(None::<Touch>);
    let press = move |event: PointerEvent| touch.set_value(Touch::begin(&event));
    let pull = move |event: PointerEvent| {
        touch.update_value(|touch| {
            if touch.as_mut().is_some_and(|now| !now.follow(&event)) {
                *touch = None;
            }
        });
    };
    let release = move |event: PointerEvent| {
        if let Some(touch) = touch.try_update_value(Option::take).flatten() {
            touch.end(event.type_() == "pointerup");
        }
    };
    view! {
        <div class="nx-swipe-rows" on:pointerdown=press on:pointermove=pull on:pointerup=release on:pointercancel=release>
            {children()}
        </div>
    }
    .into_any()
}

/// A finger on a row.
struct Touch {
    /// Belongs to the browser's only thread. The server, which has many, never makes a touch.
    row: SendWrapper<HtmlElement>,
    from: (i32, i32),
    /// Where to, once it is a swipe.
    aside: Option<i32>,
}

impl Touch {
    fn begin(event: &PointerEvent) -> Option<Self> {
        let row = event
            .target()?
            .dyn_into::<Element>()
            .ok()?
            .closest("[data-swipe-start]")
            .ok()??;
        (event.pointer_type() == "touch" && event.is_primary()).then_some(Self {
            row: SendWrapper::new(row.dyn_into().ok()?),
            from: (event.client_x(), event.client_y()),
            aside: None,
        })
    }

    /// Whether it still may be a swipe.
    fn follow(&mut self, event: &PointerEvent) -> bool {
        let (x, y) = (
            event.client_x() - self.from.0,
            event.client_y() - self.from.1,
        );
        if self.aside.is_none() {
            if y.abs() > SLACK || self.control(x).is_none() {
                return y.abs() <= SLACK;
            }
            if x.abs() < SLACK {
                return true;
            }
        }
        let aside = if self.control(x).is_some() {
            x.clamp(-MOST, MOST)
        } else {
            0
        };
        self.aside = Some(aside);
        self.show(aside);
        true
    }

    fn end(self, released: bool) {
        let control = self
            .aside
            .filter(|aside| released && aside.abs() >= FAR)
            .and_then(|aside| self.control(aside));
        for name in ["data-swiping", "data-far"] {
            // Names that are valid cannot be refused.
            let _ = self.row.remove_attribute(name);
        }
        let _ = self.row.style().remove_property("--nx-swipe");
        if let Some(control) = control {
            control.click();
        }
    }

    fn show(&self, aside: i32) {
        let _ = self.row.set_attribute("data-swiping", side(aside));
        let _ = self
            .row
            .toggle_attribute_with_force("data-far", aside.abs() >= FAR);
        let _ = self
            .row
            .style()
            .set_property("--nx-swipe", &format!("{aside}px"));
    }

    /// What a swipe to this side presses.
    fn control(&self, aside: i32) -> Option<HtmlElement> {
        let selector = format!("[data-swipe={}]", side(aside));
        let found = self.row.query_selector(&selector).ok()??;
        found.dyn_into().ok()
    }
}

const fn side(aside: i32) -> &'static str {
    if aside > 0 { "start" } else { "end" }
}
