use kit::{AuthLayout, Button, ButtonSize, ButtonType, field_error};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use super::dead_link::{DeadLink, is_dead};
use crate::api::ResetPassword;
use crate::form::{CheckedForm, refused};
use crate::new_password::NewPassword;
use crate::paths;

/// `/reset-password?token=`: chooses a new password and signs in with it.
#[component]
pub fn ResetPasswordPage() -> impl IntoView {
    let action = ServerAction::<ResetPassword>::new();
    let error = refused(action);
    let token = use_query_map().with_untracked(|query| query.get("token"));
    let is_dead = is_dead(token.is_some(), error);
    let form = move || {
        let token = token.clone();
        view! {
            <AuthLayout title="Choose a new password" subtitle="Every other browser is signed out.">
                <CheckedForm action fields=&["token", "password"]>
                    <input type="hidden" name="token" value=token />
                    <NewPassword label="New password" error=field_error(error, "password") />
                    <Button button_type=ButtonType::Submit size=ButtonSize::Large pending=action.pending()>
                        "Save and sign in"
                    </Button>
                </CheckedForm>
            </AuthLayout>
        }
    };
    view! {
        <Title text="Choose a new password" />
        <Show
            when=move || !is_dead.get()
            fallback=|| view! { <DeadLink again=paths::FORGOT_PASSWORD label="Send me a new link" /> }
        >
            {form()}
        </Show>
    }
}
