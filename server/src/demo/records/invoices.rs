use chrono::{Months, NaiveDate};
use domain::agreements::{Milestones, Pricing};
use domain::id::AgreementId;
use domain::receivables::{Invoice, InvoiceForm, InvoiceStore, LineForm};
use rand::RngExt;

use super::Stores;
use super::agreements::Signed;
use super::case::Case;
use super::span::{later, month, working_day};
use crate::demo::DemoError;
use crate::demo::engagements::Price;

/// How many months back invoices go: what is older is in the books that they kept before.
const MONTHS: i32 = 9;

/// An invoice to be written.
struct Bill {
    date: NaiveDate,
    agreement: AgreementId,
    asks: Asks,
}

enum Asks {
    /// The fee of the period that its date lies in.
    Period,
    /// What was done: how much of it, at which price.
    Line(String, u32, String),
}

/// Writes what was billed to all customers, in the order of its dates: so go the numbers.
pub(super) async fn write(stores: &Stores, cases: &mut [Case<'_>]) -> Result<(), DemoError> {
    let mut bills = Vec::new();
    for (number, case) in cases.iter_mut().enumerate() {
        let since = month(case.span.today(), -MONTHS);
        let until = case.span.last_day();
        for signed in &case.signed {
            let extra = case.dice.random_range(0..=4);
            let due = bills_of(signed, until, extra).into_iter();
            bills.extend(
                due.filter(|bill| (since..=until).contains(&bill.date))
                    .map(|bill| (number, bill)),
            );
        }
    }
    bills.sort_by_key(|(number, bill)| (bill.date, *number));
    for (number, bill) in bills {
        let Some(case) = cases.get_mut(number) else {
            continue;
        };
        let invoice = write_one(stores, case, bill).await?;
        case.invoices.push(invoice);
    }
    Ok(())
}

async fn write_one(stores: &Stores, case: &mut Case<'_>, bill: Bill) -> Result<Invoice, DemoError> {
    let (tax, order) = case
        .engagement
        .map_or((0, ""), |engagement| (engagement.tax, engagement.order));
    let as_they_want_it = |form: InvoiceForm| InvoiceForm {
        tax_rate: tax.to_string(),
        reference: order.to_owned(),
        ..form
    };
    match bill.asks {
        Asks::Period => {
            let billed = stores.invoices.bill(case.actor, bill.agreement, bill.date);
            let invoice = billed.await?.invoice;
            let at = case.note(invoice.id.uuid(), bill.date);
            if tax == 0 && order.is_empty() {
                return Ok(invoice);
            }
            let terms = as_they_want_it(InvoiceForm::from(&invoice)).parse()?;
            case.note_after(invoice.id.uuid(), at, 5);
            let edited = stores.invoices.edit(case.actor, invoice.id, None, &terms);
            Ok(edited.await?)
        }
        Asks::Line(description, quantity, unit_price) => {
            let form = InvoiceForm {
                date: bill.date.to_string(),
                currency: case
                    .engagement
                    .map_or("EUR", |engagement| engagement.currency)
                    .to_owned(),
                description: description.clone(),
                agreement: bill.agreement.to_string(),
                lines: vec![LineForm {
                    description,
                    quantity: quantity.to_string(),
                    unit_price,
                }],
                ..InvoiceForm::default()
            };
            let terms = as_they_want_it(form).parse()?;
            let invoice = stores.invoices.create(case.actor, case.id, &terms).await?;
            case.note(invoice.id.uuid(), bill.date);
            Ok(invoice)
        }
    }
}

/// What is billed under an agreement until a day. `extra` hours make months differ.
fn bills_of(signed: &Signed, until: NaiveDate, extra: u32) -> Vec<Bill> {
    let terms = &signed.agreement.terms;
    let Some(starts) = terms.starts_on else {
        return vec![];
    };
    let ends = terms.ends_on.unwrap_or(until);
    let bill = |date: NaiveDate, asks: Asks| Bill {
        date: working_day(date),
        agreement: signed.agreement.id,
        asks,
    };
    let what = terms.scope.as_str();
    let each = |months: u32| {
        (0..)
            .map_while(move |number| starts.checked_add_months(Months::new(number * months)))
            .take_while(move |day| *day <= ends.min(until))
    };
    match signed.price {
        Price::Monthly(_) => each(1).map(|day| bill(day, Asks::Period)).collect(),
        Price::Quarterly(_) => each(3).map(|day| bill(day, Asks::Period)).collect(),
        Price::Fixed(price) => [("first half", later(starts, 1)), ("second half", ends)]
            .map(|(half, day)| {
                bill(
                    day,
                    Asks::Line(format!("{what}, {half}"), 1, half_of(price)),
                )
            })
            .into(),
        Price::Hourly(rate, hours) => each(1)
            .zip([0, 2, 1, 3].into_iter().cycle())
            .map(|(day, more)| {
                let text = format!("{what}, {}", day.format("%B %Y"));
                let hours = hours + (extra + more) % 4;
                bill(month(day, 1), Asks::Line(text, hours, rate.to_string()))
            })
            .collect(),
        Price::Milestones(_) => milestones(&terms.pricing)
            .map(|(day, title, amount)| bill(later(day, 2), Asks::Line(title, 1, amount)))
            .collect(),
        Price::Equity(..) | Price::Free => vec![],
    }
}

fn half_of(price: u32) -> String {
    (price / 2).to_string()
}

/// Milestones that are due some day: when, what, and how much.
fn milestones(pricing: &Pricing) -> impl Iterator<Item = (NaiveDate, String, String)> {
    let milestones = match pricing {
        Pricing::Milestone { milestones } => Some(milestones),
        _ => None,
    };
    let all = milestones.into_iter().flat_map(Milestones::iter);
    all.filter_map(|milestone| {
        let amount = milestone.price.amount().to_string();
        Some((milestone.due_on?, milestone.title.clone(), amount))
    })
}
