use domain::artifacts::{ArtifactKind, NewArtifact};
use domain::id::ProjectId;
use domain::text::LINE_MAX;
use kit::{Choice, FormDialog, Select, Sending, TextInput, field_error, use_queries};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use crate::api::create_artifact;
use crate::queries::{ARTIFACTS, PROJECTS};

/// Asks for type and title, and opens the editor.
#[component]
pub(super) fn NewArtifactDialog(project: ProjectId, open: RwSignal<bool>) -> impl IntoView {
    let kind = RwSignal::new(ArtifactKind::Strategy.as_str().to_owned());
    let title = RwSignal::new(String::new());
    let (queries, navigate) = (use_queries(), use_navigate());
    let sending = Sending::new(move || {
        let (kind, title) = (kind.get_untracked(), title.get_untracked());
        let navigate = navigate.clone();
        async move {
            // The same rules as on the server, without the way there.
            NewArtifact::parse(&kind, &title, None)?;
            let id = create_artifact(project, kind, title).await?;
            queries.refetch_all(ARTIFACTS);
            queries.refetch_all(PROJECTS);
            navigate(&format!("/artifacts/{id}"), NavigateOptions::default());
            Ok(())
        }
    });
    let refused = sending.refused();
    let kinds = ArtifactKind::ALL.iter();
    let kinds: Vec<Choice> = kinds
        .map(|kind| Choice::new(kind.as_str(), kind.label()))
        .collect();
    view! {
        <FormDialog open id="new-artifact" title="New artifact" verb="Add artifact" sending fields=&["type", "title"]>
            <Select label="Type" name="type" id="artifact-type" choices=kinds.clone() value=kind
                helper="Each begins with a template of its own." error=field_error(refused, "type") />
            <TextInput label="Title" name="title" id="artifact-title" value=title max=LINE_MAX autocomplete="off"
                error=field_error(refused, "title") />
        </FormDialog>
    }
}
