use domain::accounts::Viewer;
use kit::{
    Button, ButtonKind, ButtonType, InlineNotification, InputType, NotificationKind, PasswordInput,
    TextInput, Tile, field_error,
};
use leptos::prelude::*;

use crate::api::ChangeEmail;
use crate::form::{CheckedForm, on_done, refused};

/// Changes the address, after a link sent to the new one was followed.
#[component]
pub(super) fn EmailForm(viewer: Signal<Viewer>) -> impl IntoView {
    let action = ServerAction::<ChangeEmail>::new();
    let error = refused(action);
    let (email, password) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let sent_to = RwSignal::new(None::<String>);
    on_done(action, move |()| {
        sent_to.set(Some(email.get_untracked()));
        email.set(String::new());
        password.set(String::new());
    });
    let now = move || viewer.with(|viewer| viewer.profile.email.to_string());
    view! {
        <Tile id="settings-email" title="E-mail">
            <p class="nx-account__text">"You sign in with " <strong>{now}</strong> "."</p>
            <CheckedForm action fields=&["email", "current_password"]>
                <TextInput label="New e-mail" name="email" value=email input_type=InputType::Email required=true
                    autocomplete="email" helper="We send a link to it. The change is made when you follow the link."
                    error=field_error(error, "email") />
                <PasswordInput label="Current password" name="current_password" id="email-current-password"
                    value=password error=field_error(error, "current_password") />
                {move || sent_to.get().map(|to| view! {
                    <InlineNotification kind=NotificationKind::Success title=format!("We have sent a link to {to}.")
                        body="Follow it within an hour. Until then nothing changes." />
                })}
                <div class="nx-form__actions">
                    <Button kind=ButtonKind::Tertiary button_type=ButtonType::Submit pending=action.pending()>
                        "Change e-mail"
                    </Button>
                </div>
            </CheckedForm>
        </Tile>
    }
}
