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
pub(super) fn PaymentRow(payment: Payment, tools: PaymentTools) -> impl IntoView {
    let name = payment_name(&payment);
    let credit = payment.credit();
    let terms = payment.terms.clone();
    let left = credit.is_positive().then(|| {
        view! { <Tag colour=TagColour::Teal label=format!("{credit} left") /> }
    });
    let reference =
        (!terms.reference.is_empty()).then(|| view! { <span dir="auto">{terms.reference}</span> });
    let show = {
        let payment = payment.clone();
        move |_| tools.details.show(payment.clone())
    };
    let menu = move || {
        let payment = payment.clone();
        tools
            .may_edit
            .get()
            .then(|| view! { <Menu payment tools /> })
    };
    view! {
        <li class="nx-card nx-receivable">
            <div class="nx-card__main">
                <h3 class="nx-card__title">
                    <button type="button" class="nx-receivable__show" on:click=show>{name}</button>
                </h3>
                <div class="nx-card__facts">
                    <span>{terms.method.label()}</span>
                    {reference}
                </div>
            </div>
            <div class="nx-receivable__money">
                <span class="nx-receivable__total">{terms.amount.money().to_string()}</span>
            </div>
            <div class="nx-receivable__status">{left}</div>
            <div class="nx-card__actions">{menu}</div>
        </li>
    }
}

#[component]
fn Menu(payment: Payment, tools: PaymentTools) -> impl IntoView {
    let id = format!("payment-{}", payment.id);
    let label = format!(
        "More actions for the payment of {}",
        date(payment.terms.date)
    );
    let has_credit = payment.credit().is_positive();
    let payment = StoredValue::new(payment);
    let settle = move |()| tools.settling.begin(payment.get_value());
    let refund = move |()| {
        tools
            .refunding
            .begin(payment.get_value(), tools.today.get_untracked());
    };
    let delete = move |()| payment.with_value(|payment| tools.actions.delete_payment(payment));
    view! {
        <OverflowMenu id label size=ButtonSize::Small>
            <MenuItem label="Edit" icon=Glyph::Edit on_select=move |()| tools.panel.edit(payment.get_value()) />
            {has_credit.then(|| view! {
                <MenuItem label="Settle invoices" icon=Glyph::Checkmark on_select=settle />
                <MenuItem label="Refund" icon=Glyph::Undo on_select=refund />
            })}
            <MenuDivider />
            <MenuItem label="Delete payment" icon=Glyph::Trash danger=true on_select=delete />
        </OverflowMenu>
    }
}
