use leptos::prelude::*;

use super::link_page::LinkPage;
use crate::api::SendRecoveryLink;

/// `/forgot-password`: asks for a link to choose a new one.
#[component]
pub fn ForgotPasswordPage() -> impl IntoView {
    let action = ServerAction::<SendRecoveryLink>::new();
    view! {
        <LinkPage
            action
            title="Choose a new password"
            subtitle="We e-mail you a link. Your old password works until you use it."
            submit="Send the link"
        />
    }
}
