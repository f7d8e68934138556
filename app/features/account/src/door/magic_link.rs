use leptos::prelude::*;

use super::link_page::LinkPage;
use crate::api::SendMagicLink;

/// `/magic-link`: asks for a link that signs in.
#[component]
pub fn MagicLinkPage() -> impl IntoView {
    let action = ServerAction::<SendMagicLink>::new();
    view! {
        <LinkPage
            action
            title="Sign in by e-mail"
            subtitle="We e-mail you a link that signs you in, without a password."
            submit="Send the link"
        />
    }
}
