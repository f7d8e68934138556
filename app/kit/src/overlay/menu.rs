use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement};

use super::place::{Area, place};
use super::type_ahead::type_ahead;
use crate::{Button, ButtonKind, ButtonSize, Glyph, Icon};

/// Letters typed within this time belong together.
const TYPING_MS: f64 = 600.0;
const ITEMS: &str = "[role^=menuitem]:not([aria-disabled=true])";

/// A menu, opened by every [`MenuButton`] that names it: a list has one menu, not one for each row.
///
/// Arrows, Home, End and letters move, Enter chooses, Esc and Tab close; the focus goes back to the button.
#[component]
pub fn Menu(
    /// Its id in the page, for its buttons.
    #[prop(into)]
    id: String,
    /// What it offers, for screen readers: "Actions for Acme".
    #[prop(into)]
    label: Signal<String>,
    /// Its [`crate::MenuItem`]s and [`crate::MenuLink`]s.
    children: Children,
) -> impl IntoView {
    let typed = StoredValue::new((String::new(), 0.0));
    view! {
        <div
            id=id
            class="nx-menu"
            popover="auto"
            role="menu"
            tabindex="-1"
            aria-label=label
            on:toggle=|event| if let Some(menu) = menu_of(&event) { note_state(&menu) }
            on:click=|event| if let Some(menu) = menu_of(&event) { close_after_choice(&menu, &event) }
            on:keydown=move |event| if let Some(menu) = menu_of(&event) { walk(&menu, &event, typed) }
        >
            {children()}
        </div>
    }.into_any()
}

/// The button that opens a [`Menu`].
#[component]
pub fn MenuButton(
    /// The menu's id.
    #[prop(into)]
    menu: String,
    /// What it offers: "More actions for Acme".
    #[prop(into)]
    label: String,
    /// Its picture.
    #[prop(default = Glyph::MoreVertical)]
    glyph: Glyph,
    /// Its width and height.
    #[prop(default = ButtonSize::Small)]
    size: ButtonSize,
    /// Runs before the menu opens: a list notes here which row it is for.
    #[prop(optional, into)]
    on_open: Option<Callback<()>>,
    /// In place of the picture: an avatar, a status.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let size = match size {
        ButtonSize::Small => "cds--btn--sm cds--layout--size-sm",
        ButtonSize::Medium => "cds--btn--md cds--layout--size-md",
        ButtonSize::Large => "cds--btn--lg cds--layout--size-lg",
    };
    let target = menu.clone();
    let (class, name) = match children {
        Some(_) => ("nx-menu-button nx-menu-button--own", None),
        None => ("cds--btn--icon-only nx-menu-button", Some(label.clone())),
    };
    view! {
        <button
            type="button"
            class=format!("cds--btn cds--btn--ghost {size} {class}")
            aria-label=name
            aria-haspopup="menu"
            aria-controls=menu.clone()
            popovertarget=menu
            on:click=move |event| {
                if let Some(on_open) = on_open {
                    on_open.run(());
                }
                toggle(&target, &event);
            }
        >
            {match children {
                // What is seen comes first in the button's name: people say what they see.
                Some(children) => view! {
                    {children()}
                    <span class="cds--visually-hidden">" " {label}</span>
                }.into_any(),
                None => view! { <Icon glyph class="cds--btn__icon" /> }.into_any(),
            }}
        </button>
    }
    .into_any()
}

/// A button with a menu of its own.
#[component]
pub fn OverflowMenu(
    /// The menu's id.
    #[prop(into)]
    id: String,
    /// What it offers: "More actions".
    #[prop(into)]
    label: String,
    /// Words on the button; an icon only without.
    #[prop(optional, into)]
    text: Option<String>,
    /// Its picture.
    #[prop(default = Glyph::MoreVertical)]
    glyph: Glyph,
    /// Its height.
    #[prop(default = ButtonSize::Medium)]
    size: ButtonSize,
    /// Its items.
    children: Children,
) -> impl IntoView {
    let (target, controls) = (id.clone(), id.clone());
    let button = match text {
        None => view! { <MenuButton menu=id.clone() label=label.clone() glyph size /> }.into_any(),
        Some(text) => view! {
            <Button
                kind=ButtonKind::Tertiary
                size
                icon=glyph
                on_click=move |event| toggle(&target, &event)
                {..}
                aria-haspopup="menu"
                aria-controls=controls
                popovertarget=id.clone()
            >
                {text}
            </Button>
        }
        .into_any(),
    };
    view! {
        {button}
        <Menu id=id.clone() label>{children()}</Menu>
    }
    .into_any()
}

fn menu_of(event: &Event) -> Option<HtmlElement> {
    event.current_target()?.dyn_into().ok()
}

/// Opens the menu at the pressed button, or closes it if it is open there.
fn toggle(menu: &str, event: &MouseEvent) {
    event.prevent_default();
    let button = event
        .current_target()
        .and_then(|target| target.dyn_into::<HtmlElement>().ok());
    let menu = document()
        .get_element_by_id(menu)
        .and_then(|menu| menu.dyn_into::<HtmlElement>().ok());
    let (Some(button), Some(menu)) = (button, menu) else {
        return;
    };
    let here = button.get_attribute("aria-expanded").as_deref() == Some("true");
    // Both fail only when the menu is already in that state.
    let _ = menu.hide_popover();
    mark_collapsed(&menu);
    if here {
        return;
    }
    let _ = menu.show_popover();
    mark_expanded(&button);
    // One frame later the items fit the row that `on_open` chose, and have their size.
    request_animation_frame(move || {
        put_at(&menu, &button);
        focus(items(&menu).first());
    });
}

fn mark_expanded(button: &HtmlElement) {
    let _ = button.set_attribute("aria-expanded", "true");
}

fn put_at(menu: &HtmlElement, button: &HtmlElement) {
    let (at, window) = (button.get_bounding_client_rect(), window());
    let pixels = |size: Result<wasm_bindgen::JsValue, _>| size.ok().and_then(|size| size.as_f64());
    let (Some(width), Some(height)) = (pixels(window.inner_width()), pixels(window.inner_height()))
    else {
        return;
    };
    let button = Area {
        left: at.left(),
        top: at.top(),
        width: at.width(),
        height: at.height(),
    };
    let size = (
        f64::from(menu.offset_width()),
        f64::from(menu.offset_height()),
    );
    let (left, top) = place(button, size, (width, height));
    let style = menu.style();
    // Valid lengths cannot be refused.
    let _ = style.set_property("left", &format!("{left}px"));
    let _ = style.set_property("top", &format!("{top}px"));
}

/// Once closed, by whatever means, no button says that it is open.
fn note_state(menu: &HtmlElement) {
    if !menu.matches(":popover-open").unwrap_or(false) {
        mark_collapsed(menu);
    }
}

fn mark_collapsed(menu: &HtmlElement) {
    let open = format!("[aria-controls='{}'][aria-expanded=true]", menu.id());
    while let Ok(Some(button)) = document().query_selector(&open) {
        // A valid attribute name cannot be refused.
        let _ = button.remove_attribute("aria-expanded");
    }
}

fn close_after_choice(menu: &HtmlElement, event: &MouseEvent) {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    if target.is_some_and(|target| target.closest(ITEMS).ok().flatten().is_some()) {
        // Already closed is fine.
        let _ = menu.hide_popover();
    }
}

fn walk(menu: &HtmlElement, event: &KeyboardEvent, typed: StoredValue<(String, f64)>) {
    let items = items(menu);
    let active = document().active_element();
    let current = items.iter().position(|item| active.as_ref() == Some(item));
    let key = event.key();
    let next = match key.as_str() {
        "ArrowDown" => Some(current.map_or(0, |current| (current + 1) % items.len().max(1))),
        "ArrowUp" => Some(
            current
                .unwrap_or(0)
                .checked_sub(1)
                .unwrap_or(items.len().saturating_sub(1)),
        ),
        "Home" => Some(0),
        "End" => Some(items.len().saturating_sub(1)),
        "Tab" => {
            let _ = menu.hide_popover();
            None
        }
        letter if letter.chars().count() == 1 && letter != " " => {
            let labels: Vec<String> = items
                .iter()
                .map(|item| item.text_content().unwrap_or_default())
                .collect();
            type_ahead(&labels, current, &gather(typed, letter, event.time_stamp()))
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

fn items(menu: &HtmlElement) -> Vec<HtmlElement> {
    let Ok(found) = menu.query_selector_all(ITEMS) else {
        return Vec::new();
    };
    (0..found.length())
        .filter_map(|index| found.item(index)?.dyn_into().ok())
        .collect()
}

fn focus(item: Option<&HtmlElement>) {
    if let Some(item) = item {
        // An item that cannot take the focus is gone from the page.
        let _ = item.focus();
    }
}
