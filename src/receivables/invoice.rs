use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{Charges, DaysToPay, InvoiceBalance, InvoiceNumber, InvoiceState, InvoiceTerms};
use crate::error::{Check, Error, FieldError, Result};
use crate::id::{AgreementId, CustomerId, InvoiceId};
use crate::money::Money;
use crate::version::Version;

/// An invoice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invoice {
    /// Its id.
    pub id: InvoiceId,
    /// Who owes it.
    pub customer: CustomerId,
    /// Its number.
    pub number: InvoiceNumber,
    /// Its date.
    pub date: NaiveDate,
    /// The last day to pay it without being late.
    pub due_on: NaiveDate,
    /// What it asks for.
    pub charges: Charges,
    /// What it is about; may be empty.
    pub description: String,
    /// What the customer calls it, such as the number of an order; may be empty.
    pub reference: String,
    /// The agreement that it bills.
    pub agreement: Option<AgreementId>,
    /// The first day of the period that it bills, if it was made from a retainer.
    pub period_from: Option<NaiveDate>,
    /// What people decided.
    pub state: InvoiceState,
    /// Why it was voided or written off; may be empty.
    pub reason: String,
    /// What payments have settled.
    pub settled: Money,
    /// The day of the payment that settled the last of it.
    pub paid_on: Option<NaiveDate>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it last changed.
    pub updated_at: DateTime<Utc>,
}

impl Invoice {
    /// Which version of it this is.
    pub const fn version(&self) -> Version {
        Version::of(self.updated_at)
    }

    /// Where it stands as far as money and dates go.
    pub const fn balance(&self) -> InvoiceBalance {
        InvoiceBalance {
            state: self.state,
            due_on: self.due_on,
            total: self.charges.total(),
            settled: self.settled,
        }
    }

    /// Replaces what was typed. An invoice that the customer has keeps its number, one with payments its currency; it never
    /// asks for less than was paid.
    ///
    /// # Errors
    /// [`Error::Conflict`] when nobody waits for it any more, [`Error::Invalid`] when a rule is broken.
    pub fn revise(&mut self, terms: InvoiceTerms, days_to_pay: DaysToPay) -> Result<()> {
        if matches!(self.state, InvoiceState::Void | InvoiceState::WrittenOff) {
            return Err(Error::conflict("Open this invoice again to change it."));
        }
        let mut check = Check::default();
        let due_on = check.keep(terms.due_day(days_to_pay));
        let number = terms.number.unwrap_or_else(|| self.number.clone());
        check.keep(self.allows(&number, &terms.charges));
        let due_on = check.finish(due_on)?;
        self.number = number;
        self.date = terms.date;
        self.due_on = due_on;
        self.charges = terms.charges;
        self.description = terms.description;
        self.reference = terms.reference;
        self.agreement = terms.agreement;
        Ok(())
    }

    fn allows(&self, number: &InvoiceNumber, charges: &Charges) -> Result<(), FieldError> {
        if self.state == InvoiceState::Sent && *number != self.number {
            return Err(FieldError::new(
                "number",
                "The customer knows this invoice by its number: it stays.",
            ));
        }
        if !self.settled.is_positive() {
            return Ok(());
        }
        let left = charges.total().minus(self.settled).ok_or_else(|| {
            FieldError::new(
                "currency",
                "Payments have settled some of this invoice: its currency stays.",
            )
        })?;
        if left.is_negative() {
            return Err(FieldError::new(
                "amount",
                format!("Payments have settled {} of this already.", self.settled),
            ));
        }
        Ok(())
    }
}

/// An invoice as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvoiceSummary {
    /// Its id.
    pub id: InvoiceId,
    /// Who owes it.
    pub customer: CustomerId,
    /// Their name.
    pub customer_name: String,
    /// Its number.
    pub number: InvoiceNumber,
    /// Its date.
    pub date: NaiveDate,
    /// What it is about; may be empty.
    pub description: String,
    /// The agreement that it bills.
    pub agreement: Option<AgreementId>,
    /// Where it stands.
    pub balance: InvoiceBalance,
}

#[cfg(test)]
pub(super) mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::receivables::{InvoiceForm, InvoiceStatus, InvoiceStep, LineForm};

    pub(in crate::receivables) fn form(amount: &str) -> InvoiceForm {
        InvoiceForm {
            date: "2026-06-01".into(),
            currency: "EUR".into(),
            amount: amount.into(),
            ..InvoiceForm::default()
        }
    }

    /// An invoice that was sent.
    pub(in crate::receivables) fn invoice(number: u128, amount: &str) -> Invoice {
        let terms = form(amount).parse().unwrap();
        Invoice {
            id: InvoiceId::new(Uuid::from_u128(number)),
            customer: CustomerId::new(Uuid::from_u128(1)),
            number: InvoiceNumber::parse(&format!("R-{number}"))
                .unwrap()
                .unwrap(),
            date: terms.date,
            due_on: terms.due_day(DaysToPay::default()).unwrap(),
            settled: Money::zero(terms.charges.currency()),
            charges: terms.charges,
            description: String::new(),
            reference: String::new(),
            agreement: None,
            period_from: None,
            state: InvoiceState::Sent,
            reason: String::new(),
            paid_on: None,
            created_at: DateTime::UNIX_EPOCH,
            updated_at: DateTime::UNIX_EPOCH,
        }
    }

    fn void() -> InvoiceStep {
        InvoiceStep::Void {
            reason: "Twice".into(),
        }
    }

    fn write_off() -> InvoiceStep {
        InvoiceStep::WriteOff {
            reason: "Bankrupt".into(),
        }
    }

    #[test]
    fn a_form_reads_back_from_its_invoice() {
        let mut lines = form("");
        lines.lines = vec![LineForm {
            description: "Advice".into(),
            quantity: "1.5".into(),
            unit_price: "99.99".into(),
        }];
        lines.tax_rate = "19".into();
        let mut invoice = invoice(1, "5");
        for form in [lines, form("7.5")] {
            invoice
                .revise(form.parse().unwrap(), DaysToPay::default())
                .unwrap();
            let again = InvoiceForm::from(&invoice).parse().unwrap();
            assert_eq!(again.charges, invoice.charges);
            assert_eq!(again.due_on, Some(invoice.due_on));
        }
    }

    #[test]
    fn it_is_due_by_the_customers_terms_unless_it_says_when() {
        let fortnight = DaysToPay::new(14).unwrap();
        let mut form = form("5");
        let terms = form.parse().unwrap();
        assert_eq!(terms.due_day(fortnight).unwrap().to_string(), "2026-06-15");
        form.due_on = "2026-06-01".into();
        assert_eq!(
            form.parse().unwrap().due_day(fortnight).unwrap(),
            terms.date
        );
        form.due_on = "2026-05-31".into();
        assert!(form.parse().unwrap_err().for_field("due_on").is_some());
    }

    #[test]
    fn what_was_sent_and_paid_binds_a_change() {
        let mut invoice = invoice(1, "100");
        invoice.settled = form("40").parse().unwrap().charges.total();
        let change = |edit: fn(&mut InvoiceForm)| {
            let mut form = InvoiceForm::from(&invoice);
            edit(&mut form);
            invoice
                .clone()
                .revise(form.parse().unwrap(), DaysToPay::default())
        };
        let field = |result: Result<()>, field| result.unwrap_err().for_field(field).is_some();
        assert!(change(|form| form.amount = "40".into()).is_ok());
        assert!(field(change(|form| form.amount = "39.99".into()), "amount"));
        assert!(field(
            change(|form| form.currency = "USD".into()),
            "currency"
        ));
        assert!(field(change(|form| form.number = "X".into()), "number"));
    }

    #[test]
    fn invoices_are_sent_voided_written_off_and_opened_again() {
        let today = "2026-06-02".parse().unwrap();
        let mut one = invoice(1, "100");
        one.take(void()).unwrap();
        assert_eq!(
            (one.balance().status(today), one.reason.as_str()),
            (InvoiceStatus::Void, "Twice")
        );
        one.take(void()).unwrap();
        assert!(one.take(InvoiceStep::Send).is_err());
        assert!(
            one.revise(form("1").parse().unwrap(), DaysToPay::default())
                .is_err()
        );
        one.take(InvoiceStep::Reopen).unwrap();
        assert_eq!(one.state, InvoiceState::Draft);
        assert!(one.take(write_off()).is_err());
        assert!(one.may_be_deleted().is_ok());
        one.take(InvoiceStep::Send).unwrap();
        assert!(one.may_be_deleted().is_err());
        one.settled = form("40").parse().unwrap().charges.total();
        assert!(one.take(void()).is_err());
        one.take(write_off()).unwrap();
        assert!(one.balance().open().is_zero());
        one.take(InvoiceStep::Reopen).unwrap();
        assert_eq!(one.balance().open().to_string(), "60.00 EUR");
        one.settled = one.charges.total();
        assert!(one.take(write_off()).is_err());
    }
}
