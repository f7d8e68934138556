use leptos::prelude::*;

use super::Menu;
use super::opening::toggle;
use crate::{Button, ButtonKind, ButtonSize, Glyph, Icon};

/// The button that opens a [`Menu`].
#[component]
pub fn MenuButton(
    /// The menu's id.
    #[prop(into)]
    menu: String,
    /// What it offers: "More actions for Acme".
    #[prop(into)]
    label: Signal<String>,
    /// Its picture.
    #[prop(default = Glyph::MoreVertical)]
    glyph: Glyph,
    /// Its width and height.
    #[prop(default = ButtonSize::Small)]
    size: ButtonSize,
    /// Runs before the menu opens: a list notes here which row it is for.
    #[prop(optional, into)]
    on_open: Option<Callback<()>>,
    /// In place of the picture: an avatar, a status.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let size = match size {
        ButtonSize::Small => "cds--btn--sm cds--layout--size-sm",
        ButtonSize::Medium => "cds--btn--md cds--layout--size-md",
        ButtonSize::Large => "cds--btn--lg cds--layout--size-lg",
    };
    let target = menu.clone();
    let (class, name) = match children {
        Some(_) => ("nx-menu-button nx-menu-button--own", None),
        None => ("cds--btn--icon-only nx-menu-button", Some(label)),
    };
    view! {
        <button
            type="button"
            class=format!("cds--btn cds--btn--ghost {size} {class}")
            aria-label=name
            aria-haspopup="menu"
            aria-controls=menu.clone()
            popovertarget=menu
            on:click=move |event| {
                if let Some(on_open) = on_open {
                    on_open.run(());
                }
                toggle(&target, &event);
            }
        >
            {match children {
                // What is seen comes first in the button's name: people say what they see.
                Some(children) => view! {
                    {children()}
                    <span class="cds--visually-hidden">" " {label}</span>
                }.into_any(),
                None => view! { <Icon glyph class="cds--btn__icon" /> }.into_any(),
            }}
        </button>
    }
    .into_any()
}

/// A button with a menu of its own.
#[component]
pub fn OverflowMenu(
    /// The menu's id.
    #[prop(into)]
    id: String,
    /// What it offers: "More actions".
    #[prop(into)]
    label: Signal<String>,
    /// Words on the button; an icon only without.
    #[prop(optional, into)]
    text: Option<String>,
    /// Its picture.
    #[prop(default = Glyph::MoreVertical)]
    glyph: Glyph,
    /// Its height.
    #[prop(default = ButtonSize::Medium)]
    size: ButtonSize,
    /// Its items.
    children: Children,
) -> impl IntoView {
    let (target, controls) = (id.clone(), id.clone());
    let button = match text {
        None => view! { <MenuButton menu=id.clone() label glyph size /> }.into_any(),
        Some(text) => view! {
            <Button
                kind=ButtonKind::Tertiary
                size
                icon=glyph
                on_click=move |event| toggle(&target, &event)
                {..}
                aria-haspopup="menu"
                aria-controls=controls
                popovertarget=id.clone()
            >
                {text}
            </Button>
        }
        .into_any(),
    };
    view! {
        {button}
        <Menu id=id.clone() label>{children()}</Menu>
    }
    .into_any()
}
