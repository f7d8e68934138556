use leptos::prelude::*;

use super::NavItem;
use crate::browser::InTurn;
use crate::looks::remember;
use crate::{Glyph, Icon};

/// The navigation beside the page: open or a rail on desktop, as the person left it; a rail on tablet.
#[component]
pub fn SideNav(
    /// The places.
    items: Vec<NavItem>,
    /// Places at the lower end: settings.
    #[prop(optional)]
    lower: Vec<NavItem>,
    /// The path of the page shown.
    #[prop(into)]
    path: Signal<String>,
    /// Whether it is a rail. Begins with what the cookie `nx_nav` says (`rail` or `open`), so that nothing jumps.
    collapsed: RwSignal<bool>,
) -> impl IntoView {
    let toggle = move |_| {
        collapsed.update(|collapsed| *collapsed = !*collapsed);
        remember(
            "nx_nav",
            if collapsed.get_untracked() {
                "rail"
            } else {
                "open"
            },
        );
    };
    let words = move || {
        if collapsed.get() {
            "Expand navigation"
        } else {
            "Collapse navigation"
        }
    };
    view! {
        <nav class="nx-side" class:nx-side--rail=collapsed aria-label="Main">
            <InTurn>
                <ul class="nx-side__list">{links(items, path)}</ul>
                <ul class="nx-side__list nx-side__list--lower">
                    {links(lower, path)}
                    <li class="nx-side__toggle">
                        <button type="button" class="nx-side__link" data-tip=words aria-expanded=move || {
                            if collapsed.get() { "false" } else { "true" }
                        } on:click=toggle>
                            {move || {
                                let glyph = if collapsed.get() { Glyph::SidePanelOpen } else { Glyph::SidePanelClose };
                                view! { <Icon glyph size=20 /> }
                            }}
                            <span class="nx-side__label">{words}</span>
                        </button>
                    </li>
                </ul>
            </InTurn>
        </nav>
    }.into_any()
}

fn links(items: Vec<NavItem>, path: Signal<String>) -> impl IntoView {
    items
        .into_iter()
        .map(|item| {
            let NavItem { glyph, label, href } = item;
            view! {
                <li>
                    <a class="nx-side__link" href=href data-tip=label
                        aria-current=move || path.with(|path| item.current(path))>
                        <Icon glyph size=20 />
                        <span class="nx-side__label">{label}</span>
                    </a>
                </li>
            }
        })
        .collect_view()
}
