use domain::models::{KeyState, ModelProvider, Shift, Trial};
use kit::{Answer, Button, ButtonKind, ButtonSize, Glyph, IconButton, Tag, TagColour};
use leptos::html;
use leptos::prelude::*;

use super::actions::Actions;
use super::panel::Panel;
use crate::models::try_model;

/// Where in the order a provider is.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) is_first: bool,
    pub(super) is_last: bool,
}

/// A provider, and what can be done to it.
#[component]
pub(super) fn Row(
    provider: ModelProvider,
    place: Place,
    may_change: bool,
    actions: Actions,
    panel: Panel,
) -> impl IntoView {
    let id = provider.id;
    let attempt: Action<(), Answer<Trial>> = Action::new(move |()| try_model(id));
    let node = NodeRef::<html::Li>::new();
    Effect::new(move |_| {
        let Some(row) = node.get() else { return };
        if actions.moved.get_untracked() == Some(id) {
            actions.moved.set(None);
            // Fails only when the row is gone, and then the focus is elsewhere.
            let _ = row.focus();
        }
    });
    let words = format!("{} · {}", provider.model, provider.host());
    view! {
        <li class="nx-model" node_ref=node tabindex="-1">
            <div class="nx-session__words">
                <p class="nx-session__device">
                    <span dir="auto">{provider.name.clone()}</span>
                    <Tag label=provider.kind.label() />
                </p>
                <p class="nx-account__hint">{words}</p>
                <KeyWords key_state=provider.key.clone() />
                <Outcome attempt />
            </div>
            {may_change.then(|| view! { <Controls provider place actions panel attempt /> })}
        </li>
    }
}

/// What is known about the key.
#[component]
fn KeyWords(key_state: KeyState) -> impl IntoView {
    match key_state {
        KeyState::None => view! { <p class="nx-account__hint">"No key"</p> }.into_any(),
        KeyState::Kept { hint } if hint.is_empty() => {
            view! { <p class="nx-account__hint">"Has a key"</p> }.into_any()
        }
        KeyState::Kept { hint } => view! {
            <p class="nx-account__hint">"Key ends in " <code>"…" {hint}</code></p>
        }
        .into_any(),
        KeyState::Lost => view! {
            <p class="nx-account__hint">
                <Tag label="Key lost" colour=TagColour::Red />
                " It was sealed with another secret of this server. Edit the model and type the key again."
            </p>
        }
        .into_any(),
    }
}

/// What came of trying it.
#[component]
fn Outcome(attempt: Action<(), Answer<Trial>>) -> impl IntoView {
    let (pending, value) = (attempt.pending(), attempt.value());
    let words = move || {
        if pending.get() {
            return "Asking …".to_owned();
        }
        match value.get() {
            None => String::new(),
            Some(Ok(Trial::Answered { milliseconds })) => format!(
                "It answered in {}.{} seconds.",
                milliseconds / 1_000,
                milliseconds % 1_000 / 100
            ),
            Some(Ok(Trial::Failed { why })) => why,
            Some(Err(error)) => error.to_string(),
        }
    };
    view! { <p class="nx-model__outcome" role="status">{words}</p> }
}

#[component]
fn Controls(
    provider: ModelProvider,
    place: Place,
    actions: Actions,
    panel: Panel,
    attempt: Action<(), Answer<Trial>>,
) -> impl IntoView {
    let (id, name) = (provider.id, provider.name.clone());
    let label = |verb: &str| format!("{verb} {name}");
    let [up, down, edit, delete, try_it] =
        ["Move up", "Move down", "Edit", "Delete", "Try"].map(label);
    view! {
        <div class="nx-model__controls">
            <Button kind=ButtonKind::Ghost size=ButtonSize::Small pending=attempt.pending() attr:aria-label=try_it
                on_click=move |_| { attempt.dispatch(()); }>
                "Try"
            </Button>
            <IconButton label=up glyph=Glyph::ArrowUp size=ButtonSize::Small disabled=place.is_first
                on_click=move |_| actions.shift(id, Shift::Up) />
            <IconButton label=down glyph=Glyph::ArrowDown size=ButtonSize::Small disabled=place.is_last
                on_click=move |_| actions.shift(id, Shift::Down) />
            <IconButton label=edit glyph=Glyph::Edit size=ButtonSize::Small
                on_click=move |_| panel.edit(&provider) />
            <IconButton label=delete glyph=Glyph::Trash size=ButtonSize::Small class="nx-tip--end"
                on_click=move |_| actions.delete(id, name.clone()) />
        </div>
    }
}
