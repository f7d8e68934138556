use domain::accounts::Viewer;
use domain::text::LINE_MAX;
use kit::{
    Button, ButtonType, Definition, DefinitionList, TextInput, Tile, Toast, field_error, use_toasts,
};
use leptos::prelude::*;
use leptos_fetch::QueryClient;

use crate::api::RenameWorkspace;
use crate::form::{CheckedForm, on_done, refused};
use crate::viewer;

/// The workspace: its name, and the role in it.
#[component]
pub(super) fn WorkspaceSection(viewer: Signal<Viewer>) -> impl IntoView {
    let workspace = Memo::new(move |_| viewer.with(|viewer| viewer.workspace.clone()));
    let name = move || workspace.with(|workspace| workspace.name.as_str().to_owned());
    let role = workspace.with_untracked(|workspace| workspace.role);
    view! {
        <Tile id="settings-workspace" title="Workspace">
            {role.manages_workspace().then(|| view! { <WorkspaceNameForm name=untrack(name) /> })}
            <DefinitionList>
                <Definition term="Name">{name}</Definition>
                <Definition term="Your role">{role.label()}</Definition>
            </DefinitionList>
            {(!role.manages_workspace()).then(|| view! {
                <p class="nx-account__hint">"Owners and admins can change the name."</p>
            })}
        </Tile>
    }
}

#[component]
fn WorkspaceNameForm(name: String) -> impl IntoView {
    let action = ServerAction::<RenameWorkspace>::new();
    let error = refused(action);
    let (client, toasts) = (expect_context::<QueryClient>(), use_toasts());
    on_done(action, move |name| {
        viewer::update(client, |viewer| viewer.workspace.name = name.clone());
        toasts.show(Toast::success("Workspace renamed"));
    });
    view! {
        <CheckedForm action fields=&["name"]>
            <TextInput label="Workspace name" name="name" value=name required=true autocomplete="organization"
                max=LINE_MAX helper="Everybody in the workspace sees it." error=field_error(error, "name") />
            <div class="nx-form__actions">
                <Button button_type=ButtonType::Submit pending=action.pending()>"Rename workspace"</Button>
            </div>
        </CheckedForm>
    }
}
