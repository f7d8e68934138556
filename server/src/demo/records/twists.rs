//! What does not go as usual with money.

use domain::receivables::{
    Invoice, InvoiceForm, InvoiceStep, InvoiceStore, PaymentMethod, PaymentStore, RefundTerms,
};

use super::Stores;
use super::case::Case;
use super::payments::{Receipt, receive, step};
use super::span::{later, working_day};
use crate::demo::DemoError;

/// They pay what they can.
pub(super) async fn pay_half(
    stores: &Stores,
    case: &mut Case<'_>,
    invoice: Option<&Invoice>,
    method: PaymentMethod,
) -> Result<(), DemoError> {
    let Some(invoice) = invoice else {
        return Ok(());
    };
    let day = later(case.span.last_day(), -6).max(invoice.date);
    let half = invoice.charges.total().divided_by(2.into());
    if let (Some(receipt), Some(half)) = (Receipt::of(day, method, &[invoice]), half) {
        let receipt = Receipt {
            amount: half,
            settles: vec![(invoice, half)],
            notes: "Half now, the rest next month.",
            ..receipt
        };
        receive(stores, case, &receipt).await?;
    }
    Ok(())
}

pub(super) async fn write_off(
    stores: &Stores,
    case: &mut Case<'_>,
    invoice: Option<&Invoice>,
) -> Result<(), DemoError> {
    let Some(invoice) = invoice else {
        return Ok(());
    };
    let reason = "The new owner does not know of it. Not worth a quarrel.".to_owned();
    let day = case.span.last_day();
    step(stores, case, invoice, InvoiceStep::WriteOff { reason }, day).await
}

/// The same money comes once more and is given back.
pub(super) async fn pay_again(
    stores: &Stores,
    case: &mut Case<'_>,
    receipt: Option<&Receipt<'_>>,
) -> Result<(), DemoError> {
    let Some(receipt) = receipt else {
        return Ok(());
    };
    let again = Receipt {
        day: working_day(later(receipt.day, 1)),
        settles: vec![],
        notes: "The same once more: their bank sent it twice.",
        ..receipt.clone()
    };
    let payment = receive(stores, case, &again).await?;
    let terms = RefundTerms {
        date: working_day(later(again.day, 4)),
        amount: payment.terms.amount,
        reference: format!("Returned: {}", again.purpose),
    };
    stores
        .payments
        .refund(case.actor, payment.id, &terms)
        .await?;
    for refund in stores.payments.refunds(case.actor, payment.id).await? {
        case.note(refund.id.uuid(), terms.date);
    }
    Ok(())
}

/// An invoice is written twice; the copy is voided the next day.
pub(super) async fn void_copy(
    stores: &Stores,
    case: &mut Case<'_>,
    invoice: Option<&Invoice>,
) -> Result<(), DemoError> {
    let Some(invoice) = invoice else {
        return Ok(());
    };
    let form = InvoiceForm {
        number: String::new(),
        ..InvoiceForm::from(invoice)
    };
    let copy = stores
        .invoices
        .create(case.actor, case.id, &form.parse()?)
        .await?;
    case.note(copy.id.uuid(), copy.date);
    step(stores, case, &copy, InvoiceStep::Send, copy.date).await?;
    let reason = format!("Written twice: see {}.", invoice.number);
    let void = InvoiceStep::Void { reason };
    step(stores, case, &copy, void, later(copy.date, 1)).await
}
