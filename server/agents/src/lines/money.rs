use chrono::NaiveDate;
use domain::agreements::{Agreement, BillingPeriod, Pricing};
use domain::chat::RecordKind;
use domain::customers::Customer;
use domain::receivables::{InvoiceSummary, Payment, Position};

use super::customer::about;
use super::{Finding, joined, named, one_line, period};

/// An agreement, as it stands on a day.
pub(crate) fn agreement(agreement: &Agreement, today: NaiveDate) -> Finding {
    let terms = &agreement.terms;
    let reason = agreement.overridden.as_ref();
    let line = joined([
        format!(
            "{} agreement, {}",
            terms.kind.label(),
            agreement.status(today).label()
        ),
        period(terms.starts_on, terms.ends_on),
        price(&terms.pricing),
        named("scope", &terms.scope),
        named("terms", &terms.extra_terms),
        named("notes", &terms.notes),
        named("why", reason.map_or("", |reason| &reason.reason)),
    ]);
    let title = one_line(terms.scope.lines().next().unwrap_or_default(), 80);
    Finding::new(RecordKind::Agreement, agreement.id.uuid(), title, &line)
}

/// How matters stand with a customer in one currency.
pub(crate) fn position(customer: &Customer, position: &Position) -> Finding {
    let ageing = &position.ageing;
    let days = position.average_days_to_pay;
    let line = joined([
        format!(
            "Balance {} (open {}, credit {})",
            position.balance(),
            position.open,
            position.credit
        ),
        format!(
            "overdue {} (1 to 30 days {}, 31 to 60 days {}, 61 to 90 days {}, longer {})",
            position.overdue(),
            ageing.days_1_30,
            ageing.days_31_60,
            ageing.days_61_90,
            ageing.over_90
        ),
        format!("not due {}", ageing.current),
        format!("received in the last year {}", position.received),
        days.map_or_else(String::new, |days| {
            format!("pays after {days} days on average")
        }),
    ]);
    about(customer, &line)
}

/// An invoice, as it stands on a day.
pub(crate) fn invoice(invoice: &InvoiceSummary, today: NaiveDate) -> Finding {
    let balance = &invoice.balance;
    let late = balance.days_overdue(today);
    let line = joined([
        format!(
            "Invoice {}, {}",
            invoice.number,
            balance.status(today).label()
        ),
        format!("of {}, due {}", invoice.date, balance.due_on),
        late.map_or_else(String::new, |days| format!("{days} days overdue")),
        format!("{} open of {}", balance.open(), balance.total),
        named("for", &invoice.description),
    ]);
    let title = invoice.number.to_string();
    Finding::new(RecordKind::Invoice, invoice.id.uuid(), title, &line)
}

/// A payment.
pub(crate) fn payment(payment: &Payment) -> Finding {
    let terms = &payment.terms;
    let line = joined([
        format!("Payment of {} on {}", terms.amount.money(), terms.date),
        format!("by {}", terms.method.label()),
        format!("{} of it left", payment.credit()),
        named("reference", &terms.reference),
        named("notes", &terms.notes),
    ]);
    let title = format!("{} on {}", terms.amount.money(), terms.date);
    Finding::new(RecordKind::Payment, payment.id.uuid(), title, &line)
}

/// What is paid.
fn price(pricing: &Pricing) -> String {
    match pricing {
        Pricing::Retainer { fee, every } => format!("{} {}", fee.money(), each(*every)),
        Pricing::Fixed { price } => format!("{} for all of it", price.money()),
        Pricing::Hourly {
            rate,
            hours_per_month,
        } => {
            let hours = hours_per_month
                .map_or_else(String::new, |hours| format!(", about {hours} h a month"));
            format!("{} an hour{hours}", rate.money())
        }
        Pricing::Milestone { milestones } => {
            let each = milestones.iter().map(|milestone| {
                let due = milestone.due_on.map(|day| format!(" by {day}"));
                let (title, price) = (&milestone.title, milestone.price.money());
                format!("{title} {price}{}", due.unwrap_or_default())
            });
            format!("milestones: {}", each.collect::<Vec<_>>().join(", "))
        }
        Pricing::Equity {
            share,
            vesting_months,
        } => {
            let months =
                vesting_months.map_or_else(String::new, |months| format!(" over {months} months"));
            format!("{} % of the company{months}", share.percent())
        }
        Pricing::Free => "nothing is paid".to_owned(),
    }
}

const fn each(every: BillingPeriod) -> &'static str {
    match every {
        BillingPeriod::Month => "a month",
        BillingPeriod::Quarter => "a quarter",
        BillingPeriod::HalfYear => "a half-year",
        BillingPeriod::Year => "a year",
    }
}
