use domain::Error;
use leptos::prelude::*;

use crate::error::CallError;
use crate::{Button, ButtonKind, Glyph, Icon, use_online};

/// What to say where nothing was kept.
const OFFLINE: &str = "You are offline, and this was not opened here before. It comes as soon as you are back; what you opened before can be read.";

/// A part of the page that could not be loaded: what happened, what is safe, and trying again.
#[component]
pub fn ErrorState(
    /// What the call ended in.
    error: CallError,
    /// What is safe nevertheless.
    #[prop(into, default = "Nothing you saved is lost.".to_owned())]
    safe: String,
    /// Tries again. Without it a link reloads the page.
    #[prop(optional, into)]
    on_retry: Option<Callback<()>>,
    /// Whether it tries again just now.
    #[prop(optional, into)]
    retrying: Signal<bool>,
) -> impl IntoView {
    let online = use_online();
    let unreachable = error == CallError::Unreachable;
    let reference = match &error {
        CallError::Refused(Error::Unavailable { reference }) => Some(reference.clone()),
        _ => None,
    };
    let retry = match on_retry {
        Some(on_retry) => view! {
            <Button kind=ButtonKind::Tertiary icon=Glyph::Renew pending=retrying on_click=move |_| on_retry.run(())>
                "Try again"
            </Button>
        }
        .into_any(),
        None => view! { <a class="cds--link" href="" rel="external">"Reload this page"</a> }.into_any(),
    };
    // Without a network it is no fault: it is only not on this device.
    let is_fault = Signal::derive(move || online.get() || !unreachable);
    let glyph = move || {
        if is_fault.get() {
            view! { <Icon glyph=Glyph::WarningAltFilled size=32 /> }
        } else {
            view! { <Icon glyph=Glyph::Offline size=32 /> }
        }
    };
    let title = move || {
        if is_fault.get() {
            "This could not be loaded"
        } else {
            "This is not on this device yet"
        }
    };
    let text = move || {
        if is_fault.get() {
            format!("{error} {safe}")
        } else {
            OFFLINE.to_owned()
        }
    };
    view! {
        <div class="nx-empty" class=("nx-empty--error", move || is_fault.get()) role="alert">
            <span class="nx-empty__icon">{glyph}</span>
            <h2 class="nx-empty__title">{title}</h2>
            <p class="nx-empty__text">{text}</p>
            <div class="nx-empty__actions">{retry}</div>
            {reference.map(|reference| view! {
                <p class="nx-empty__reference">"Reference " <code>{reference}</code></p>
            })}
        </div>
    }
    .into_any()
}
