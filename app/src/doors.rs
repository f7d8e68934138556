//! The pages in front of the door, as one part of the client: who signs in loads all of them, who is signed in none.

use account::{
    CheckMailPage, ConfirmPage, FollowLinkPage, ForgotPasswordPage, MagicLinkPage,
    ResetPasswordPage, SignInPage, SignUpPage,
};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// The one of these pages that the path names.
#[component]
pub(crate) fn Doors() -> impl IntoView {
    let path = use_location().pathname;
    move || match path.get().as_str() {
        "/sign-in" => view! { <SignInPage /> }.into_any(),
        "/sign-up" => view! { <SignUpPage /> }.into_any(),
        "/forgot-password" => view! { <ForgotPasswordPage /> }.into_any(),
        "/magic-link" => view! { <MagicLinkPage /> }.into_any(),
        "/check-mail" => view! { <CheckMailPage /> }.into_any(),
        "/confirm" => view! { <ConfirmPage /> }.into_any(),
        "/follow-link" => view! { <FollowLinkPage /> }.into_any(),
        "/reset-password" => view! { <ResetPasswordPage /> }.into_any(),
        // On the way to a page behind the door.
        _ => ().into_any(),
    }
}
