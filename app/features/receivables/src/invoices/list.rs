use domain::page::Page;
use domain::receivables::{InvoiceQuery, InvoiceSummary};
use kit::{
    ButtonKind, EmptyState, ErrorState, Following, Glyph, LinkButton, SkeletonCards, followed_row,
};
use leptos::prelude::*;

use super::row::{InvoiceRow, RowTools};
use crate::address::Address;

/// The invoices that the address shows.
#[component]
pub(crate) fn InvoiceList(
    page: Following<Page<InvoiceSummary>>,
    address: Memo<Address>,
    tools: RowTools,
) -> impl IntoView {
    let list = move || {
        let answer = page.answer();
        Suspend::new(async move {
            match answer.await {
                Ok(first) => view! { <Rows page=page.follow(first) address tools /> }.into_any(),
                Err(error) => {
                    view! { <ErrorState error on_retry=page.again() retrying=page.is_fetching() /> }
                        .into_any()
                }
            }
        })
    };
    view! { <Transition fallback=|| view! { <SkeletonCards label="Loading the invoices" count=3 /> }>{list}</Transition> }
}

#[component]
fn Rows(
    page: Memo<Page<InvoiceSummary>>,
    address: Memo<Address>,
    tools: RowTools,
) -> impl IntoView {
    let is_empty = Memo::new(move |_| page.with(|page| page.items.is_empty()));
    move || {
        if is_empty.get() {
            return view! { <Nothing address /> }.into_any();
        }
        view! {
            <ul class="nx-cards" aria-label="Invoices">
                <For each=move || page.get().items key=|invoice| invoice.id let(first)>
                    <InvoiceRow invoice=followed_row(page, first, |row| row.id) tools />
                </For>
            </ul>
            <Pages page address />
        }
        .into_any()
    }
}

/// Links to the next page and back to the first.
#[component]
fn Pages(page: Memo<Page<InvoiceSummary>>, address: Memo<Address>) -> impl IntoView {
    let first = move || {
        let address = address.get();
        address.query.after.as_ref()?;
        let href = address.from(None).href();
        Some(view! { <LinkButton href kind=ButtonKind::Ghost>"First invoices"</LinkButton> })
    };
    let next = move || {
        let next = page.with(|page| page.next.clone())?;
        let href = address.get().from(Some(next)).href();
        Some(
            view! { <LinkButton href kind=ButtonKind::Tertiary attr:rel="next">"More invoices"</LinkButton> },
        )
    };
    view! { <div class="nx-receivables__pages">{first}{next}</div> }
}

/// That there is none, or none of those asked for.
#[component]
fn Nothing(address: Memo<Address>) -> impl IntoView {
    move || {
        let address = address.get();
        let everything = address.with(InvoiceQuery {
            customer: address.page_of,
            ..InvoiceQuery::default()
        });
        if address != everything {
            return view! {
                <EmptyState glyph=Glyph::Search title="No invoice matches" text="None stands as you asked for.">
                    <LinkButton href=everything.href() kind=ButtonKind::Tertiary>"Show all invoices"</LinkButton>
                </EmptyState>
            }
            .into_any();
        }
        let text = if address.page_of.is_some() {
            "Write what this customer owes you: NextUp tells you what is open, what is late and how long they take to pay."
        } else {
            "Write invoices on the page of a customer, under Receivables. All of them come together here."
        };
        view! { <EmptyState glyph=Glyph::Currency title="No invoices yet" text /> }.into_any()
    }
}
