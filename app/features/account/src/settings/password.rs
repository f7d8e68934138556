use domain::accounts::Viewer;
use kit::{Button, ButtonKind, ButtonType, PasswordInput, Tile, Toast, field_error, use_toasts};
use leptos::prelude::*;

use crate::api::ChangePassword;
use crate::form::{AccountName, CheckedForm, on_done, refused};
use crate::new_password::NewPassword;

/// Changes the password.
#[component]
pub(super) fn PasswordForm(viewer: Signal<Viewer>) -> impl IntoView {
    let action = ServerAction::<ChangePassword>::new();
    let error = refused(action);
    let (current, new) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let toasts = use_toasts();
    on_done(action, move |()| {
        current.set(String::new());
        new.set(String::new());
        toasts.show(
            Toast::success("Password changed").with_body("Every other browser is signed out."),
        );
    });
    view! {
        <Tile id="settings-password" title="Password">
            <p class="nx-account__text">"A new password signs you out everywhere else."</p>
            <CheckedForm action fields=&["current_password", "password"]>
                <AccountName viewer />
                <PasswordInput label="Current password" name="current_password" id="password-current-password"
                    value=current error=field_error(error, "current_password") />
                <NewPassword label="New password" value=new error=field_error(error, "password") />
                <div class="nx-form__actions">
                    <Button kind=ButtonKind::Tertiary button_type=ButtonType::Submit pending=action.pending()>
                        "Change password"
                    </Button>
                </div>
            </CheckedForm>
        </Tile>
    }
}
