use domain::receivables::{Allocation, Charges, Invoice, Line};
use kit::Tag;
use leptos::prelude::*;

use crate::invoices::Sums;
use crate::words::colour;
use kit::time::{date, use_today};

/// What the customer gets.
#[component]
pub(super) fn Paper(
    invoice: Memo<Invoice>,
    settled: Memo<Vec<Allocation>>,
    /// The name of who sends it.
    from: String,
    /// The name of who it is for.
    to: String,
) -> impl IntoView {
    let today = use_today();
    let number = move || invoice.with(|invoice| format!("Invoice {}", invoice.number));
    let status = move || {
        let status = invoice.with(|invoice| invoice.balance().status(today.get()));
        view! { <Tag colour=colour(status) label=status.label() /> }
    };
    let charges = Memo::new(move |_| invoice.with(|invoice| invoice.charges.clone()));
    view! {
        <div class="nx-paper">
            <header class="nx-paper__head">
                <h1 class="nx-paper__title" dir="auto">{number}</h1>
                {status}
            </header>
            <div class="nx-paper__parties">
                <Party role="From" name=from />
                <Party role="To" name=to />
            </div>
            <Facts invoice />
            <Text invoice />
            {move || view! { <Lines charges=charges.get() /> }}
            <div class="nx-paper__sums">{move || view! { <Sums charges=Some(charges.get()) /> }}</div>
            <Settled invoice settled />
        </div>
    }
}

#[component]
fn Party(role: &'static str, name: String) -> impl IntoView {
    view! {
        <div>
            <p class="nx-paper__label">{role}</p>
            <p class="nx-paper__party" dir="auto">{name}</p>
        </div>
    }
}

/// Its days, what the customer calls it, and why nobody waits for it if nobody does.
#[component]
fn Facts(invoice: Memo<Invoice>) -> impl IntoView {
    move || {
        let invoice = invoice.get();
        let facts = [
            ("Date", date(invoice.date)),
            ("Due", date(invoice.due_on)),
            ("Your reference", invoice.reference),
            ("Reason", invoice.reason),
        ];
        let facts = facts.into_iter().filter(|(_, value)| !value.is_empty());
        let fact = |(name, value): (&'static str, String)| {
            view! { <div><dt class="nx-paper__label">{name}</dt><dd dir="auto">{value}</dd></div> }
        };
        view! { <dl class="nx-paper__facts">{facts.map(fact).collect_view()}</dl> }
    }
}

/// What it is about.
#[component]
fn Text(invoice: Memo<Invoice>) -> impl IntoView {
    move || {
        let text = invoice.with(|invoice| invoice.description.clone());
        (!text.is_empty()).then(|| view! { <p class="nx-paper__text" dir="auto">{text}</p> })
    }
}

/// Its lines; one amount has none.
#[component]
fn Lines(charges: Charges) -> impl IntoView {
    let rows = charges.lines().iter().map(row).collect_view();
    (!charges.lines().is_empty()).then(|| {
        view! {
            <div class="nx-paper__scroll" role="region" aria-label="Lines" tabindex="0">
                <table class="nx-paper__lines">
                    <thead>
                        <tr>
                            <th scope="col">"What"</th>
                            <th scope="col" class="nx-paper__number">"Quantity"</th>
                            <th scope="col" class="nx-paper__number">"Price of one"</th>
                            <th scope="col" class="nx-paper__number">"Amount"</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
    })
}

fn row(line: &Line) -> impl IntoView + use<> {
    let amount = line.total().map(|total| total.to_string());
    view! {
        <tr>
            <td dir="auto">{line.description.clone()}</td>
            <td class="nx-paper__number">{line.quantity.to_string()}</td>
            <td class="nx-paper__number">{line.unit_price.to_string()}</td>
            <td class="nx-paper__number">{amount}</td>
        </tr>
    }
}

/// What was paid, and what is open.
#[component]
fn Settled(invoice: Memo<Invoice>, settled: Memo<Vec<Allocation>>) -> impl IntoView {
    let paid = |allocation: &Allocation| {
        let words = format!("Paid on {}", date(allocation.paid_on));
        view! { <div><dt>{words}</dt><dd>{allocation.amount.to_string()}</dd></div> }
    };
    let payments = move || settled.get().iter().map(paid).collect_view();
    let open = move || invoice.with(|invoice| invoice.balance().open().to_string());
    view! {
        <dl class="nx-sums nx-paper__settled" aria-label="Payments">
            {payments}
            <div class="nx-sums__total"><dt>"Open"</dt><dd>{open}</dd></div>
        </dl>
    }
}
