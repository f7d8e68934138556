use domain::accounts::Viewer;
use kit::{Button, ButtonKind, ButtonType, Dialog, Glyph, PasswordInput, Tile, field_error};
use leptos::prelude::*;

use crate::api::DeleteAccount;
use crate::form::{AccountName, CheckedForm, refused};

/// The form in the dialog, for the button in its footer.
const FORM: &str = "delete-account-form";

/// Leaving for good.
#[component]
pub(super) fn AccountSection(viewer: Signal<Viewer>) -> impl IntoView {
    let action = ServerAction::<DeleteAccount>::new();
    let open = RwSignal::new(false);
    let footer = move || {
        view! {
            <Button kind=ButtonKind::Secondary on_click=move |_| open.set(false)>"Keep my account"</Button>
            <Button kind=ButtonKind::Danger button_type=ButtonType::Submit form=FORM pending=action.pending()>
                "Delete my account"
            </Button>
        }
    };
    view! {
        <Tile id="settings-leave" title="Delete your account">
            <WhatIsDeleted viewer />
            <Button kind=ButtonKind::Danger icon=Glyph::Trash on_click=move |_| open.set(true)>
                "Delete my account"
            </Button>
        </Tile>
        <Dialog open id="delete-account" title="Delete your account?" footer>
            <DeleteForm viewer action />
        </Dialog>
    }
}

/// As the database does it: `delete from auth.users`, the trigger that hands over, and the purge of empty workspaces.
#[component]
fn WhatIsDeleted(viewer: Signal<Viewer>) -> impl IntoView {
    let workspace = move || viewer.with(|viewer| viewer.workspace.name.as_str().to_owned());
    view! {
        <p class="nx-account__text">"This happens at once and cannot be undone:"</p>
        <ul class="nx-account__list">
            <li>"Your name, e-mail address, password and settings are deleted, and every browser is signed out."</li>
            <li>
                "If nobody else is in " <strong>{workspace}</strong>
                ", the workspace is deleted with all its customers, their history and its trash."
            </li>
            <li>
                "If others are in it, the customers you share with them stay, and pass to the owner or the next in rank. "
                "Customers private to you are deleted."
            </li>
        </ul>
    }
}

#[component]
fn DeleteForm(viewer: Signal<Viewer>, action: ServerAction<DeleteAccount>) -> impl IntoView {
    let error = refused(action);
    view! {
        <p class="nx-account__text">"Your account and what only you can see are gone for good. Confirm with your password."</p>
        <CheckedForm action id=FORM fields=&["current_password"]>
            <AccountName viewer />
            <PasswordInput label="Current password" name="current_password" id="delete-current-password"
                error=field_error(error, "current_password") />
        </CheckedForm>
    }
}
