use domain::customers::{CustomerPage, CustomerStatus, CustomerSummary};
use kit::{
    Avatar, AvatarSize, Column, Drag, DragHandle, DragWords, Draggable, ErrorState, Following,
    SkeletonText, StatusTag, TimeAgo, use_drag,
};
use leptos::prelude::*;

use super::address::{ListAddress, ListView};
use super::card::facts;
use super::rows::live;
use crate::actions::{Target, use_customer_actions};
use crate::cache::CUSTOMERS;

kit::part! {
    /// The customers by status.
    in list_views: pub(super) fn customer_board() -> kit::Draw<BoardProps> = |board| Board(board).into_any();
}

/// A column for each status; customers move between them by mouse, finger or keyboard.
#[component]
pub(super) fn Board(address: Memo<ListAddress>) -> impl IntoView {
    let drag = use_drag(CustomerStatus::ALL.map(column).to_vec());
    let columns = move || {
        let only = address.with(|address| address.query.status);
        CustomerStatus::ALL
            .into_iter()
            .filter(|status| only.is_none_or(|only| only == *status))
            .map(|status| view! { <BoardColumn status address drag /> })
            .collect_view()
    };
    view! {
        <DragWords drag />
        <div class="nx-board" class:nx-board--dragging=move || drag.is_active()>{columns}</div>
    }
}

const fn column(status: CustomerStatus) -> Column {
    Column {
        word: status.as_str(),
        label: status.label(),
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
                    view! { <Cards page=page.follow(first) status address drag /> }.into_any()
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
            class:nx-board__column--over=move || drag.is_over(status.as_str())
            data-column=status.as_str()
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
fn Cards(
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
    let actions = use_customer_actions();
    let put = Callback::new(move |word: &'static str| {
        let CustomerSummary { name, status, .. } = row.get_untracked();
        if let Ok(to) = CustomerStatus::parse(word) {
            actions.set_status(Target { id, name, status }, to);
        }
    });
    let card = Callback::new(move |()| {
        row.with_untracked(|row| Draggable {
            id: id.uuid(),
            name: row.name.to_string(),
            column: column(row.status),
            put,
        })
    });
    view! {
        <li
            class="nx-board__card"
            class:nx-board__card--held=move || drag.holds(id.uuid())
            style:transform=move || drag.offset(id.uuid())
            data-customer=id.to_string()
            on:pointerdown=move |event| drag.press(&event, card.run(()))
            on:pointermove=move |event| drag.pull(&event)
            on:pointerup=move |event| drag.release(&event)
            on:pointercancel=move |_| drag.cancel()
            on:click:capture=move |event| drag.swallow_click(&event)
        >
            <div class="nx-board__top">
                <a class="nx-board__name nx-row-link" href=format!("/customers/{id}") dir="auto" draggable="false">
                    {move || row.with(|row| row.name.to_string())}
                </a>
                <DragHandle drag card />
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
