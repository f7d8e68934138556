//! What the routes draw, and which file each comes in.

use std::pin::Pin;

use account::SettingsPage;
use chat::AgentsPage;
use customers::{CustomersPage, EditCustomerPage, TrashPage, load_customers_page};
use gallery::GalleryPage;
use home::HomePage;
use kit::error::CallError;
use kit::{Draw, later};
use leptos::prelude::*;
use leptos_router::{ChooseView, LazyRoute};
use portfolio::{PortfolioItemPage, PortfolioPage, UsedIn};
use projects::ArtifactPage;
use receivables::{InvoicePage, ReceivablesPage};

use crate::doors::Doors;

/// The list is in the first download. What its address asks for besides may not be, and must be there before the page that
/// came from the server is taken over.
pub(crate) struct Customers;

impl LazyRoute for Customers {
    fn data() -> Self {
        Self
    }

    async fn view(_this: Self) -> AnyView {
        view! { <CustomersPage /> }.into_any()
    }

    fn preload() -> impl Future<Output = ()> {
        load_customers_page()
    }
}

/// An artifact, beside it the pieces of the portfolio that refer to it.
#[component]
fn ArtifactWithUses() -> impl IntoView {
    view! { <ArtifactPage used_in=|artifact| view! { <UsedIn artifact /> }.into_any() /> }
}

/// A page that is loaded when it is opened. One type for all of them: the router is compiled anew for each type of view.
#[derive(Clone, Copy)]
pub(crate) struct Later(fn() -> Pin<Box<dyn Future<Output = Loaded> + Send>>);

type Loaded = Result<Draw<()>, CallError>;

impl ChooseView for Later {
    async fn choose(self) -> AnyView {
        later((self.0)(), ())
    }

    async fn preload(&self) {
        // What could not be loaded says so in its place.
        let _loaded = (self.0)().await;
    }
}

/// Pages that are loaded when they are opened: the first download is the list of customers and what all pages share. Pages
/// that people open one after the other share a file: what several files need becomes files of its own, one for each set
/// of them.
macro_rules! lazy_pages {
    ($($name:ident as $load:ident in $file:ident => $page:ident)*) => {$(
        kit::part! {
            in $file: fn $load() -> Draw<()> = |()| view! { <$page /> }.into_any();
        }

        pub(crate) const $name: Later = Later(|| Box::pin($load()));
    )*};
}

lazy_pages! {
    IN_FRONT as in_front in in_front => Doors
    EDIT_CUSTOMER as edit_customer in customer => EditCustomerPage
    TRASH as trash in customer => TrashPage
    SETTINGS as settings in settings => SettingsPage
    GALLERY as gallery in gallery => GalleryPage
    HOME as home in home => HomePage
    AGENTS as agents in chat => AgentsPage
    RECEIVABLES as receivables_page in money => ReceivablesPage
    INVOICE as invoice in money => InvoicePage
    ARTIFACT as artifact in work => ArtifactWithUses
    PORTFOLIO as portfolio in work => PortfolioPage
    PORTFOLIO_ITEM as portfolio_item in work => PortfolioItemPage
}
