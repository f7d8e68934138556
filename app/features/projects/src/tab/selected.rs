use domain::id::ProjectId;
use domain::projects::Project;
use kit::{
    Button, EmptyState, ErrorState, Following, Glyph, LinkButton, SkeletonText, use_command,
};
use leptos::prelude::*;

use super::artifacts::Artifacts;
use super::new_artifact::NewArtifactDialog;
use super::row::{Tools, WORK};
use crate::queries::PROJECT;

/// The selected project and its artifacts.
#[component]
pub(super) fn SelectedProject(id: ProjectId, tools: Tools) -> impl IntoView {
    let project = Following::new(PROJECT, move || id);
    let shown = move || {
        let answer = project.answer();
        Suspend::new(async move {
            match answer.await {
                Ok(first) => view! { <Work project=project.follow(first) tools /> }.into_any(),
                Err(error) if error.is_not_found() => view! { <NoProject tools /> }.into_any(),
                Err(error) => view! {
                    <ErrorState error on_retry=project.again() retrying=project.is_fetching() />
                }
                .into_any(),
            }
        })
    };
    view! {
        <section class="nx-project-work" id=WORK aria-label="Selected project">
            <Transition fallback=|| view! { <SkeletonText heading=true lines=6 /> }>{shown}</Transition>
        </section>
    }
}

#[component]
fn Work(project: Memo<Project>, tools: Tools) -> impl IntoView {
    let id = project.with_untracked(|project| project.id);
    let making = RwSignal::new(false);
    let description = Memo::new(move |_| project.with(|project| project.description.clone()));
    use_command("New artifact", move || making.set(true));
    view! {
        <div class="nx-project-work__head">
            <h2 class="nx-project-work__title" dir="auto">{move || project.with(|project| project.name.to_string())}</h2>
            {move || tools.may_edit.get().then(|| view! {
                <Button icon=Glyph::Add on_click=move |_| making.set(true) class="nx-with-script">"New artifact"</Button>
            })}
        </div>
        {move || Some(description.get()).filter(|text| !text.is_empty()).map(|text| view! {
            <p class="nx-project-work__about" dir="auto">{text}</p>
        })}
        <Artifacts project=id tools making />
        <NewArtifactDialog project=id open=making />
    }
}

#[component]
fn NoProject(tools: Tools) -> impl IntoView {
    let href = move || {
        tools
            .address
            .with(|address| address.selecting(None).href(tools.customer))
    };
    view! {
        <EmptyState glyph=Glyph::Folder title="We could not find that project" text="It may be in the trash.">
            <LinkButton href=Signal::derive(href)>"Show the projects"</LinkButton>
        </EmptyState>
    }
}
