use domain::artifacts::FoundArtifact;
use domain::id::PortfolioItemId;
use kit::browser::debounced;
use kit::error::CallError;
use kit::{
    Answer, Button, ButtonKind, ButtonType, Combobox, FormError, Suggestion, TextInput, field_error,
};
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::actions::{Actions, no_artifact};
use crate::api::{ReferToArtifact, find_artifacts};
use crate::words::artifact_at;

/// Lets the piece refer to one more artifact: found as one types, or by its address where there is no script.
#[component]
pub(super) fn AddReference(piece: PortfolioItemId, actions: Actions) -> impl IntoView {
    view! {
        <ArtifactSearch piece actions />
        <ByAddress piece />
    }
}

#[component]
fn ArtifactSearch(piece: PortfolioItemId, actions: Actions) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let found = use_found(typed);
    let (refused, pending) = (RwSignal::new(None), RwSignal::new(false));
    Effect::new(move |_| {
        typed.track();
        refused.set(None);
    });
    let refer = Callback::new(move |artifact: String| {
        if pending.get_untracked() {
            return;
        }
        pending.set(true);
        spawn_local(async move {
            let answer = actions.refer(piece, artifact).await;
            // The page may be gone when the answer comes.
            let _ = pending.try_set(false);
            match answer {
                Ok(()) => drop(typed.try_set(String::new())),
                Err(error) => drop(refused.try_set(Some(words(&error)))),
            }
        });
    });
    let suggestions = Signal::derive(move || {
        let typed = typed.get();
        if artifact_at(&typed).is_ok() {
            return Some(vec![at_address(typed)]);
        }
        let found = found.get()?.ok()?;
        Some(found.iter().map(suggestion).collect())
    });
    let error = Signal::derive(move || {
        refused
            .get()
            .or_else(|| found.with(|found| Some(words(found.as_ref()?.as_ref().err()?))))
    });
    view! {
        <div class="nx-reference-form nx-piece-tool">
            <Combobox label="Find an artifact" id="artifact-search" typed suggestions error pending on_choose=refer
                none="No artifact fits." helper="By words of its title or of its customer, or paste its address." />
        </div>
    }
}

/// A browser without a script sends this; style sheets show it only then.
#[component]
fn ByAddress(piece: PortfolioItemId) -> impl IntoView {
    let refer = ServerAction::<ReferToArtifact>::new();
    let refused = Signal::derive(move || {
        let refused = refer
            .value()
            .with(|answer| answer.as_ref()?.as_ref().err().cloned());
        refused.map(no_artifact)
    });
    view! {
        <div class="nx-plain">
            <ActionForm action=refer attr:class="nx-plain__form" attr:novalidate=true>
                <input type="hidden" name="id" value=piece.to_string() />
                <FormError error=refused fields=&["artifact"] />
                <TextInput label="Address of an artifact" name="artifact" id="plain-artifact" autocomplete="off"
                    helper="Open the artifact and copy its address." error=field_error(refused, "artifact") />
                <Button kind=ButtonKind::Tertiary button_type=ButtonType::Submit>"Add reference"</Button>
            </ActionForm>
        </div>
    }
}

/// What the server finds for what is typed, a moment after the last letter. An answer that comes after a later one is
/// dropped.
fn use_found(typed: RwSignal<String>) -> RwSignal<Option<Answer<Vec<FoundArtifact>>>> {
    let found = RwSignal::new(None);
    let asked = StoredValue::new(0_u32);
    let search = debounced(150, move |search| {
        let mine = asked.get_value();
        spawn_local(async move {
            let answer = find_artifacts(search).await;
            if asked.try_get_value() == Some(mine) {
                found.set(Some(answer));
            }
        });
    });
    Effect::new(move |_| {
        let typed = typed.read().trim().to_owned();
        asked.update_value(|asked| *asked = asked.wrapping_add(1));
        if typed.is_empty() || artifact_at(&typed).is_ok() {
            search.cancel();
            found.set(None);
        } else {
            search.soon(typed);
        }
    });
    found
}

fn suggestion(found: &FoundArtifact) -> Suggestion {
    Suggestion {
        value: found.id.to_string(),
        label: found.title.to_string(),
        facts: format!("{} · {}", found.kind.label(), found.customer_name),
    }
}

fn at_address(address: String) -> Suggestion {
    Suggestion {
        value: address,
        label: "The artifact at this address".to_owned(),
        facts: String::new(),
    }
}

/// What is wrong with what was chosen, or why nothing is found.
fn words(error: &CallError) -> String {
    let of_field = error.for_field("artifact").map(ToOwned::to_owned);
    of_field.unwrap_or_else(|| error.to_string())
}
