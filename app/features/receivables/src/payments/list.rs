use domain::page::Page;
use domain::receivables::Payment;
use kit::{
    ButtonKind, EmptyState, ErrorState, Following, Glyph, LinkButton, SkeletonCards, followed_row,
};
use leptos::prelude::*;

use super::row::{PaymentRow, PaymentTools};
use crate::address::Address;

/// The payments of a customer.
#[component]
pub(crate) fn PaymentList(
    page: Following<Page<Payment>>,
    address: Memo<Address>,
    tools: PaymentTools,
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
    view! { <Transition fallback=|| view! { <SkeletonCards label="Loading the payments" count=2 /> }>{list}</Transition> }
}

#[component]
fn Rows(page: Memo<Page<Payment>>, address: Memo<Address>, tools: PaymentTools) -> impl IntoView {
    let is_empty = Memo::new(move |_| page.with(|page| page.items.is_empty()));
    let first = move || {
        let address = address.get();
        address.payments.as_ref()?;
        let href = address.payments_from(None).href();
        Some(view! { <LinkButton href kind=ButtonKind::Ghost>"Latest payments"</LinkButton> })
    };
    let next = move || {
        let next = page.with(|page| page.next.clone())?;
        let href = address.get().payments_from(Some(next)).href();
        Some(
            view! { <LinkButton href kind=ButtonKind::Tertiary attr:rel="next">"Older payments"</LinkButton> },
        )
    };
    move || {
        if is_empty.get() {
            return view! {
                <EmptyState glyph=Glyph::Checkmark title="No payments yet"
                    text="Record what this customer paid: it settles invoices, and what is left waits as credit." />
            }
            .into_any();
        }
        view! {
            <ul class="nx-cards" aria-label="Payments">
                <For each=move || page.get().items key=|payment| payment.id let(first)>
                    <PaymentRow payment=followed_row(page, first, |row| row.id) tools />
                </For>
            </ul>
            <div class="nx-receivables__pages">{first}{next}</div>
        }
        .into_any()
    }
}
