use kit::{
    BottomBar, Breadcrumb, Button, Crumb, FilterTab, FilterTabs, Glyph, Header, InfiniteScroll,
    NavItem, PageHeader, SheetLink, SideNav, TabLink, Tabs,
};
use leptos::prelude::*;

use crate::section::Row;

const CUSTOMERS: NavItem = NavItem::new(Glyph::Users, "Customers", "/customers");
const HOME: NavItem = NavItem::new(Glyph::Home, "Home", "/home");
const TRASH: NavItem = NavItem::new(Glyph::Trash, "Trash", "/trash");

#[component]
pub(crate) fn Navigation() -> impl IntoView {
    let crumbs = || view! { <Breadcrumb crumbs=vec![Crumb::new("Customers", "#main")] /> };
    view! {
        <PageHeader title="Acme" subtitle="Lead · Ann Lee" above=crumbs>
            <Button>"Add agreement"</Button>
        </PageHeader>
        <Tabs label="Parts of Acme" tabs=Signal::stored(tabs()) />
        <FilterTabs label="Customers by status" tabs=Signal::stored(filters()) />
        <InfiniteScroll noun="customers" next_href=Signal::stored(Some("#main".to_owned())) loading=false
            error=Signal::stored(Some("We could not reach NextUp.".to_owned())) on_more=|()| () />
        <Row words="Shell"><Shell /></Row>
    }
}

#[component]
fn Shell() -> impl IntoView {
    let collapsed = RwSignal::new(false);
    view! {
        <div class="nx-gallery__shell">
            <Header home="#main" actions=|| view! { <span>"Actions"</span> } />
            <div class="nx-gallery__navs">
                <SideNav items=vec![HOME, CUSTOMERS] lower=vec![TRASH] path="/customers/1" collapsed />
            </div>
            <BottomBar items=vec![HOME, CUSTOMERS, TRASH] add=NavItem::new(Glyph::Add, "New customer", "#main") path="/customers">
                <SheetLink glyph=Glyph::Trash label="Trash" href="#main" />
            </BottomBar>
        </div>
    }
}

fn tabs() -> Vec<TabLink> {
    [
        ("Overview", true),
        ("Agreements", false),
        ("Projects", false),
    ]
    .map(|(label, current)| TabLink {
        label: label.to_owned(),
        href: "#main".to_owned(),
        current,
    })
    .to_vec()
}

fn filters() -> Vec<FilterTab> {
    [
        ("All", Some("500+"), true),
        ("Lead", Some("12"), false),
        ("Live", Some("500+"), false),
        ("On hold", None, false),
    ]
    .map(|(label, count, current)| FilterTab {
        label: label.to_owned(),
        href: "#main".to_owned(),
        count: count.map(str::to_owned),
        current,
    })
    .to_vec()
}
