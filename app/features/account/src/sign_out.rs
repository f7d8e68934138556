use kit::{Glyph, Icon, use_command, use_toasts};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use crate::api::{SignOut, sign_out};

/// Signs out, as a row of a sheet.
#[component]
pub fn SignOutForm() -> impl IntoView {
    view! { <SignOutButton class="nx-sheet__link" size=20 role=None /> }
}

/// Signs out, as an item of a menu.
#[component]
pub(crate) fn SignOutItem() -> impl IntoView {
    view! { <SignOutButton class="nx-menu__item" size=16 role=Some("menuitem") /> }
}

/// A form, so that it works before the page is interactive. Sent by hand from then on: `ActionForm` brings the reading of
/// forms along, and this one, in the first download, has nothing to read.
#[component]
fn SignOutButton(
    class: &'static str,
    size: u8,
    /// In a menu the menu moves the focus.
    role: Option<&'static str>,
) -> impl IntoView {
    let toasts = use_toasts();
    let leave = move || toasts.run("You are still signed in", sign_out(), || ());
    if role.is_some() {
        use_command("Sign out", leave);
    }
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        leave();
    };
    view! {
        <form method="post" action=SignOut::url() role="none" on:submit=submit>
            <button type="submit" class=class role=role tabindex=role.map(|_| "-1")>
                <Icon glyph=Glyph::Logout size />
                <span class="nx-menu__label">"Sign out"</span>
            </button>
        </form>
    }
}
