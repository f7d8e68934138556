//! The native `<dialog>` under every modal: it traps the focus, closes on Esc, and gives the focus back.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlElement};

use crate::{ButtonKind, ButtonSize, Glyph, IconButton};

/// What tells one modal from another.
#[derive(Clone)]
pub(crate) struct Frame {
    pub(crate) id: String,
    pub(crate) title: Signal<String>,
    pub(crate) class: &'static str,
    pub(crate) role: Option<&'static str>,
    pub(crate) footer: Option<ViewFn>,
}

/// A modal. What is in it exists only while it is open.
#[component]
pub(crate) fn Modal(frame: Frame, open: RwSignal<bool>, children: ChildrenFn) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    follow(open, node);
    // Being told twice that it is open must not draw its content anew: elements would keep the listeners of the first.
    let is_open = Memo::new(move |_| open.get());
    let title_id = format!("{}-title", frame.id);
    let body_id = format!("{}-body", frame.id);
    let (labelled_by, described_by) = (title_id.clone(), frame.role.map(|_| body_id.clone()));
    let footer = StoredValue::new(frame.footer);
    let children = StoredValue::new(children);
    view! {
        <dialog
            node_ref=node
            id=frame.id
            class=format!("nx-modal {}", frame.class)
            role=frame.role
            aria-labelledby=labelled_by
            aria-describedby=described_by
            // For style sheets: where there is no script, nothing else opens it.
            data-open=move || is_open.get().then_some("")
            on:close=move |_| {
                // Gone with its page: there is nothing left to tell.
                let _ = open.try_set(false);
            }
            on:click=move |event| close_on_backdrop(&event, open)
        >
            <div class="nx-modal__inner">
                <div class="nx-modal__header">
                    <h2 class="nx-modal__title" id=title_id>{frame.title}</h2>
                    <IconButton
                        label="Close"
                        glyph=Glyph::Close
                        kind=ButtonKind::Ghost
                        size=ButtonSize::Medium
                        class="nx-tip--end"
                        on_click=move |_| open.set(false)
                    />
                </div>
                <div class="nx-modal__body" id=body_id>
                    {move || is_open.get().then(|| children.with_value(|children| children()))}
                </div>
                {move || {
                    let footer = is_open.get().then(|| footer.get_value()).flatten()?;
                    Some(view! { <footer class="nx-modal__footer">{footer.run()}</footer> })
                }}
            </div>
        </dialog>
    }
    .into_any()
}

/// Opens and closes the element as the signal says.
fn follow(open: RwSignal<bool>, node: NodeRef<html::Dialog>) {
    Effect::new(move |_| {
        let Some(dialog) = node.get() else { return };
        open.track();
        if dialog.is_connected() {
            set(dialog, open);
        } else {
            // Made, but put into the page a little later, with what was loaded around it.
            request_animation_frame(move || set(dialog, open));
        }
    });
}

fn set(dialog: HtmlDialogElement, open: RwSignal<bool>) {
    if open.try_get_untracked() == Some(!dialog.open()) {
        if dialog.open() {
            dialog.close();
        } else if dialog.show_modal().is_ok() {
            // One frame later what is in it has been drawn.
            request_animation_frame(move || focus_first(&dialog));
        }
    }
}

/// Moves the focus to what asks for it, else to the first field, else leaves it to the browser.
fn focus_first(dialog: &HtmlDialogElement) {
    let wanted = [
        "[autofocus]",
        ".nx-modal__body :is(input, textarea, select):not([type=hidden], [hidden])",
    ];
    let first = wanted
        .iter()
        .find_map(|selector| dialog.query_selector(selector).ok().flatten())
        .and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(first) = first {
        // Gone again: the browser keeps the focus in the dialog.
        let _ = first.focus();
    }
}

/// A click beside the dialog hits the `<dialog>` itself, one inside hits something in it.
fn close_on_backdrop(event: &web_sys::MouseEvent, open: RwSignal<bool>) {
    let on_backdrop = event
        .target()
        .is_some_and(|target| target.dyn_ref::<HtmlDialogElement>().is_some());
    if on_backdrop {
        open.set(false);
    }
}
