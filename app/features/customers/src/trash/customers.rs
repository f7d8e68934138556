use chrono::Duration;
use domain::customers::{TRASH_DAYS, TrashedCustomer};
use domain::page::Page;
use kit::error::CallError;
use kit::time::long_date;
use kit::{
    Button, ButtonKind, ButtonSize, ButtonType, EmptyState, ErrorState, Glyph, LinkButton,
    StatusTag, TimeAgo,
};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use crate::actions::use_customer_actions;

/// A page of deleted customers, or why there is none.
pub(super) fn customers(answer: Result<Page<TrashedCustomer>, CallError>) -> AnyView {
    match answer {
        Err(error) => view! { <ErrorState error /> }.into_any(),
        Ok(page) if page.items.is_empty() => view! { <EmptyTrash /> }.into_any(),
        Ok(page) => view! { <TrashList page /> }.into_any(),
    }
}

#[component]
fn EmptyTrash() -> impl IntoView {
    view! {
        <EmptyState glyph=Glyph::Trash title="The trash is empty" text="Customers you delete wait here, so that a slip of the finger costs nothing.">
            <LinkButton href="/customers" kind=ButtonKind::Tertiary>"Go to your customers"</LinkButton>
        </EmptyState>
    }
}

#[component]
fn TrashList(page: Page<TrashedCustomer>) -> impl IntoView {
    let next = page
        .next
        .map(|cursor| format!("/trash?after={}", cursor.as_str()));
    view! {
        <ul class="nx-cards" aria-label="Deleted customers">
            {page.items.into_iter().map(|customer| view! { <TrashRow customer /> }).collect_view()}
        </ul>
        {next.map(|href| view! { <LinkButton href kind=ButtonKind::Tertiary>"Older ones"</LinkButton> })}
    }
}

#[component]
fn TrashRow(customer: TrashedCustomer) -> impl IntoView {
    let actions = use_customer_actions();
    let TrashedCustomer {
        id,
        name,
        status,
        deleted_at,
    } = customer;
    let purged_at = deleted_at + Duration::days(i64::from(TRASH_DAYS));
    let label = format!("Restore {name}");
    let restore = {
        let name = name.clone();
        move |event: SubmitEvent| {
            event.prevent_default();
            actions.restore(id, name.clone());
        }
    };
    view! {
        <li class="nx-card nx-trashed">
            <span class="nx-card__title">{name.to_string()}</span>
            <StatusTag status />
            <span class="nx-trashed__fact">"Deleted " <TimeAgo at=deleted_at /></span>
            <span class="nx-trashed__fact">"Gone for good on " {long_date(purged_at)}</span>
            <form method="post" action="/fn/customers/restore" on:submit=restore>
                <input type="hidden" name="id" value=id.to_string() />
                <Button kind=ButtonKind::Tertiary size=ButtonSize::Small button_type=ButtonType::Submit attr:aria-label=label>"Restore"</Button>
            </form>
        </li>
    }
}
