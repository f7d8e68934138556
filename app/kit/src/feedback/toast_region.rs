use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlElement};

use super::toast::{Toast, Toasts, use_toasts};
use crate::{ButtonKind, ButtonSize, Glyph, Icon, IconButton};

/// Shows the toasts of [`crate::provide_toasts`]. Once, after everything else in the page.
#[component]
pub fn ToastRegion() -> impl IntoView {
    let toasts = use_toasts();
    view! {
        <section class="nx-toasts" aria-label="Messages" aria-live="polite" aria-relevant="additions">
            <For each=move || toasts.shown.get() key=|(id, _)| *id let((id, toast))>
                <ToastCard id toast toasts />
            </For>
        </section>
    }.into_any()
}

/// One toast. Its time is an animation of the style sheet: hover and focus stop it without a timer of ours,
/// and a tab in the background loses nothing.
#[component]
fn ToastCard(id: u32, toast: Toast, toasts: Toasts) -> impl IntoView {
    let Toast {
        kind,
        title,
        body,
        action,
        seconds,
    } = toast;
    let action = action.map(|action| {
        let label = action.label;
        view! {
            <button
                type="button"
                class="nx-toast__action"
                on:click=move |_| {
                    leave(toasts, id);
                    action.run.run(());
                }
            >
                {label}
            </button>
        }
    });
    view! {
        <div class=format!("nx-toast nx-toast--{}", kind.word())>
            <Icon glyph=kind.glyph() size=20 class="nx-toast__icon" />
            <div class="nx-toast__text">
                <span class="cds--visually-hidden">{kind.spoken()}</span>
                <p class="nx-toast__title">{title}</p>
                {body.map(|body| view! { <p class="nx-toast__body">{body}</p> })}
            </div>
            {action}
            <IconButton
                label="Dismiss"
                glyph=Glyph::Close
                kind=ButtonKind::Ghost
                size=ButtonSize::Small
                class="nx-toast__close nx-tip--end"
                on_click=move |_| leave(toasts, id)
            />
            {seconds.map(|seconds| view! {
                <span
                    class="nx-toast__time"
                    style:animation-duration=format!("{seconds}s")
                    on:animationend=move |_: ev::AnimationEvent| toasts.dismiss(id)
                ></span>
            })}
        </div>
    }
    .into_any()
}

/// Takes the toast away. The focus was on its button: it goes to the page's main part instead of nowhere.
fn leave(toasts: Toasts, id: u32) {
    toasts.dismiss(id);
    let main = document().query_selector("main").ok().flatten();
    if let Some(main) = main.and_then(|main| main.dyn_into::<HtmlElement>().ok()) {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        // A page without a focusable main part keeps the focus at its start.
        let _ = main.focus_with_options(&options);
    }
}
