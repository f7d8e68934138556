use kit::{AuthLayout, Button, ButtonSize, ButtonType, InputType, TextInput, field_error};
use leptos::prelude::*;
use leptos_meta::Title;

use crate::form::{CheckedForm, refused};
use crate::paths;
use crate::rules::Checked;

/// A page that asks for an address to send a link to.
#[component]
pub(super) fn LinkPage<F>(
    /// Sends the link.
    action: ServerAction<F>,
    /// The page's heading.
    title: &'static str,
    /// What the link is good for.
    subtitle: &'static str,
    /// The verb of the button, with its object.
    submit: &'static str,
) -> impl IntoView
where
    F: Checked + 'static,
{
    let error = field_error(refused(action), "email");
    let footer = || view! { <a class="cds--link" href=paths::SIGN_IN>"Back to sign in"</a> };
    view! {
        <Title text=title />
        <AuthLayout title subtitle footer>
            <CheckedForm action fields=&["email"]>
                <TextInput label="E-mail" name="email" input_type=InputType::Email required=true autofocus=true
                    autocomplete="username" error />
                <Button button_type=ButtonType::Submit size=ButtonSize::Large pending=action.pending()>{submit}</Button>
            </CheckedForm>
        </AuthLayout>
    }
}
