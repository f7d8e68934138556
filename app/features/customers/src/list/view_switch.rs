use kit::looks::{recall, remember};
use kit::{Icon, use_command};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::address::{ListAddress, ListView};

const REMEMBERED: &str = "nx_view";

/// How the list is drawn: as the URL says, else as last chosen in this browser.
pub(super) fn use_view(address: Memo<ListAddress>) -> Memo<ListView> {
    let remembered = recall(REMEMBERED)
        .and_then(|word| ListView::from_word(&word))
        .unwrap_or_default();
    Memo::new(move |before: Option<&ListView>| {
        let last = before.copied().unwrap_or(remembered);
        address.with(|address| address.view).unwrap_or(last)
    })
}

/// Cards, table or board: links, so that each has its address.
#[component]
pub(super) fn ViewSwitch(address: Memo<ListAddress>, view: Memo<ListView>) -> impl IntoView {
    for to in ListView::ALL {
        let navigate = use_navigate();
        use_command(
            format!("Show customers as {}", to.label().to_lowercase()),
            move || {
                remember(REMEMBERED, to.as_str());
                let view = Some(to);
                let address = address.with_untracked(|address| ListAddress {
                    view,
                    ..address.clone()
                });
                navigate(&address.href(), NavigateOptions::default());
            },
        );
    }
    let link = move |to: ListView| {
        let href = move || {
            address.with(|address| {
                let view = Some(to);
                ListAddress {
                    view,
                    ..address.clone()
                }
                .href()
            })
        };
        let current = move || (view.get() == to).then_some("true");
        view! {
            <li>
                <a
                    class="nx-views__way"
                    href=href
                    aria-current=current
                    on:click=move |_| remember(REMEMBERED, to.as_str())
                >
                    <Icon glyph=to.glyph() />
                    <span class="nx-views__word">{to.label()}</span>
                </a>
            </li>
        }
    };
    view! {
        <nav class="nx-views" aria-label="How the list is drawn">
            <ul class="nx-views__list">{ListView::ALL.map(link).into_iter().collect_view()}</ul>
        </nav>
    }
}
