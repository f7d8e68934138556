use kit::{AuthLayout, Button, ButtonSize, ButtonType};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use super::dead_link::{DeadLink, is_dead};
use crate::api::FollowLink;
use crate::form::{CheckedForm, refused};
use crate::paths;

/// `/follow-link?token=`: where a link that signs in or confirms a new address leads.
///
/// Opening it changes nothing, because mail scanners open links too: the button uses the link up.
#[component]
pub fn FollowLinkPage() -> impl IntoView {
    let action = ServerAction::<FollowLink>::new();
    let token = use_query_map().with_untracked(|query| query.get("token"));
    let is_dead = is_dead(token.is_some(), refused(action));
    let form = move || {
        let token = token.clone();
        view! {
            <AuthLayout title="Almost there" subtitle="One click, and you are in.">
                <CheckedForm action fields=&["token"]>
                    <input type="hidden" name="token" value=token />
                    <Button button_type=ButtonType::Submit size=ButtonSize::Large pending=action.pending()>
                        "Continue to NextUp"
                    </Button>
                </CheckedForm>
            </AuthLayout>
        }
    };
    view! {
        <Title text="Continue to NextUp" />
        <Show
            when=move || !is_dead.get()
            fallback=|| view! { <DeadLink again=paths::MAGIC_LINK label="Send me a sign-in link" /> }
        >
            {form()}
        </Show>
    }
}
