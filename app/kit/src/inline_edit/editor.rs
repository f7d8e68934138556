use leptos::ev::{FocusEvent, KeyboardEvent};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{EventTarget, HtmlElement, HtmlInputElement, Node};

use super::session::Session;
use crate::{Button, ButtonKind, ButtonSize, Glyph, Icon, IconButton};

/// The field in the value's place.
#[component]
pub(super) fn Editor(session: Session, id: String, label: String, long: bool) -> impl IntoView {
    let words_id = StoredValue::new(format!("{id}-words"));
    let control = if long {
        area(session, &id, label).into_any()
    } else {
        line(session, &id, label).into_any()
    };
    let hint = if long {
        "Ctrl+Enter saves, Esc restores"
    } else {
        "Enter saves, Esc restores"
    };
    // A form, not a `<div>` as the value has: Leptos must not turn one into the other and keep its listeners.
    view! {
        <form
            class="nx-inline__editor"
            on:submit=move |event| {
                event.prevent_default();
                session.save();
            }
            on:focusout=move |event| leave(&event, session)
            on:keydown=move |event| keys(&event, session, long)
        >
            <div class="nx-inline__field" data-invalid=move || session.error().map(|_| "true")>{control}</div>
            <div class="nx-inline__buttons">
                <IconButton label="Save" glyph=Glyph::Checkmark kind=ButtonKind::Primary size=ButtonSize::Small
                    on_click=move |_| session.save() />
                <IconButton label="Cancel" glyph=Glyph::Close kind=ButtonKind::Ghost size=ButtonSize::Small
                    class="nx-tip--end" on_click=move |_| session.cancel() />
            </div>
            {move || match session.error() {
                Some(message) => view! {
                    <p class="nx-inline__error" role="alert" id=words_id.get_value()>
                        <Icon glyph=Glyph::WarningFilled /> {message}
                    </p>
                }.into_any(),
                None => view! { <p class="nx-inline__hint" id=words_id.get_value()>{hint}</p> }.into_any(),
            }}
            {move || session.overtaken().map(|theirs| view! { <Choose session theirs /> })}
        </form>
    }.into_any()
}

/// Two people on one value: both are in sight, and the person chooses.
#[component]
fn Choose(session: Session, theirs: String) -> impl IntoView {
    let theirs = if theirs.is_empty() {
        view! { <p class="nx-inline__nothing">"Nothing: it was emptied."</p> }.into_any()
    } else {
        view! { <blockquote class="nx-inline__theirs" dir="auto">{theirs}</blockquote> }.into_any()
    };
    view! {
        <div class="nx-inline__choose" role="alert">
            <p><strong>"Somebody else changed this meanwhile."</strong> " It now says:"</p>
            {theirs}
            <div class="nx-inline__choices">
                <Button size=ButtonSize::Small on_click=move |_| session.save()>"Save mine"</Button>
                <Button kind=ButtonKind::Tertiary size=ButtonSize::Small on_click=move |_| session.cancel()>"Keep theirs"</Button>
            </div>
        </div>
    }
    .into_any()
}

fn line(session: Session, id: &str, label: String) -> impl IntoView {
    let node = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
        if let Some(field) = node.get() {
            field.set_value(&session.text.get_untracked());
            focus_once_shown(field.into(), PATIENCE);
        }
    });
    view! {
        <input
            node_ref=node
            type="text"
            id=id.to_owned()
            class="cds--text-input cds--text-input--sm cds--layout--size-sm"
            aria-label=label
            autocomplete="off"
            dir="auto"
            aria-invalid=move || session.error().map(|_| "true")
            aria-describedby=format!("{id}-words")
            on:input=move |event| session.typed(event_target_value(&event))
        />
    }
}

fn area(session: Session, id: &str, label: String) -> impl IntoView {
    let node = NodeRef::<html::Textarea>::new();
    Effect::new(move |_| {
        if let Some(field) = node.get() {
            field.set_value(&session.text.get_untracked());
            focus_once_shown(field.into(), PATIENCE);
        }
    });
    view! {
        <textarea
            node_ref=node
            id=id.to_owned()
            class="cds--text-area nx-text-area"
            rows="4"
            aria-label=label
            dir="auto"
            aria-invalid=move || session.error().map(|_| "true")
            aria-describedby=format!("{id}-words")
            on:input=move |event| session.typed(event_target_value(&event))
        ></textarea>
    }
}

/// The focus leaves the editor, and not for one of its buttons.
fn leave(event: &FocusEvent, session: Session) {
    let node =
        |target: Option<EventTarget>| target.and_then(|target| target.dyn_into::<Node>().ok());
    let to = node(event.related_target());
    let inside = node(event.current_target()).is_some_and(|editor| editor.contains(to.as_ref()));
    if !inside {
        session.leave();
    }
}

fn keys(event: &KeyboardEvent, session: Session, long: bool) {
    // Enter that ends an input method's word is not ours.
    if event.is_composing() {
        return;
    }
    let in_field = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
        .is_some_and(|target| target.tag_name() != "BUTTON");
    match event.key().as_str() {
        "Enter" if in_field && (!long || event.ctrl_key() || event.meta_key()) => {
            event.prevent_default();
            session.save();
        }
        "Escape" => {
            event.prevent_default();
            event.stop_propagation();
            session.cancel();
        }
        _ => {}
    }
}

/// Frames to wait for a page to be shown: two seconds.
const PATIENCE: u32 = 120;

/// Focuses the field. A page that still waits for something else is made before it is shown, and nothing in it takes the
/// focus until then.
fn focus_once_shown(field: HtmlElement, patience: u32) {
    if field.is_connected() {
        // A field that cannot take the focus is gone from the page.
        let _ = field.focus();
        if let Some(line) = field.dyn_ref::<HtmlInputElement>() {
            line.select();
        }
    } else if patience > 0 {
        request_animation_frame(move || focus_once_shown(field, patience - 1));
    }
}
