use domain::id::CustomerId;
use kit::looks::{recall, remember};
use kit::{Icon, use_command};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::address::{Address, ProjectView};

const REMEMBERED: &str = "nx_projects_view";

/// How the projects are drawn: as the address says, else as last chosen in this browser.
pub(super) fn use_view(address: Memo<Address>) -> Memo<ProjectView> {
    let remembered = recall(REMEMBERED)
        .and_then(|word| ProjectView::from_word(&word))
        .unwrap_or_default();
    Memo::new(move |before: Option<&ProjectView>| {
        let last = before.copied().unwrap_or(remembered);
        address.with(|address| address.view).unwrap_or(last)
    })
}

/// List or board: links, so that each has its address.
#[component]
pub(super) fn ViewSwitch(
    customer: CustomerId,
    address: Memo<Address>,
    view: Memo<ProjectView>,
) -> impl IntoView {
    let href = move |to: ProjectView, address: &Address| {
        let address = Address {
            view: Some(to),
            ..address.clone()
        };
        address.href(customer)
    };
    for to in ProjectView::ALL {
        let navigate = use_navigate();
        let label = format!("Show projects as a {}", to.label().to_lowercase());
        use_command(label, move || {
            remember(REMEMBERED, to.as_str());
            let href = address.with_untracked(|address| href(to, address));
            navigate(&href, NavigateOptions::default());
        });
    }
    let link = move |to: ProjectView| {
        view! {
            <li>
                <a
                    class="nx-views__way"
                    href=move || address.with(|address| href(to, address))
                    data-noscroll=""
                    aria-current=move || (view.get() == to).then_some("true")
                    on:click=move |_| remember(REMEMBERED, to.as_str())
                >
                    <Icon glyph=to.glyph() />
                    <span class="nx-views__word">{to.label()}</span>
                </a>
            </li>
        }
    };
    view! {
        <nav class="nx-views nx-projects__views" aria-label="How the projects are drawn">
            <ul class="nx-views__list">{ProjectView::ALL.map(link).into_iter().collect_view()}</ul>
        </nav>
    }
}
