use kit::{AuthLayout, Button, ButtonSize, ButtonType, PasswordInput, field_error};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use super::dead_link::{DeadLink, is_dead};
use crate::api::ConfirmAccount;
use crate::form::{CheckedForm, refused};
use crate::paths;

/// `/confirm?token=`: where the link of a new account leads. It asks for the password of the sign-up.
#[component]
pub fn ConfirmPage() -> impl IntoView {
    let action = ServerAction::<ConfirmAccount>::new();
    let error = refused(action);
    let token = use_query_map().with_untracked(|query| query.get("token"));
    let is_dead = is_dead(token.is_some(), error);
    let form = move || {
        let token = token.clone();
        let footer = || {
            view! {
                "Somebody else chose it, or you forgot? "
                <a class="cds--link" href=paths::FORGOT_PASSWORD>"Choose a new one"</a>
            }
        };
        view! {
            <AuthLayout title="Almost there" subtitle="Confirm with the password you chose." footer>
                <CheckedForm action fields=&["token", "password"]>
                    <input type="hidden" name="token" value=token />
                    <PasswordInput error=field_error(error, "password") />
                    <Button button_type=ButtonType::Submit size=ButtonSize::Large pending=action.pending()>
                        "Confirm account"
                    </Button>
                </CheckedForm>
            </AuthLayout>
        }
    };
    view! {
        <Title text="Confirm your account" />
        <Show
            when=move || !is_dead.get()
            fallback=|| view! { <DeadLink again=paths::MAGIC_LINK label="Send me a sign-in link" /> }
        >
            {form()}
        </Show>
    }
}
