use domain::id::CustomerId;
use kit::{Following, PageHeader};
use leptos::prelude::*;
use leptos_meta::Title;

use crate::address::use_address;
use crate::figures::Figures;
use crate::filters::{CurrencyTabs, NumberSearch, OneCustomer, StatusTabs};
use crate::invoices::{InvoiceList, RowTools};
use crate::queries::{INVOICES, POSITIONS};
use kit::time::use_today;

/// What all customers owe. Everything it shows is in the address.
#[component]
pub fn ReceivablesPage() -> impl IntoView {
    let today = use_today();
    let address = use_address(None);
    let query = Memo::new(move |_| address.get().query);
    let whose: Memo<Option<CustomerId>> = Memo::new(move |_| query.with(|query| query.customer));
    let positions = Following::new(POSITIONS, move || (whose.get(), today.get()));
    let page = Following::new(INVOICES, move || (query.get(), today.get()));
    let tools = RowTools { today, doing: None };
    view! {
        <Title text="Receivables" />
        <div class="nx-page nx-receivables">
            <PageHeader title="Receivables" subtitle="What customers owe you, and how late they are." />
            <OneCustomer address />
            <Figures positions />
            <section class="nx-receivables__part" aria-labelledby="invoices-heading">
                <h2 class="nx-receivables__title" id="invoices-heading">"Invoices"</h2>
                <div class="nx-receivables__filters">
                    <NumberSearch address />
                    <StatusTabs address />
                    <CurrencyTabs address positions />
                </div>
                <InvoiceList page address tools />
            </section>
        </div>
    }
}
