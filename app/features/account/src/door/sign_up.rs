use domain::text::LINE_MAX;
use kit::{AuthLayout, Button, ButtonSize, ButtonType, InputType, TextInput, field_error};
use leptos::prelude::*;
use leptos_meta::Title;

use crate::api::SignUp;
use crate::form::{CheckedForm, refused};
use crate::new_password::NewPassword;
use crate::paths;

/// `/sign-up`: a new account with a workspace of its own.
#[component]
pub fn SignUpPage() -> impl IntoView {
    let action = ServerAction::<SignUp>::new();
    let error = refused(action);
    let footer =
        || view! { "Have an account? " <a class="cds--link" href=paths::SIGN_IN>"Sign in"</a> };
    view! {
        <Title text="Create an account" />
        <AuthLayout title="Create an account" subtitle="You get a private workspace of your own." footer>
            <CheckedForm action fields=&["name", "email", "password"]>
                <TextInput label="Your name" name="name" required=true autofocus=true autocomplete="name" max=LINE_MAX
                    error=field_error(error, "name") />
                <TextInput label="E-mail" name="email" input_type=InputType::Email required=true
                    autocomplete="username" helper="We send a link to it to confirm that it is yours."
                    error=field_error(error, "email") />
                <NewPassword label="Password" error=field_error(error, "password") />
                <Button button_type=ButtonType::Submit size=ButtonSize::Large pending=action.pending()>
                    "Create account"
                </Button>
            </CheckedForm>
        </AuthLayout>
    }
}
