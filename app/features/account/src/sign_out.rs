use kit::{Glyph, Icon, use_command};
use leptos::form::ActionForm;
use leptos::prelude::*;

use crate::api::SignOut;
use crate::form::report;

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

/// A form, so that it works before the page is interactive.
#[component]
fn SignOutButton(
    class: &'static str,
    size: u8,
    /// In a menu the menu moves the focus.
    role: Option<&'static str>,
) -> impl IntoView {
    let action = ServerAction::<SignOut>::new();
    report(action, "You are still signed in");
    if role.is_some() {
        use_command("Sign out", move || {
            action.dispatch(SignOut {});
        });
    }
    view! {
        <ActionForm action attr:role="none">
            <button type="submit" class=class role=role tabindex=role.map(|_| "-1")>
                <Icon glyph=Glyph::Logout size />
                <span class="nx-menu__label">"Sign out"</span>
            </button>
        </ActionForm>
    }
}
