use kit::error::CallError;
use kit::{AuthLayout, ButtonSize, InlineNotification, LinkButton, NotificationKind};
use leptos::prelude::*;

use crate::paths;

/// Whether a link has no secret, or one that is not good any more.
pub(super) fn is_dead(has_token: bool, error: Signal<Option<CallError>>) -> Memo<bool> {
    Memo::new(move |_| {
        let refused = error.with(|error| error.as_ref()?.for_field("token").map(drop));
        !has_token || refused.is_some()
    })
}

/// In place of a form whose link is not good any more: why that may be, and how to get a new one.
#[component]
pub(super) fn DeadLink(
    /// The page that sends a new link.
    again: &'static str,
    /// What its button says.
    label: &'static str,
) -> impl IntoView {
    let footer = || view! { <a class="cds--link" href=paths::SIGN_IN>"Back to sign in"</a> };
    view! {
        <AuthLayout title="This link does not work" footer>
            <InlineNotification
                kind=NotificationKind::Warning
                title="It was used already, is too old, or is not complete."
                body="Each link works once. If you opened it in another window, you may be signed in there."
            />
            <LinkButton href=again size=ButtonSize::Large class="nx-account__wide">{label}</LinkButton>
        </AuthLayout>
    }
}
