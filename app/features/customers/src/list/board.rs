use domain::customers::{CustomerPage, CustomerStatus, CustomerSummary};
use kit::{Avatar, AvatarSize, ErrorState, SkeletonText, StatusTag, TimeAgo, keep_for_offline};
use leptos::prelude::*;
use leptos_fetch::QueryClient;

use super::address::{ListAddress, ListView};
use super::card::facts;
use super::drag::{Drag, DragHandle, use_drag};
use super::rows::live;
use crate::api::list_customers;
use crate::cache::use_customer_cache;

/// A column for each status; customers move between them by mouse, finger or keyboard.
#[component]
pub(super) fn Board(address: Memo<ListAddress>) -> impl IntoView {
    let drag = use_drag();
    let columns = move || {
        let only = address.with(|address| address.query.status);
        CustomerStatus::ALL
            .into_iter()
            .filter(|status| only.is_none_or(|only| only == *status))
            .map(|status| view! { <BoardColumn status address drag /> })
            .collect_view()
    };
    view! {
        <p id="board-help" class="cds--visually-hidden">
            "Press Space on a customer’s handle to pick it up, the arrow keys to choose a status, Space to put it down, Escape to leave it where it was."
        </p>
        <div class="nx-board" class:nx-board--dragging=move || drag.is_active()>{columns}</div>
        <p class="cds--visually-hidden" role="status" aria-live="assertive">{move || drag.announcement()}</p>
    }
}

#[component]
fn BoardColumn(status: CustomerStatus, address: Memo<ListAddress>, drag: Drag) -> impl IntoView {
    // The cache may ask for the key after the page is gone.
    let key = move || {
        address
            .try_with(|address| address.query.of_status(status))
            .unwrap_or_default()
    };
    let page = expect_context::<QueryClient>().resource(list_customers, key);
    keep_for_offline(move || list_customers(key()));
    let cache = use_customer_cache();
    let retry = Callback::new(move |()| cache.refresh_lists());
    let title = format!("board-{}", status.as_str());
    let labelledby = title.clone();
    view! {
        <section
            class="nx-board__column"
            class:nx-board__column--over=move || drag.is_over(status)
            data-status=status.as_str()
            aria-labelledby=labelledby
        >
            <h2 class="nx-board__head" id=title><StatusTag status=Signal::stored(status) /></h2>
            <Transition fallback=|| view! { <SkeletonText lines=6 /> }>
                {move || Suspend::new(async move {
                    match page.await {
                        Ok(page) => view! { <Column page status address drag /> }.into_any(),
                        Err(error) => view! { <ErrorState error on_retry=retry /> }.into_any(),
                    }
                })}
            </Transition>
        </section>
    }
}

#[component]
fn Column(
    page: CustomerPage,
    status: CustomerStatus,
    address: Memo<ListAddress>,
    drag: Drag,
) -> impl IntoView {
    let more = page.page.next.is_some();
    let count = page.page.items.len();
    let rows = Signal::stored(page.page.items);
    let rows = Memo::new(move |_| rows.get());
    let href = move || {
        address.with(|address| {
            ListAddress {
                query: address.query.of_status(status),
                view: Some(ListView::Table),
            }
            .href()
        })
    };
    view! {
        <p class="nx-board__count">{count} {more.then_some("+")}</p>
        <ul class="nx-board__cards">
            <For each=move || rows.get() key=|row| row.id let(row)>
                <BoardCard row=live(rows, row) drag />
            </For>
        </ul>
        {more.then(|| view! { <a class="cds--link nx-board__more" href=href>"All as a table"</a> })}
    }
}

#[component]
fn BoardCard(row: Memo<CustomerSummary>, drag: Drag) -> impl IntoView {
    let id = row.with_untracked(|row| row.id);
    view! {
        <li
            class="nx-board__card"
            class:nx-board__card--held=move || drag.holds(id)
            style:transform=move || drag.offset(id)
            data-customer=id.to_string()
            on:pointerdown=move |event| drag.press(&event, &row.get_untracked())
            on:pointermove=move |event| drag.pull(&event)
            on:pointerup=move |event| drag.release(&event)
            on:pointercancel=move |_| drag.cancel()
            on:click:capture=move |event| drag.swallow_click(&event)
        >
            <div class="nx-board__top">
                <a class="nx-board__name nx-row-link" href=format!("/customers/{id}") dir="auto" draggable="false">
                    {move || row.with(|row| row.name.to_string())}
                </a>
                <DragHandle row drag />
            </div>
            <div class="nx-card__facts">{move || row.with(facts)}</div>
            <div class="nx-board__who">
                {move || {
                    let owner = row.with(|row| row.owner.name.clone());
                    view! { <Avatar name=owner.clone() size=AvatarSize::Small /> <span class="cds--visually-hidden">{owner}</span> }
                }}
                {move || view! { <TimeAgo at=row.with(|row| row.last_activity_at) /> }}
            </div>
        </li>
    }
}
