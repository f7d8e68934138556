//! The page of a customer, put together out of what the features draw.

use agreements::AgreementsTab;
use chat::ChatPanel;
use customers::{CustomerPage, CustomerTab};
use domain::id::CustomerId;
use kit::{Draw, later};
use leptos::prelude::*;
use leptos_router::LazyRoute;
use leptos_router::hooks::use_params_map;
use projects::ProjectsTab;
use receivables::ReceivablesTab;

const AGREEMENTS: &str = "agreements";
const RECEIVABLES: &str = "receivables";
const PROJECTS: &str = "projects";

const TABS: &[CustomerTab] = &[
    CustomerTab {
        word: AGREEMENTS,
        label: "Agreements",
        draw: |customer| later(agreements(), customer),
    },
    CustomerTab {
        word: RECEIVABLES,
        label: "Receivables",
        draw: |customer| later(receivables(), customer),
    },
    CustomerTab {
        word: PROJECTS,
        label: "Projects",
        draw: |customer| later(projects(), customer),
    },
];

kit::part! {
    in customer: fn customer() -> Draw<()> = |()| view! { <CustomerPage tabs=TABS /> }.into_any();
}

kit::part! {
    in chat: fn chat() -> Draw<CustomerId> = |customer| view! { <ChatPanel customer /> }.into_any();
}

kit::part! {
    in money: fn agreements() -> Draw<CustomerId> = |customer| view! { <AgreementsTab customer /> }.into_any();
}

kit::part! {
    in money: fn receivables() -> Draw<CustomerId> = |customer| view! { <ReceivablesTab customer /> }.into_any();
}

kit::part! {
    in work: fn projects() -> Draw<CustomerId> = |customer| view! { <ProjectsTab customer /> }.into_any();
}

/// The conversation beside the customer that the address names.
#[component]
fn Beside() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id")?.parse::<CustomerId>().ok()));
    move || id.get().map(|id| later(chat(), id))
}

/// The page, loaded when it is opened, and with it the part that the address names.
pub(crate) struct Customer;

impl LazyRoute for Customer {
    fn data() -> Self {
        Self
    }

    async fn view(_this: Self) -> AnyView {
        // In this order: what is asked for inside of the page comes after it on the server and before it in the browser, and
        // answers that came with the page are told apart by their order.
        view! {
            <Beside />
            {later(customer(), ())}
        }
        .into_any()
    }

    fn preload() -> impl Future<Output = ()> {
        let tab = use_params_map().with_untracked(|params| params.get("tab"));
        async move {
            // What could not be loaded says so in its place.
            let _loaded = customer().await;
            let _loaded = chat().await;
            let _loaded = match tab.as_deref() {
                Some(AGREEMENTS) => agreements().await.map(drop),
                Some(RECEIVABLES) => receivables().await.map(drop),
                Some(PROJECTS) => projects().await.map(drop),
                _ => Ok(()),
            };
        }
    }
}
