use leptos::prelude::*;

use super::NavItem;
use crate::browser::InTurn;
use crate::{Glyph, Icon, Sheet};

/// The navigation of phones: two places, a button that adds, one more place, and a sheet with the rest.
#[component]
pub fn BottomBar(
    /// The first places; the add button stands after the second.
    items: Vec<NavItem>,
    /// What the button in the middle adds: "New customer", and where.
    add: NavItem,
    /// The path of the page shown.
    #[prop(into)]
    path: Signal<String>,
    /// What the sheet behind "More" holds: [`SheetLink`]s, forms.
    children: ChildrenFn,
) -> impl IntoView {
    let more = RwSignal::new(false);
    // Another page: the sheet has done its work.
    Effect::new(move |before: Option<String>| {
        let now = path.get();
        if before.is_some_and(|before| before != now) {
            more.set(false);
        }
        now
    });
    let mut places: Vec<AnyView> = items
        .into_iter()
        .map(|item| place(item, path).into_any())
        .collect();
    let middle = places.len().min(2);
    places.insert(middle, add_button(add).into_any());
    view! {
        <nav class="nx-bottom" aria-label="Main, phone">
            <ul class="nx-bottom__list">
                <InTurn>
                    {places}
                    <li>
                        <button type="button" class="nx-bottom__link" aria-haspopup="dialog" on:click=move |_| more.set(true)>
                            <Icon glyph=Glyph::Menu size=20 />
                            <span>"More"</span>
                        </button>
                    </li>
                </InTurn>
            </ul>
        </nav>
        <Sheet open=more id="more-sheet" title="More">{children()}</Sheet>
    }.into_any()
}

fn place(item: NavItem, path: Signal<String>) -> impl IntoView {
    let NavItem { glyph, label, href } = item;
    view! {
        <li>
            <a class="nx-bottom__link" href=href aria-current=move || path.with(|path| item.current(path))>
                <Icon glyph size=20 />
                <span>{label}</span>
            </a>
        </li>
    }
}

fn add_button(add: NavItem) -> impl IntoView {
    let NavItem { glyph, label, href } = add;
    view! {
        <li>
            <a class="nx-bottom__add" href=href aria-label=label>
                <Icon glyph size=24 />
            </a>
        </li>
    }
}

/// A row in a [`Sheet`]: somewhere to go.
#[component]
pub fn SheetLink(
    /// Its picture.
    glyph: Glyph,
    /// Its name.
    #[prop(into)]
    label: String,
    /// Its address.
    #[prop(into)]
    href: String,
) -> impl IntoView {
    view! {
        <a class="nx-sheet__link" href=href>
            <Icon glyph size=20 />
            <span>{label}</span>
        </a>
    }
    .into_any()
}
