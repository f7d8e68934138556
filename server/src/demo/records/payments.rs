use std::collections::BTreeMap;
use std::mem;

use chrono::NaiveDate;
use domain::money::{Money, Price};
use domain::receivables::{
    Invoice, InvoiceStep, InvoiceStore, Payment, PaymentMethod, PaymentStore, PaymentTerms,
    Settlement,
};
use rand::RngExt;

use super::Stores;
use super::case::Case;
use super::span::{later, working_day};
use super::twists;
use crate::demo::DemoError;
use crate::demo::engagements::Twist;

/// What somebody has paid too much.
const TOO_MUCH: &str = "102";

/// Money that comes in.
#[derive(Debug, Clone)]
pub(super) struct Receipt<'a> {
    pub(super) day: NaiveDate,
    pub(super) method: PaymentMethod,
    pub(super) amount: Money,
    pub(super) settles: Vec<(&'a Invoice, Money)>,
    /// What it is for, as the bank writes it.
    pub(super) purpose: String,
    pub(super) notes: &'static str,
}

/// Sends the invoices of a customer, takes in what it paid, and does what did not go as usual.
pub(super) async fn write(stores: &Stores, case: &mut Case<'_>) -> Result<(), DemoError> {
    let Some(engagement) = case.engagement else {
        return Ok(());
    };
    let mut invoices = mem::take(&mut case.invoices);
    if engagement.twist == Some(Twist::Draft) {
        invoices.pop();
    }
    for invoice in &invoices {
        step(stores, case, invoice, InvoiceStep::Send, invoice.date).await?;
    }
    let mut paid: BTreeMap<NaiveDate, Vec<&Invoice>> = BTreeMap::new();
    for invoice in &invoices {
        let days = engagement.pays_after + case.dice.random_range(-3..=3);
        let day = working_day(later(invoice.date, days.max(1)));
        paid.entry(day).or_default().push(invoice);
    }
    let open = paid.split_off(&later(case.span.last_day(), 1));
    let mut receipts: Vec<Receipt<'_>> = paid
        .into_iter()
        .filter_map(|(day, invoices)| Receipt::of(day, engagement.method, &invoices))
        .collect();
    if let Some(last) = receipts.last_mut()
        && engagement.twist == Some(Twist::Overpaid)
    {
        let more = Money::parse("amount", TOO_MUCH, last.amount.currency())?;
        last.amount = last.amount.plus(more).unwrap_or(last.amount);
        last.notes = "Rounded up; they want the rest kept for the next one.";
    }
    for receipt in &receipts {
        receive(stores, case, receipt).await?;
    }
    let oldest = open.into_values().flatten().min_by_key(|open| open.due_on);
    match engagement.twist {
        Some(Twist::PartPaid) => twists::pay_half(stores, case, oldest, engagement.method).await,
        Some(Twist::WrittenOff) => twists::write_off(stores, case, oldest).await,
        Some(Twist::PaidTwice) => {
            twists::pay_again(stores, case, receipts.get(receipts.len() / 2)).await
        }
        Some(Twist::Voided) => twists::void_copy(stores, case, invoices.last()).await,
        Some(Twist::Draft | Twist::Overpaid) | None => Ok(()),
    }
}

impl<'a> Receipt<'a> {
    /// What settles some invoices whole.
    pub(super) fn of(
        day: NaiveDate,
        method: PaymentMethod,
        invoices: &[&'a Invoice],
    ) -> Option<Self> {
        let settles = invoices
            .iter()
            .map(|invoice| (*invoice, invoice.charges.total()));
        let settles: Vec<(&Invoice, Money)> = settles.collect();
        let numbers: Vec<&str> = invoices.iter().map(|one| one.number.as_str()).collect();
        let mut totals = settles.iter().map(|(_, total)| *total);
        let first = totals.next()?;
        Some(Self {
            day,
            method,
            amount: totals.try_fold(first, Money::plus)?,
            settles,
            purpose: numbers.join(" + "),
            notes: "",
        })
    }
}

pub(super) async fn receive(
    stores: &Stores,
    case: &mut Case<'_>,
    receipt: &Receipt<'_>,
) -> Result<Payment, DemoError> {
    let terms = PaymentTerms {
        date: receipt.day,
        amount: Price::new("amount", receipt.amount)?,
        method: receipt.method,
        reference: match receipt.method {
            PaymentMethod::Cheque => format!("Cheque for {}", receipt.purpose),
            PaymentMethod::Card => format!("Card ending 4417, {}", receipt.purpose),
            PaymentMethod::DirectDebit => format!("Mandate NX-017, {}", receipt.purpose),
            _ => format!("Invoice {}", receipt.purpose),
        },
        notes: receipt.notes.to_owned(),
    };
    let settlements: Vec<Settlement> = receipt
        .settles
        .iter()
        .map(|(invoice, amount)| Settlement {
            invoice: invoice.id,
            amount: *amount,
        })
        .collect();
    let payment = stores
        .payments
        .create(case.actor, case.id, &terms, &settlements)
        .await?;
    let at = case.note(payment.id.uuid(), receipt.day);
    for settlement in settlements {
        case.note_after(settlement.invoice.uuid(), at, 0);
    }
    Ok(payment)
}

/// Takes a step with an invoice on a day.
pub(super) async fn step(
    stores: &Stores,
    case: &mut Case<'_>,
    invoice: &Invoice,
    step: InvoiceStep,
    day: NaiveDate,
) -> Result<(), DemoError> {
    stores
        .invoices
        .step(case.actor, invoice.id, None, step)
        .await?;
    case.note(invoice.id.uuid(), day);
    Ok(())
}
