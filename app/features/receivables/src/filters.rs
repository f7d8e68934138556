use domain::money::Currency;
use domain::receivables::{InvoiceFilter, InvoiceQuery, Position};
use kit::{ButtonKind, ButtonSize};
use kit::{FilterTab, FilterTabs, Following, Glyph, LinkButton, SearchField};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use crate::address::Address;

/// What matters most comes first.
const FILTERS: [InvoiceFilter; 8] = [
    InvoiceFilter::Unpaid,
    InvoiceFilter::Overdue,
    InvoiceFilter::Draft,
    InvoiceFilter::Sent,
    InvoiceFilter::PartPaid,
    InvoiceFilter::Paid,
    InvoiceFilter::Void,
    InvoiceFilter::WrittenOff,
];

/// One link for each way in which an invoice can stand, and one for all.
#[component]
pub(crate) fn StatusTabs(address: Memo<Address>) -> impl IntoView {
    let tabs = Signal::derive(move || {
        let address = address.get();
        let tab = |filter: Option<InvoiceFilter>| FilterTab {
            label: filter.map_or("All", InvoiceFilter::label).to_owned(),
            href: href(&address, |query| query.filter = filter),
            count: None,
            current: address.query.filter == filter,
        };
        std::iter::once(None)
            .chain(FILTERS.map(Some))
            .map(tab)
            .collect::<Vec<_>>()
    });
    view! { <FilterTabs label="Invoices by status" tabs /> }
}

/// One link for each currency in use, and one for all, where there are several.
#[component]
pub(crate) fn CurrencyTabs(
    address: Memo<Address>,
    positions: Following<Vec<Position>>,
) -> impl IntoView {
    let tabs = move || {
        let answer = positions.answer();
        Suspend::new(async move {
            let positions = positions.follow(answer.await.unwrap_or_default());
            let tabs = Memo::new(move |_| {
                let address = address.get();
                let mut currencies: Vec<Currency> = positions.with(|all| {
                    all.iter()
                        .map(|position| position.open.currency())
                        .collect()
                });
                currencies.extend(address.query.currency);
                currencies.sort_unstable();
                currencies.dedup();
                let tab = |currency: Option<Currency>| FilterTab {
                    label: currency.map_or("All currencies", Currency::code).to_owned(),
                    href: href(&address, |query| query.currency = currency),
                    count: None,
                    current: address.query.currency == currency,
                };
                std::iter::once(None)
                    .chain(currencies.into_iter().map(Some))
                    .map(tab)
                    .collect::<Vec<_>>()
            });
            let several = Memo::new(move |_| tabs.with(|tabs| tabs.len() > 2));
            move || {
                several
                    .get()
                    .then(|| view! { <FilterTabs label="Invoices by currency" tabs /> })
            }
        })
    };
    view! { <Transition>{tabs}</Transition> }
}

/// Finds invoices whose number begins with what is typed.
#[component]
pub(crate) fn NumberSearch(address: Memo<Address>) -> impl IntoView {
    let navigate = use_navigate();
    let value = Signal::derive(move || address.with(|address| address.query.number.clone()));
    let keep = Signal::derive(move || {
        let address = address.get();
        let others = address.with(InvoiceQuery {
            number: String::new(),
            ..address.query.clone()
        });
        others.pairs()
    });
    let search = move |number: String| {
        let address = address.get_untracked();
        let stay = NavigateOptions {
            replace: true,
            scroll: false,
            ..NavigateOptions::default()
        };
        navigate(&href(&address, |query| query.number = number), stay);
    };
    view! {
        <SearchField label="Find an invoice by its number" name="number" id="invoice-number" action="/receivables"
            value keep on_search=Callback::new(search) />
    }
}

/// Says that only one customer's invoices are shown, and leads back to all.
#[component]
pub(crate) fn OneCustomer(address: Memo<Address>) -> impl IntoView {
    move || {
        let address = address.get();
        address.query.customer?;
        let all = href(&address, |query| query.customer = None);
        Some(view! {
            <p class="nx-receivables__one">
                "Only one customer's invoices are shown. "
                <LinkButton href=all kind=ButtonKind::Ghost size=ButtonSize::Small icon=Glyph::Close>"Show all customers"</LinkButton>
            </p>
        })
    }
}

/// The same page with a changed query, from its first invoice on.
fn href(address: &Address, change: impl FnOnce(&mut InvoiceQuery)) -> String {
    let mut query = address.query.clone();
    change(&mut query);
    address.with(query).href()
}
