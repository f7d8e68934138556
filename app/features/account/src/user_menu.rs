use domain::accounts::{Theme, Viewer};
use kit::{
    Avatar, AvatarSize, Glyph, Icon, Menu, MenuButton, MenuDivider, MenuItem, MenuLink,
    use_command, use_queries, use_toasts,
};
use leptos::prelude::*;

use crate::sign_out::SignOutItem;
use crate::theme;
use crate::viewer::{loaded, viewer};

const ID: &str = "user-menu";

/// The person signed in, for the header: settings, appearance, trash, signing out.
#[component]
pub fn UserMenu() -> impl IntoView {
    let viewer = viewer();
    view! {
        <Transition fallback=|| view! { <span class="nx-user__space"></span> }>
            {Suspend::new(async move {
                match loaded(viewer).await {
                    Ok(viewer) => view! { <PersonMenu viewer /> }.into_any(),
                    // The page itself says what is wrong; the way out stays.
                    Err(_) => view! {
                        <a class="nx-user__lost" href="/settings" aria-label="Settings"><Icon glyph=Glyph::User size=20 /></a>
                    }
                    .into_any(),
                }
            })}
        </Transition>
    }
}

#[component]
fn PersonMenu(viewer: Signal<Viewer>) -> impl IntoView {
    theme::follow(viewer);
    let name = Memo::new(move |_| viewer.with(|viewer| viewer.profile.name.as_str().to_owned()));
    let email = move || viewer.with(|viewer| viewer.profile.email.to_string());
    view! {
        <MenuButton menu=ID label="Your account">
            {move || view! { <Avatar name=name.get() /> }}
        </MenuButton>
        <Menu id=ID label="Your account">
            <div class="nx-user">
                {move || view! { <Avatar name=name.get() size=AvatarSize::Large /> }}
                <div class="nx-user__words">
                    <p class="nx-user__name">{name}</p>
                    <p class="nx-user__email">{email}</p>
                </div>
            </div>
            <MenuDivider />
            <MenuLink label="Settings" href="/settings" icon=Glyph::Settings />
            <MenuLink label="Trash" href="/trash" icon=Glyph::Trash />
            <MenuDivider />
            <Appearance viewer />
            <MenuDivider />
            <SignOutItem />
        </Menu>
    }
}

/// Light or dark, without the way through the settings.
#[component]
fn Appearance(viewer: Signal<Viewer>) -> impl IntoView {
    let (queries, toasts) = (use_queries(), use_toasts());
    let chosen = Memo::new(move |_| viewer.with(|viewer| viewer.profile.theme));
    let items = Theme::ALL.map(|theme| {
        let (label, icon) = theme::words(theme);
        let checked = Signal::derive(move || chosen.get() == theme);
        let choose = move |()| theme::choose(queries, toasts, chosen.get_untracked(), theme);
        use_command(
            format!("Appearance: {}", label.to_ascii_lowercase()),
            move || {
                choose(());
            },
        );
        view! { <MenuItem label icon checked on_select=choose /> }
    });
    view! { <div role="group" aria-label="Appearance">{items.collect_view()}</div> }
}
