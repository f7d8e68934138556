use leptos::prelude::*;

use crate::{Glyph, Icon};

/// Something to do, in a [`crate::Menu`].
#[component]
pub fn MenuItem(
    /// The verb with its object.
    #[prop(into)]
    label: Signal<String>,
    /// An icon before it.
    #[prop(optional, into)]
    icon: Option<Glyph>,
    /// Takes something away.
    #[prop(optional)]
    danger: bool,
    /// For a choice among several: whether it is the chosen one.
    #[prop(optional, into)]
    checked: Option<Signal<bool>>,
    /// Does it; the menu closes by itself.
    #[prop(into)]
    on_select: Callback<()>,
) -> impl IntoView {
    let role = if checked.is_some() {
        "menuitemradio"
    } else {
        "menuitem"
    };
    let is_checked = move || checked.is_some_and(|checked| checked.get());
    view! {
        <button
            type="button"
            role=role
            tabindex="-1"
            class="nx-menu__item"
            class:nx-menu__item--danger=danger
            aria-checked=move || checked.map(|checked| if checked.get() { "true" } else { "false" })
            on:click=move |_| on_select.run(())
        >
            {icon.map(|glyph| view! { <Icon glyph /> })}
            <span class="nx-menu__label">{label}</span>
            {move || is_checked().then(|| view! { <Icon glyph=Glyph::Checkmark class="nx-menu__check" /> })}
        </button>
    }.into_any()
}

/// Somewhere to go, in a [`crate::Menu`].
#[component]
pub fn MenuLink(
    /// Where it goes.
    #[prop(into)]
    label: Signal<String>,
    /// The address.
    #[prop(into)]
    href: Signal<String>,
    /// An icon before it.
    #[prop(optional, into)]
    icon: Option<Glyph>,
) -> impl IntoView {
    view! {
        <a role="menuitem" tabindex="-1" class="nx-menu__item" href=href>
            {icon.map(|glyph| view! { <Icon glyph /> })}
            <span class="nx-menu__label">{label}</span>
        </a>
    }
    .into_any()
}

/// A line between groups of items.
#[component]
pub fn MenuDivider() -> impl IntoView {
    view! { <div role="separator" class="nx-menu__divider"></div> }.into_any()
}
