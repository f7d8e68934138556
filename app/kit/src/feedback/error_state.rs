use domain::Error;
use leptos::prelude::*;

use crate::error::CallError;
use crate::{Button, ButtonKind, Glyph, Icon};

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
    view! {
        <div class="nx-empty nx-empty--error" role="alert">
            <span class="nx-empty__icon"><Icon glyph=Glyph::WarningAltFilled size=32 /></span>
            <h2 class="nx-empty__title">"This could not be loaded"</h2>
            <p class="nx-empty__text">{error.to_string()} " " {safe}</p>
            <div class="nx-empty__actions">{retry}</div>
            {reference.map(|reference| view! {
                <p class="nx-empty__reference">"Reference " <code>{reference}</code></p>
            })}
        </div>
    }
    .into_any()
}
