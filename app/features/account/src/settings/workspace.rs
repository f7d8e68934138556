use domain::accounts::Viewer;
use domain::text::LINE_MAX;
use domain::workspaces::Role;
use kit::{Button, ButtonType, TextInput, Tile, Toast, field_error, use_queries, use_toasts};
use leptos::prelude::*;

use super::members::MembersTile;
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
            {if role.manages_workspace() {
                view! { <WorkspaceNameForm name=untrack(name) /> }.into_any()
            } else {
                view! {
                    <p class="nx-account__text">{name}</p>
                    <p class="nx-account__hint">"Owners and admins can change the name."</p>
                }
                .into_any()
            }}
        </Tile>
        <Tile id="settings-role" title="Your role">
            <p class="nx-account__text"><strong>{role.label()}</strong> ": " {may(role)}</p>
        </Tile>
        <MembersTile />
    }
}

/// What a role is good for, in a sentence.
const fn may(role: Role) -> &'static str {
    match role {
        Role::Owner => "you may do everything, and rename the workspace.",
        Role::Admin => "you may do everything but delete the workspace.",
        Role::Manager | Role::Advisor => "you work with every shared customer.",
        Role::Partner => "you see the customers assigned to you.",
        Role::Viewer => "you read every shared customer.",
    }
}

#[component]
fn WorkspaceNameForm(name: String) -> impl IntoView {
    let action = ServerAction::<RenameWorkspace>::new();
    let error = refused(action);
    let (queries, toasts) = (use_queries(), use_toasts());
    on_done(action, move |name| {
        viewer::update(queries, |viewer| viewer.workspace.name = name.clone());
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
