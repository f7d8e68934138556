//! Receivables in words.

use chrono::NaiveDate;
use domain::agreements::Agreement;
use domain::id::AgreementId;
use domain::receivables::{InvoiceBalance, InvoiceStatus, Payment};
use kit::TagColour;
use kit::time::date;

/// When it is due, and how late it is: "Due 1 Mar 2026, 12 days late".
pub(crate) fn due(balance: &InvoiceBalance, today: NaiveDate) -> String {
    let due = format!("Due {}", date(balance.due_on));
    match balance.days_overdue(today) {
        None => due,
        Some(1) => format!("{due}, 1 day late"),
        Some(days) => format!("{due}, {days} days late"),
    }
}

/// The first line of a text.
pub(crate) fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or_default()
}

/// What an agreement is called.
pub(crate) fn title(agreement: &Agreement) -> String {
    first_line(&agreement.terms.scope).to_owned()
}

/// The name of one of these agreements.
pub(crate) fn title_of(id: Option<AgreementId>, agreements: &[Agreement]) -> Option<String> {
    let agreement = agreements.iter().find(|agreement| Some(agreement.id) == id);
    agreement.map(title)
}

/// What a payment is called: "Payment of 1 Mar 2026".
pub(crate) fn payment_name(payment: &Payment) -> String {
    format!("Payment of {}", date(payment.terms.date))
}

/// The colour of a status; its word says the same.
pub(crate) const fn colour(status: InvoiceStatus) -> TagColour {
    match status {
        InvoiceStatus::Draft => TagColour::Gray,
        InvoiceStatus::Sent => TagColour::Blue,
        InvoiceStatus::PartPaid => TagColour::Teal,
        InvoiceStatus::Paid => TagColour::Green,
        InvoiceStatus::Overdue => TagColour::Red,
        InvoiceStatus::Void => TagColour::Outline,
        InvoiceStatus::WrittenOff => TagColour::WarmGray,
    }
}

#[cfg(test)]
mod tests {
    use domain::money::{Currency, Money};
    use domain::receivables::InvoiceState;

    use super::*;

    #[test]
    fn an_invoice_that_is_late_says_by_how_much() {
        let on = |day: &str| -> NaiveDate { day.parse().unwrap() };
        let balance = InvoiceBalance {
            state: InvoiceState::Sent,
            due_on: on("2026-03-01"),
            total: Money::parse("amount", "100", Currency::EUR).unwrap(),
            settled: Money::zero(Currency::EUR),
        };
        assert_eq!(due(&balance, on("2026-03-01")), "Due 1 Mar 2026");
        assert_eq!(
            due(&balance, on("2026-03-02")),
            "Due 1 Mar 2026, 1 day late"
        );
        assert_eq!(
            due(&balance, on("2026-03-13")),
            "Due 1 Mar 2026, 12 days late"
        );
    }
}
