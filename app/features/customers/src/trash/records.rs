//! Deleted records of customers and pieces of the portfolio.

use std::sync::Arc;

use domain::events::Entity;
use domain::page::Page;
use domain::trash::{RecordOf, TrashedKind, TrashedRecord};
use kit::error::CallError;
use kit::time::{days_away, long_date, use_today, use_zone};
use kit::{
    Button, ButtonKind, ButtonSize, ButtonType, EmptyState, ErrorState, Glyph, LinkButton, Tag,
    TagColour, TimeAgo,
};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::RECORDS;
use crate::actions::use_customer_actions;
use crate::detail::way_to;

/// A page of deleted records, or why there is none.
pub(super) fn records(answer: Result<Page<TrashedRecord>, CallError>) -> AnyView {
    match answer {
        Err(error) => view! { <ErrorState error /> }.into_any(),
        Ok(page) if page.items.is_empty() => view! {
            <EmptyState
                glyph=Glyph::Trash
                title="Nothing else in the trash"
                text="Agreements, invoices, payments, projects, artifacts, events and portfolio pieces that you delete wait here. What belongs to a deleted customer comes back with it."
            />
        }
        .into_any(),
        Ok(page) => view! { <RecordList page /> }.into_any(),
    }
}

#[component]
fn RecordList(page: Page<TrashedRecord>) -> impl IntoView {
    let next = page
        .next
        .map(|cursor| format!("{RECORDS}&after={}", cursor.as_str()));
    view! {
        <ul class="nx-cards" aria-label="Deleted records">
            {page.items.into_iter().map(|record| view! { <Row record /> }).collect_view()}
        </ul>
        {next.map(|href| view! { <LinkButton href kind=ButtonKind::Tertiary>"Older ones"</LinkButton> })}
    }
}

#[component]
fn Row(record: TrashedRecord) -> impl IntoView {
    let actions = use_customer_actions();
    let open = opening(&record);
    let name = record.name();
    let label = format!(
        "Restore {} {name}",
        record.kind.label().to_ascii_lowercase()
    );
    let customer = record.customer.clone().map(|RecordOf { id, name }| {
        let href = format!("/customers/{id}");
        view! {
            <span class="nx-trashed__fact">
                "Of " <a class="cds--link" href=href><bdi>{name}</bdi></a>
            </span>
        }
    });
    let by = record
        .by
        .clone()
        .map(|person| view! { " by " <bdi>{person.name}</bdi> });
    let (kind, id, deleted_at) = (record.kind, record.id.to_string(), record.deleted_at);
    let gone = gone(&record);
    let restore = move |event: SubmitEvent| {
        event.prevent_default();
        actions.restore_record(record.clone(), Arc::clone(&open));
    };
    view! {
        <li class="nx-card nx-trashed">
            <Tag label=kind.label() colour=colour(kind) />
            <span class="nx-card__title" dir="auto">{name}</span>
            {customer}
            <span class="nx-trashed__fact">"Deleted " <TimeAgo at=deleted_at /> {by}</span>
            <span class="nx-trashed__fact">{gone}</span>
            <form method="post" action="/fn/trash/restore" on:submit=restore>
                <input type="hidden" name="kind" value=kind.as_str() />
                <input type="hidden" name="id" value=id />
                <Button kind=ButtonKind::Tertiary size=ButtonSize::Small button_type=ButtonType::Submit attr:aria-label=label>"Restore"</Button>
            </form>
        </li>
    }
}

/// "Gone for good in 29 days, on 21 December 2026", as the person's days are counted.
fn gone(record: &TrashedRecord) -> impl Fn() -> String + Send + Sync + 'static {
    let (gone_at, zone, today) = (record.gone_at(), use_zone(), use_today());
    move || {
        let day = gone_at.with_timezone(&zone.get()).date_naive();
        let left = days_away(day, today.get());
        format!("Gone for good {left}, on {}", long_date(day))
    }
}

/// Goes to a record that is back.
fn opening(record: &TrashedRecord) -> Arc<dyn Fn() + Send + Sync> {
    let (navigate, href) = (use_navigate(), href(record));
    Arc::new(move || navigate(&href, NavigateOptions::default()))
}

/// Where a record is once it is back: a payment among those of its customer, an event on the timeline.
fn href(record: &TrashedRecord) -> String {
    let id = record.id.to_string();
    let Some(RecordOf { id: customer, .. }) = record.customer else {
        return format!("/portfolio/{id}");
    };
    let entity = Entity::from(record.kind.as_str().to_owned());
    way_to(&entity, &id, customer).unwrap_or_else(|| format!("/customers/{customer}"))
}

/// The colour of a kind; its word says the same.
const fn colour(kind: TrashedKind) -> TagColour {
    match kind {
        TrashedKind::Agreement => TagColour::Blue,
        TrashedKind::Invoice | TrashedKind::Payment => TagColour::Green,
        TrashedKind::Project | TrashedKind::Artifact => TagColour::Purple,
        TrashedKind::Event => TagColour::Gray,
        TrashedKind::Piece => TagColour::Teal,
    }
}
