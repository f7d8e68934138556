//! Language models: who is asked, in which order, and what answers took.

mod actions;
mod fields;
mod list;
mod panel;
mod row;
mod usage;

use domain::accounts::Viewer;
use domain::models::{ModelList, ModelProvider};
use kit::{Button, ButtonKind, ButtonSize, ErrorState, Glyph, SkeletonText, Tile};
use leptos::prelude::*;

use self::actions::Actions;
use self::list::Models;
use self::panel::{ModelPanel, Panel};
use self::usage::UsageTile;
use crate::models::list_models;

const HOW: &str = "The agents ask these in their order: the next one answers when one refuses or is silent. \
    Everybody in the workspace sees the list; owners and admins change it.";

/// The language models of the workspace.
#[component]
pub(super) fn ModelsSection(viewer: Signal<Viewer>) -> impl IntoView {
    let models = Resource::new(|| (), |()| list_models());
    let may_change = viewer.with_untracked(|viewer| viewer.workspace.role.manages_workspace());
    let actions = Actions::new(models);
    let panel = Panel::new();
    view! {
        <Tile id="settings-models" title="Language models">
            <p class="nx-account__text">{HOW}</p>
            <Transition fallback=|| view! { <SkeletonText lines=4 /> }>
                {move || Suspend::new(async move {
                    match models.await {
                        Ok(list) => view! { <Listed list may_change actions panel /> }.into_any(),
                        Err(error) => view! {
                            <ErrorState error on_retry=move |()| models.refetch() />
                        }
                        .into_any(),
                    }
                })}
            </Transition>
        </Tile>
        <UsageTile of_all=may_change />
        <ModelPanel panel actions />
    }
}

#[component]
fn Listed(list: ModelList, may_change: bool, actions: Actions, panel: Panel) -> impl IntoView {
    let ModelList {
        providers,
        of_server,
    } = list;
    let count = u32::try_from(providers.len()).unwrap_or(u32::MAX);
    let is_full = count >= ModelProvider::MAX;
    view! {
        {if providers.is_empty() {
            view! { <Otherwise of_server /> }.into_any()
        } else {
            view! { <Models providers may_change actions panel /> }.into_any()
        }}
        {may_change.then(|| view! {
            <div class="nx-models__actions">
                <Button kind=ButtonKind::Tertiary size=ButtonSize::Medium icon=Glyph::Add disabled=is_full
                    on_click=move |_| panel.add()>
                    "Add language model"
                </Button>
            </div>
        })}
        {is_full.then(|| view! {
            <p class="nx-account__hint">{format!("A workspace has at most {}.", ModelProvider::MAX)}</p>
        })}
    }
}

/// Who answers where the workspace has no models of its own.
#[component]
fn Otherwise(of_server: Vec<String>) -> impl IntoView {
    let words = if of_server.is_empty() {
        "The workspace has no language models of its own, and neither has the server: the built-in assistant \
         answers from your data."
            .to_owned()
    } else {
        format!(
            "The workspace has no language models of its own. The server’s answer: {}.",
            of_server.join(", ")
        )
    };
    view! { <p class="nx-account__hint">{words}</p> }
}
