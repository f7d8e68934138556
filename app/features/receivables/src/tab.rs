use chrono::NaiveDate;
use domain::agreements::Agreement;
use domain::id::CustomerId;
use domain::money::Currency;
use domain::page::Page;
use domain::receivables::{Invoice, InvoiceSummary, Payment, Position};
use kit::{Button, Following, Glyph, Rows, may_edit, use_command, use_queries};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use crate::actions::{Lists, Subject, use_actions};
use crate::address::{Address, use_address};
use crate::figures::Figures;
use crate::filters::StatusTabs;
use crate::invoices::{Doing, InvoiceList, InvoicePanel, Panel, Question, ReasonDialog, RowTools};
use crate::payments::{
    self, Details, DetailsPanel, PaymentList, PaymentPanel, PaymentTools, RefundDialog, Refunding,
    SettlePanel, Settling,
};
use crate::queries::{AGREEMENTS, INVOICES, PAYMENTS, POSITIONS};
use crate::retainers::Retainers;
use crate::terms::Terms;
use kit::time::use_today;

/// What a customer owes and paid.
#[component]
pub fn ReceivablesTab(
    /// The customer.
    customer: CustomerId,
) -> impl IntoView {
    let asked = ask(customer);
    let agreements = Following::new(AGREEMENTS, move || customer);
    let body = move || {
        let answer = agreements.answer();
        Suspend::new(async move {
            // Without them an invoice can still be written: it bills none.
            let none = Page {
                items: Vec::new(),
                next: None,
            };
            let page = agreements.follow(answer.await.unwrap_or(none));
            let agreements = Memo::new(move |_| page.get().items);
            view! { <Receivables customer asked agreements /> }
        })
    };
    view! { <Transition>{body}</Transition> }
}

/// What the address shows of a customer, and how matters stand. All of it is asked for at once.
#[derive(Clone, Copy)]
struct Asked {
    address: Memo<Address>,
    positions: Following<Vec<Position>>,
    invoices: Following<Page<InvoiceSummary>>,
    payments: Following<Page<Payment>>,
    lists: Lists,
}

fn ask(customer: CustomerId) -> Asked {
    let today = use_today();
    let address = use_address(Some(customer));
    let invoices = Memo::new(move |_| (address.get().query, today.get()));
    let payments = Memo::new(move |_| (customer, address.get().payments));
    Asked {
        address,
        positions: Following::new(POSITIONS, move || (Some(customer), today.get())),
        invoices: Following::new(INVOICES, move || invoices.get()),
        payments: Following::new(PAYMENTS, move || payments.get()),
        lists: Lists {
            invoices: Rows::new(INVOICES, invoices),
            payments: Rows::new(PAYMENTS, payments),
        },
    }
}

/// What can be done with the invoices and the payments of a customer.
fn use_tools(lists: Lists, agreements: Memo<Vec<Agreement>>) -> (Doing, PaymentTools) {
    let today = use_today();
    let (actions, may_edit) = (use_actions(Some(lists)), may_edit());
    let payment = payments::Panel::new();
    let pay = move |invoice: Subject| payment.pay(&invoice, today.get_untracked());
    let invoices = Doing {
        actions,
        panel: Panel::new(),
        question: Question::new(),
        pay: Callback::new(pay),
        may_edit,
        agreements,
    };
    let payments = PaymentTools {
        actions,
        details: Details::new(),
        panel: payment,
        settling: Settling::new(),
        refunding: Refunding::new(),
        may_edit,
        today,
    };
    (invoices, payments)
}

#[component]
fn Receivables(
    customer: CustomerId,
    asked: Asked,
    agreements: Memo<Vec<Agreement>>,
) -> impl IntoView {
    let (invoices, payments) = use_tools(asked.lists, agreements);
    let PaymentTools {
        actions,
        may_edit,
        today,
        ..
    } = payments;
    // What a new form begins with: the currency that this customer pays in.
    let known = use_queries().kept(POSITIONS, (Some(customer), today.get_untracked()));
    let usual = move || {
        let first = known.with_untracked(|known| {
            let positions = known.as_ref()?.as_ref().ok()?;
            Some(positions.first()?.open.currency())
        });
        first.unwrap_or(Currency::EUR)
    };
    let new_invoice = move || invoices.panel.add(today.get_untracked(), usual());
    let new_payment = move || payments.panel.add(today.get_untracked(), usual());
    use_command("New invoice", new_invoice);
    use_command("Record payment", new_payment);
    let navigate = use_navigate();
    let show = Callback::new(move |invoice: Invoice| {
        navigate(
            &format!("/invoices/{}", invoice.id),
            NavigateOptions::default(),
        );
    });
    view! {
        <div class="nx-receivables">
            <Figures positions=asked.positions />
            <Retainers agreements today may_edit actions show />
            <Invoices customer asked rows=invoices today on_new=Callback::new(move |()| new_invoice()) />
            <Payments asked tools=payments on_new=Callback::new(move |()| new_payment()) />
            <InvoicePanel panel=invoices.panel customer agreements actions />
            <ReasonDialog question=invoices.question actions />
            <PaymentPanel panel=payments.panel customer actions />
            <DetailsPanel details=payments.details may_edit actions />
            <SettlePanel settling=payments.settling actions />
            <RefundDialog refunding=payments.refunding actions />
        </div>
    }
}

#[component]
fn Invoices(
    customer: CustomerId,
    asked: Asked,
    rows: Doing,
    today: Memo<NaiveDate>,
    on_new: Callback<()>,
) -> impl IntoView {
    let tools = RowTools {
        today,
        doing: Some(rows),
    };
    view! {
        <section class="nx-receivables__part" aria-labelledby="invoices-heading">
            <div class="nx-receivables__head">
                <h2 class="nx-receivables__title" id="invoices-heading">"Invoices"</h2>
                {move || rows.may_edit.get().then(|| view! {
                    <Button icon=Glyph::Add on_click=move |_| on_new.run(())>"New invoice"</Button>
                })}
            </div>
            <Terms customer may_edit=rows.may_edit />
            <StatusTabs address=asked.address />
            <InvoiceList page=asked.invoices address=asked.address tools />
        </section>
    }
}

#[component]
fn Payments(asked: Asked, tools: PaymentTools, on_new: Callback<()>) -> impl IntoView {
    view! {
        <section class="nx-receivables__part" aria-labelledby="payments-heading">
            <div class="nx-receivables__head">
                <h2 class="nx-receivables__title" id="payments-heading">"Payments"</h2>
                {move || tools.may_edit.get().then(|| view! {
                    <Button icon=Glyph::Add on_click=move |_| on_new.run(())>"Record payment"</Button>
                })}
            </div>
            <PaymentList page=asked.payments address=asked.address tools />
        </section>
    }
}
