use domain::customers::{CustomerPage, CustomerStatus, CustomerSummary};
use kit::{Avatar, AvatarSize, ErrorState, Following, SkeletonText, StatusTag, TimeAgo};
use leptos::prelude::*;

use super::address::{ListAddress, ListView};
use super::card::facts;
use super::drag::{Drag, DragHandle, use_drag};
use super::rows::live;
use crate::cache::CUSTOMERS;

kit::part! {
    /// The customers by status.
    in list_views: pub(super) fn customer_board() -> kit::Draw<BoardProps> = |board| Board(board).into_any();
}

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
    let key = move || address.with(|address| address.query.of_status(status));
    let page = Following::new(CUSTOMERS, key);
    let cards = move || {
        let answer = page.answer();
        Suspend::new(async move {
            match answer.await {
                Ok(first) => {
                    view! { <Column page=page.follow(first) status address drag /> }.into_any()
                }
                Err(error) => {
                    view! { <ErrorState error on_retry=page.again() retrying=page.is_fetching() /> }
                        .into_any()
                }
            }
        })
    };
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
                {cards}
            </Transition>
        </section>
    }
}

#[component]
fn Column(
    page: Memo<CustomerPage>,
    status: CustomerStatus,
    address: Memo<ListAddress>,
    drag: Drag,
) -> impl IntoView {
    let rows = Memo::new(move |_| page.with(|page| page.page.items.clone()));
    let more = Memo::new(move |_| page.with(|page| page.page.next.is_some()));
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
        <p class="nx-board__count">{move || rows.with(Vec::len)} {move || more.get().then_some("+")}</p>
        <ul class="nx-board__cards">
            <For each=move || rows.get() key=|row| row.id let(row)>
                <BoardCard row=live(rows, row) drag />
            </For>
        </ul>
        {move || more.get().then(|| view! { <a class="cds--link nx-board__more" href=href>"All as a table"</a> })}
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
