//! What stands around every page of somebody signed in.

use account::{SignOutForm, UserMenu, provide_viewer};
use customers::{CustomerSearch, Palette, Unsent};
use kit::looks::recall;
use kit::{
    AppShell, BottomBar, Glyph, Header, IconLink, NavItem, OfflineBanner, SheetLink, ShortcutHelp,
    SideNav, use_command, use_shortcut,
};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::components::Outlet;
use leptos_router::hooks::{use_location, use_navigate};

const HOME: NavItem = NavItem::new(Glyph::Home, "Home", "/home");
const CUSTOMERS: NavItem = NavItem::new(Glyph::Users, "Customers", "/customers");
const RECEIVABLES: NavItem = NavItem::new(Glyph::Currency, "Receivables", "/receivables");
const PORTFOLIO: NavItem = NavItem::new(Glyph::Portfolio, "Portfolio", "/portfolio");
const TRASH: NavItem = NavItem::new(Glyph::Trash, "Trash", "/trash");
const SETTINGS: NavItem = NavItem::new(Glyph::Settings, "Settings", "/settings");
const NEW_CUSTOMER: NavItem = NavItem::new(Glyph::Add, "New customer", "/customers?new=1");

/// Places without keys of their own, for the palette.
const MORE_PAGES: [(&str, &str); 5] = [
    ("Read what the agents can do", "/agents"),
    ("Go to appearance", "/settings/appearance"),
    ("Go to sessions", "/settings/sessions"),
    ("Go to the workspace's settings", "/settings/workspace"),
    ("Go to account deletion", "/settings/account"),
];

/// Header, navigation and the page.
#[component]
pub(crate) fn Shell() -> impl IntoView {
    provide_viewer();
    let location = use_location();
    let path = Signal::derive(move || location.pathname.get());
    let collapsed = RwSignal::new(recall("nx_nav").as_deref() == Some("rail"));
    go_to("c", "New customer", NEW_CUSTOMER.href);
    go_to("g h", "Go to Home", HOME.href);
    go_to("g c", "Go to customers", CUSTOMERS.href);
    go_to("g r", "Go to receivables", RECEIVABLES.href);
    go_to("g p", "Go to the portfolio", PORTFOLIO.href);
    go_to("g t", "Go to the trash", TRASH.href);
    go_to("g s", "Go to settings", SETTINGS.href);
    for (label, href) in MORE_PAGES {
        let navigate = use_navigate();
        use_command(label, move || navigate(href, NavigateOptions::default()));
    }
    use_shortcut("/", "Search", focus_search);
    let search = || view! { <CustomerSearch id="search" /> };
    let actions = || {
        view! {
            <IconLink label="Search customers" glyph=Glyph::Search href="/customers#search-phone" class="nx-phone-only" />
            <UserMenu />
        }
    };
    let header = move || view! { <Header home=HOME.href search=search actions=actions /> };
    let side = move || {
        let items = vec![HOME, CUSTOMERS, RECEIVABLES, PORTFOLIO];
        view! { <SideNav items lower=vec![TRASH, SETTINGS] path collapsed /> }
    };
    let bottom = move || {
        view! {
            <BottomBar items=vec![HOME, CUSTOMERS] add=NEW_CUSTOMER path>
                {[RECEIVABLES, PORTFOLIO, TRASH, SETTINGS].map(|NavItem { glyph, label, href }| view! { <SheetLink glyph label href /> })}
                <SignOutForm />
            </BottomBar>
        }
    };
    view! {
        <AppShell header side bottom>
            <OfflineBanner />
            <Unsent />
            <Outlet />
        </AppShell>
        <Palette />
        <ShortcutHelp />
    }
    .into_any()
}

fn go_to(keys: &'static str, label: &'static str, href: &'static str) {
    let navigate = use_navigate();
    use_shortcut(keys, label, move || {
        navigate(href, NavigateOptions::default());
    });
}

/// Moves to the search field in sight: the header's, or on phones the list's.
fn focus_search() {
    use leptos::wasm_bindgen::JsCast;
    for id in ["search", "search-phone"] {
        let field = document()
            .get_element_by_id(id)
            .and_then(|field| field.dyn_into::<leptos::web_sys::HtmlElement>().ok());
        if let Some(field) = field.filter(|field| field.offset_parent().is_some()) {
            // A field that cannot take the focus is gone from the page.
            let _ = field.focus();
            return;
        }
    }
}
