use kit::{
    AuthLayout, Button, ButtonKind, ButtonSize, ButtonType, Glyph, InputType, LinkButton,
    PasswordInput, TextInput, field_error,
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use crate::api::SignIn;
use crate::form::{CheckedForm, refused};
use crate::paths;

/// `/sign-in`: with a password. `?next=` names the page that was wanted.
#[component]
pub fn SignInPage() -> impl IntoView {
    let action = ServerAction::<SignIn>::new();
    let error = refused(action);
    let next = use_query_map().with_untracked(|query| query.get("next"));
    let footer =
        || view! { "New here? " <a class="cds--link" href=paths::SIGN_UP>"Create an account"</a> };
    view! {
        <Title text="Sign in" />
        <AuthLayout title="Sign in" subtitle="Welcome back." footer>
            <CheckedForm action fields=&["email", "password"]>
                {next.map(|next| view! { <input type="hidden" name="next" value=next /> })}
                <TextInput label="E-mail" name="email" input_type=InputType::Email required=true autofocus=true
                    autocomplete="username" error=field_error(error, "email") />
                <PasswordInput error=field_error(error, "password") />
                <p class="nx-account__aside">
                    <a class="cds--link" href=paths::FORGOT_PASSWORD>"Forgot your password?"</a>
                </p>
                <Button button_type=ButtonType::Submit size=ButtonSize::Large pending=action.pending()>"Sign in"</Button>
            </CheckedForm>
            <p class="nx-account__or">"or"</p>
            <LinkButton href=paths::MAGIC_LINK kind=ButtonKind::Tertiary size=ButtonSize::Large icon=Glyph::Email
                class="nx-account__wide">
                "E-mail me a sign-in link"
            </LinkButton>
        </AuthLayout>
    }
}
