use chrono::Duration;
use domain::customers::{TRASH_DAYS, TrashedCustomer};
use domain::page::Page;
use kit::{
    Button, ButtonKind, ButtonSize, ButtonType, EmptyState, ErrorState, Glyph, LinkButton,
    PageHeader, SkeletonCards, StatusTag, TimeAgo, use_queries,
};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use crate::actions::use_customer_actions;
use crate::cache::TRASH;

/// Deleted customers, for as long as they can be brought back.
#[component]
pub fn TrashPage() -> impl IntoView {
    let url = use_query_map();
    let after = move || {
        url.with(|url| url.get("after"))
            .map(domain::page::Cursor::new)
    };
    let page = use_queries().ask(TRASH, after);
    let subtitle = format!(
        "Deleted customers stay here for {TRASH_DAYS} days. After that they are gone for good."
    );
    view! {
        <Title text="Trash" />
        <PageHeader title="Trash" subtitle />
        <Transition fallback=|| view! { <SkeletonCards label="Loading the trash" count=4 /> }>
            {move || Suspend::new(async move {
                match page.await {
                    Err(error) => view! { <ErrorState error /> }.into_any(),
                    Ok(page) if page.items.is_empty() => view! { <EmptyTrash /> }.into_any(),
                    Ok(page) => view! { <TrashList page /> }.into_any(),
                }
            })}
        </Transition>
    }
    .into_any()
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
            <span class="nx-trashed__fact">"Gone for good on " {purged_at.format("%-d %B %Y").to_string()}</span>
            <form method="post" action="/fn/customers/restore" on:submit=restore>
                <input type="hidden" name="id" value=id.to_string() />
                <Button kind=ButtonKind::Tertiary size=ButtonSize::Small button_type=ButtonType::Submit attr:aria-label=label>"Restore"</Button>
            </form>
        </li>
    }
}
