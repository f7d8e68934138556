use domain::receivables::{InvoiceState, InvoiceStep};
use kit::{ButtonSize, Glyph, MenuDivider, MenuItem, OverflowMenu};
use leptos::prelude::*;

use super::panel::Panel;
use super::question::{Giving, Question};
use crate::actions::{Actions, Subject};

/// What can be done with an invoice where it stands.
#[component]
pub(crate) fn InvoiceMenu(
    /// The invoice.
    #[prop(into)]
    invoice: Signal<Subject>,
    actions: Actions,
    panel: Panel,
    question: Question,
    /// Opens the form of a payment for it, where there is one.
    #[prop(optional, into)]
    on_pay: Option<Callback<Subject>>,
    /// Runs after it was deleted.
    #[prop(optional, into)]
    on_deleted: Option<Callback<()>>,
    /// Its height.
    #[prop(default = ButtonSize::Small)]
    size: ButtonSize,
) -> impl IntoView {
    let now = move || invoice.get_untracked();
    let state = Memo::new(move |_| invoice.with(|invoice| invoice.balance.state));
    let is_settled =
        Memo::new(move |_| invoice.with(|invoice| invoice.balance.settled.is_positive()));
    let is_open = Memo::new(move |_| invoice.with(|invoice| invoice.balance.open().is_positive()));
    let edit = move |()| {
        let open = Callback::new(move |invoice| panel.edit(invoice));
        actions.with_invoice(now().id, open);
    };
    let step = move |step: InvoiceStep| Callback::new(move |()| actions.step(now(), step.clone()));
    let ask = move |giving| Callback::new(move |()| question.ask(now(), giving));
    let delete = move |()| {
        actions.delete_invoice(&now());
        if let Some(on_deleted) = on_deleted {
            on_deleted.run(());
        }
    };
    let edit_item = move || view! { <MenuItem label="Edit" icon=Glyph::Edit on_select=edit /> };
    let delete_items = move || {
        view! {
            <MenuDivider />
            <MenuItem label="Delete invoice" icon=Glyph::Trash danger=true on_select=delete />
        }
    };
    let void_item = move || {
        (!is_settled.get()).then(|| view! { <MenuItem label="Void" on_select=ask(Giving::Void) /> })
    };
    let pay_items = move || {
        is_open.get().then(|| view! {
            {on_pay.map(|pay| view! { <MenuItem label="Record payment" icon=Glyph::Currency on_select=move |()| pay.run(now()) /> })}
            <MenuItem label="Write off" on_select=ask(Giving::WriteOff) />
        })
    };
    let items = move || match state.get() {
        InvoiceState::Draft => view! {
            {edit_item()}
            <MenuItem label="Mark as sent" icon=Glyph::Send on_select=step(InvoiceStep::Send) />
            {void_item}
            {delete_items()}
        }
        .into_any(),
        InvoiceState::Sent => view! {
            {edit_item()}
            {pay_items}
            {void_item}
        }
        .into_any(),
        InvoiceState::Void => view! {
            <MenuItem label="Open again" icon=Glyph::Undo on_select=step(InvoiceStep::Reopen) />
            {delete_items()}
        }
        .into_any(),
        InvoiceState::WrittenOff => view! {
            <MenuItem label="Open again" icon=Glyph::Undo on_select=step(InvoiceStep::Reopen) />
        }
        .into_any(),
    };
    let (id, label) = untrack(|| {
        let invoice = invoice.get();
        let label = format!("More actions for invoice {}", invoice.number);
        (format!("invoice-{}", invoice.id), label)
    });
    view! { <OverflowMenu id label size>{items}</OverflowMenu> }
}
