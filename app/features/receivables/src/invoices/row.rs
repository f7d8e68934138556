use chrono::NaiveDate;
use domain::agreements::Agreement;
use domain::receivables::InvoiceSummary;
use kit::Tag;
use kit::time::date;
use leptos::prelude::*;

use super::menu::InvoiceMenu;
use super::panel::Panel;
use super::question::Question;
use crate::actions::{Actions, Subject};
use crate::words::{colour, due, first_line, title_of};

/// What a row needs besides its invoice.
#[derive(Clone, Copy)]
pub(crate) struct RowTools {
    pub(crate) today: Memo<NaiveDate>,
    /// What can be done with it; nothing on the page of the workspace.
    pub(crate) doing: Option<Doing>,
}

/// What is needed to do something with an invoice of a customer.
#[derive(Clone, Copy)]
pub(crate) struct Doing {
    pub(crate) actions: Actions,
    pub(crate) panel: Panel,
    pub(crate) question: Question,
    pub(crate) pay: Callback<Subject>,
    pub(crate) may_edit: Signal<bool>,
    /// What it can bill.
    pub(crate) agreements: Memo<Vec<Agreement>>,
}

/// An invoice: its number, whose or what for, when it is due, how much of it is open, and where it stands today.
#[component]
pub(super) fn InvoiceRow(invoice: Memo<InvoiceSummary>, tools: RowTools) -> impl IntoView {
    let href = move || invoice.with(|invoice| format!("/invoices/{}", invoice.id));
    let number = move || invoice.with(|invoice| invoice.number.to_string());
    let dates = move || {
        let today = tools.today.get();
        let (dated, balance) = invoice.with(|invoice| (invoice.date, invoice.balance));
        view! {
            <span>{date(dated)}</span>
            <span>{due(&balance, today)}</span>
        }
    };
    let status =
        Memo::new(move |_| invoice.with(|invoice| invoice.balance.status(tools.today.get())));
    let money = move || {
        let balance = invoice.with(|invoice| invoice.balance);
        let is_part = balance.open() != balance.total && balance.open().is_positive();
        view! {
            <span class="nx-receivable__total">{balance.total.to_string()}</span>
            {is_part.then(|| view! { <span class="nx-receivable__open">{balance.open().to_string()} " open"</span> })}
        }
    };
    let menu = move || {
        tools.doing.filter(|doing| doing.may_edit.get()).map(|doing| {
            let subject = Signal::derive(move || Subject::from(&*invoice.read()));
            view! {
                <InvoiceMenu invoice=subject actions=doing.actions panel=doing.panel question=doing.question on_pay=doing.pay />
            }
        })
    };
    view! {
        <li class="nx-card nx-receivable">
            <div class="nx-card__main">
                <h3 class="nx-card__title"><a class="nx-card__link" href=href dir="auto">{number}</a></h3>
                <div class="nx-card__facts">{dates}</div>
            </div>
            <div class="nx-receivable__what" dir="auto"><What invoice tools /></div>
            <div class="nx-receivable__money">{money}</div>
            <div class="nx-receivable__status">
                {move || view! { <Tag colour=colour(status.get()) label=status.get().label() /> }}
            </div>
            <div class="nx-card__actions">{menu}</div>
        </li>
    }
}

/// Whose it is, where the list is of all customers; else what it bills, or is about.
#[component]
fn What(invoice: Memo<InvoiceSummary>, tools: RowTools) -> impl IntoView {
    let Some(doing) = tools.doing else {
        let href = move || {
            let customer = invoice.with(|invoice| invoice.customer);
            format!("/customers/{customer}/receivables")
        };
        let name = move || invoice.with(|invoice| invoice.customer_name.clone());
        return view! { <a class="cds--link nx-receivable__customer" href=href>{name}</a> }
            .into_any();
    };
    let words = move || {
        invoice.with(|invoice| {
            let billed = doing
                .agreements
                .with(|agreements| title_of(invoice.agreement, agreements));
            billed.unwrap_or_else(|| first_line(&invoice.description).to_owned())
        })
    };
    view! { <span>{words}</span> }.into_any()
}
