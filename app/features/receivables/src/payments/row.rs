use chrono::NaiveDate;
use domain::receivables::Payment;
use kit::time::date;
use kit::{ButtonSize, Glyph, MenuDivider, MenuItem, OverflowMenu, Tag, TagColour};
use leptos::prelude::*;

use super::details::Details;
use super::panel::Panel;
use super::refund::Refunding;
use super::settle::Settling;
use crate::actions::Actions;
use crate::words::payment_name;

/// What a row needs besides its payment.
#[derive(Clone, Copy)]
pub(crate) struct PaymentTools {
    pub(crate) actions: Actions,
    pub(crate) details: Details,
    pub(crate) panel: Panel,
    pub(crate) settling: Settling,
    pub(crate) refunding: Refunding,
    pub(crate) may_edit: Signal<bool>,
    pub(crate) today: Memo<NaiveDate>,
}

/// A payment: when, how, how much, and what is left of it.
#[component]
pub(super) fn PaymentRow(payment: Memo<Payment>, tools: PaymentTools) -> impl IntoView {
    let left = move || {
        let credit = payment.with(Payment::credit);
        credit.is_positive().then(|| {
            view! { <Tag colour=TagColour::Teal label=format!("{credit} left") /> }
        })
    };
    let reference = move || {
        let reference = payment.with(|payment| payment.terms.reference.clone());
        (!reference.is_empty()).then(|| view! { <span dir="auto">{reference}</span> })
    };
    let menu = move || {
        tools
            .may_edit
            .get()
            .then(|| view! { <Menu payment tools /> })
    };
    view! {
        <li class="nx-card nx-receivable">
            <div class="nx-card__main">
                <h3 class="nx-card__title">
                    <button type="button" class="nx-receivable__show" on:click=move |_| tools.details.show(payment.get_untracked())>
                        {move || payment.with(payment_name)}
                    </button>
                </h3>
                <div class="nx-card__facts">
                    <span>{move || payment.with(|payment| payment.terms.method.label())}</span>
                    {reference}
                </div>
            </div>
            <div class="nx-receivable__money">
                <span class="nx-receivable__total">{move || payment.with(|payment| payment.terms.amount.money().to_string())}</span>
            </div>
            <div class="nx-receivable__status">{left}</div>
            <div class="nx-card__actions">{menu}</div>
        </li>
    }
}

#[component]
fn Menu(payment: Memo<Payment>, tools: PaymentTools) -> impl IntoView {
    let id = payment.with_untracked(|payment| format!("payment-{}", payment.id));
    let label = Signal::derive(move || {
        let day = payment.with(|payment| date(payment.terms.date));
        format!("More actions for the payment of {day}")
    });
    let has_credit = Memo::new(move |_| payment.with(|payment| payment.credit().is_positive()));
    let settle = move |()| tools.settling.begin(payment.get_untracked());
    let refund = move |()| {
        let today = tools.today.get_untracked();
        tools.refunding.begin(payment.get_untracked(), today);
    };
    let delete = move |()| payment.with_untracked(|payment| tools.actions.delete_payment(payment));
    let with_credit = move || {
        has_credit.get().then(|| {
            view! {
                <MenuItem label="Settle invoices" icon=Glyph::Checkmark on_select=settle />
                <MenuItem label="Refund" icon=Glyph::Undo on_select=refund />
            }
        })
    };
    view! {
        <OverflowMenu id label size=ButtonSize::Small>
            <MenuItem label="Edit" icon=Glyph::Edit on_select=move |()| tools.panel.edit(payment.get_untracked()) />
            {with_credit}
            <MenuDivider />
            <MenuItem label="Delete payment" icon=Glyph::Trash danger=true on_select=delete />
        </OverflowMenu>
    }
}
