use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{Invoice, InvoiceBalance, InvoiceNumber, InvoiceState, PaymentMethod};
use crate::error::{Error, Result};
use crate::id::{AllocationId, CustomerId, InvoiceId, PaymentId, RefundId};
use crate::money::{Money, Price};
use crate::version::Version;

/// Money that came from a customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payment {
    /// Its id.
    pub id: PaymentId,
    /// Who paid.
    pub customer: CustomerId,
    /// What was typed about it.
    pub terms: PaymentTerms,
    /// What settled invoices.
    pub allocated: Money,
    /// What was given back.
    pub refunded: Money,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it last changed.
    pub updated_at: DateTime<Utc>,
}

/// What was typed about a payment, all of it checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentTerms {
    /// When it arrived.
    pub date: NaiveDate,
    /// How much; more than nothing.
    pub amount: Price,
    /// By which way.
    pub method: PaymentMethod,
    /// What the bank wrote; may be empty.
    pub reference: String,
    /// What to know about it; may be empty.
    pub notes: String,
}

/// The part of a payment that settles an invoice, or some of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Allocation {
    /// Its id.
    pub id: AllocationId,
    /// Of which payment.
    pub payment: PaymentId,
    /// When that arrived.
    pub paid_on: NaiveDate,
    /// Which invoice.
    pub invoice: InvoiceId,
    /// Its number.
    pub invoice_number: InvoiceNumber,
    /// How much.
    pub amount: Money,
}

/// Money given back out of a payment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refund {
    /// Its id.
    pub id: RefundId,
    /// Out of which payment.
    pub payment: PaymentId,
    /// What was typed about it.
    pub terms: RefundTerms,
}

/// What was typed about a refund, all of it checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefundTerms {
    /// When it was given back.
    pub date: NaiveDate,
    /// How much; more than nothing.
    pub amount: Price,
    /// What the bank was told; may be empty.
    pub reference: String,
}

/// How much of an invoice a payment shall settle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settlement {
    /// Which invoice.
    pub invoice: InvoiceId,
    /// How much.
    pub amount: Money,
}

impl Payment {
    /// Most invoices that one call settles.
    pub const MAX_SETTLEMENTS: usize = 200;

    /// Which version of it this is.
    pub const fn version(&self) -> Version {
        Version::of(self.updated_at)
    }

    /// What is left of it.
    pub fn credit(&self) -> Money {
        let used = self.allocated.plus(self.refunded);
        used.and_then(|used| self.terms.amount.minus(used))
            .unwrap_or(Money::zero(self.terms.amount.currency()))
    }

    /// Settles some of an invoice, or all of it.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the two do not fit or either has too little left, [`Error::Conflict`] when nobody waits
    /// for the invoice.
    pub fn settle(&mut self, invoice: &mut Invoice, amount: Money) -> Result<()> {
        let mut balance = invoice.balance();
        balance.waits_for_payments(&invoice.number)?;
        if invoice.customer != self.customer || amount.currency() != invoice.charges.currency() {
            return wrong(format!(
                "Invoice {} is not for this payment.",
                invoice.number
            ));
        }
        let mut used = self.clone();
        used.allot(amount)?;
        balance.settle(&invoice.number, amount)?;
        (self.allocated, invoice.settled) = (used.allocated, balance.settled);
        Ok(())
    }

    /// Uses some of it for an invoice; [`InvoiceBalance::settle`] is the other half.
    ///
    /// # Errors
    /// [`Error::Invalid`] when too little is left.
    pub fn allot(&mut self, amount: Money) -> Result<()> {
        let Some(left) = self.credit().minus(amount) else {
            return wrong(format!(
                "This payment is in {}.",
                self.terms.amount.currency()
            ));
        };
        if !amount.is_positive() {
            return wrong("Settle more than nothing.".to_owned());
        }
        if left.is_negative() {
            return wrong(format!("Only {} of this payment is left.", self.credit()));
        }
        self.allocated = self.allocated.plus(amount).unwrap_or(self.allocated);
        Ok(())
    }

    /// Has some of it left again that had settled an invoice; [`InvoiceBalance::release`] is the other half.
    pub fn release(&mut self, amount: Money) {
        self.allocated = self.allocated.minus(amount).unwrap_or(self.allocated);
    }

    /// Has some of it left again that was said to be given back.
    pub fn take_back(&mut self, amount: Money) {
        self.refunded = self.refunded.minus(amount).unwrap_or(self.refunded);
    }

    /// Gives some of it back.
    ///
    /// # Errors
    /// [`Error::Invalid`] when less is left.
    pub fn refund(&mut self, terms: &RefundTerms) -> Result<()> {
        let left = self.credit().minus(terms.amount.money());
        if left.is_none_or(Money::is_negative) {
            return Err(Error::invalid(
                "amount",
                format!("{} of this payment can be given back.", self.credit()),
            ));
        }
        self.refunded = self
            .refunded
            .plus(terms.amount.money())
            .unwrap_or(self.refunded);
        Ok(())
    }

    /// Replaces what was typed: never less than was used, and in the same currency once some was.
    ///
    /// # Errors
    /// [`Error::Invalid`] when a rule is broken.
    pub fn revise(&mut self, terms: PaymentTerms) -> Result<()> {
        let used = self.allocated.plus(self.refunded);
        let used = used.filter(|used| used.is_positive());
        if let Some(used) = used {
            let left = terms.amount.minus(used).ok_or_else(|| {
                Error::invalid(
                    "currency",
                    "Some of this payment is used: its currency stays.",
                )
            })?;
            if left.is_negative() {
                return Err(Error::invalid(
                    "amount",
                    format!("{used} of this payment is used already."),
                ));
            }
        } else {
            (self.allocated, self.refunded) = (
                Money::zero(terms.amount.currency()),
                Money::zero(terms.amount.currency()),
            );
        }
        self.terms = terms;
        Ok(())
    }

    /// Whether it may go to the trash.
    ///
    /// # Errors
    /// [`Error::Conflict`] while some of it was given back.
    pub fn may_be_deleted(&self) -> Result<()> {
        if self.refunded.is_positive() {
            return Err(Error::conflict(
                "Some of this payment was given back. Delete the refund first.",
            ));
        }
        Ok(())
    }
}

impl InvoiceBalance {
    /// Has some of it settled by a payment, or all of it.
    ///
    /// # Errors
    /// [`Error::Conflict`] when nobody waits for the invoice, [`Error::Invalid`] when less is open.
    pub fn settle(&mut self, number: &InvoiceNumber, amount: Money) -> Result<()> {
        self.waits_for_payments(number)?;
        let left = self.open().minus(amount);
        if left.is_none_or(Money::is_negative) {
            return wrong(format!("Only {} of invoice {number} is open.", self.open()));
        }
        self.settled = self.settled.plus(amount).unwrap_or(self.settled);
        Ok(())
    }

    /// Has a payment taken off it.
    pub fn release(&mut self, amount: Money) {
        self.settled = self.settled.minus(amount).unwrap_or(self.settled);
    }

    fn waits_for_payments(&self, number: &InvoiceNumber) -> Result<()> {
        if self.state == InvoiceState::Sent {
            return Ok(());
        }
        Err(Error::conflict(format!(
            "Invoice {number} is not with the customer: payments settle what was sent."
        )))
    }
}

fn wrong(message: String) -> Result<()> {
    Err(Error::invalid("settlements", message))
}

#[cfg(test)]
pub(super) mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::money::Currency;
    use crate::receivables::invoice::tests::invoice;
    use crate::receivables::{PaymentForm, SettlementForm};

    pub(in crate::receivables) fn eur(cents: i64) -> Money {
        Money::new(rust_decimal::Decimal::new(cents, 2), Currency::EUR)
    }

    pub(in crate::receivables) fn payment(cents: i64) -> Payment {
        let form = PaymentForm {
            date: "2026-06-10".into(),
            amount: eur(cents).amount().to_string(),
            currency: "EUR".into(),
            method: "bank_transfer".into(),
            ..PaymentForm::default()
        };
        Payment {
            id: PaymentId::new(Uuid::from_u128(9)),
            customer: CustomerId::new(Uuid::from_u128(1)),
            terms: form.parse().unwrap().0,
            allocated: Money::zero(Currency::EUR),
            refunded: Money::zero(Currency::EUR),
            created_at: DateTime::UNIX_EPOCH,
            updated_at: DateTime::UNIX_EPOCH,
        }
    }

    #[test]
    fn a_payment_settles_several_invoices_and_may_overpay() {
        let (mut one, mut two) = (invoice(1, "100"), invoice(2, "50"));
        let mut payment = payment(20_000);
        payment.settle(&mut one, eur(10_000)).unwrap();
        payment.settle(&mut two, eur(4_000)).unwrap();
        assert!(
            payment.settle(&mut two, eur(1_001)).is_err(),
            "more than is open"
        );
        assert!(payment.settle(&mut two, eur(0)).is_err());
        assert_eq!(payment.credit(), eur(6_000));
        assert!(payment.settle(&mut invoice(3, "100"), eur(6_001)).is_err());
        let refund = |amount: &str| crate::receivables::RefundForm {
            date: "2026-06-11".into(),
            amount: amount.into(),
            currency: "EUR".into(),
            ..Default::default()
        };
        assert!(payment.refund(&refund("60.01").parse().unwrap()).is_err());
        payment.refund(&refund("60").parse().unwrap()).unwrap();
        assert!(payment.credit().is_zero());
        assert!(payment.may_be_deleted().is_err());
    }

    #[test]
    fn the_two_halves_of_a_settlement_are_the_whole_of_it() {
        let (mut invoice, mut paid) = (invoice(1, "100"), payment(20_000));
        let (mut half, mut listed) = (paid.clone(), invoice.balance());
        paid.settle(&mut invoice, eur(4_000)).unwrap();
        half.allot(eur(4_000)).unwrap();
        listed.settle(&invoice.number, eur(4_000)).unwrap();
        assert_eq!((&half, listed), (&paid, invoice.balance()));
        assert!(half.allot(eur(16_001)).is_err());
        assert!(listed.settle(&invoice.number, eur(6_001)).is_err());
        half.release(eur(4_000));
        listed.release(eur(4_000));
        assert_eq!((half.credit(), listed.open()), (eur(20_000), eur(10_000)));
        let terms = RefundTerms {
            date: half.terms.date,
            amount: Price::new("amount", eur(5_000)).unwrap(),
            reference: String::new(),
        };
        half.refund(&terms).unwrap();
        half.take_back(eur(5_000));
        assert_eq!(half.credit(), eur(20_000));
    }

    #[test]
    fn what_does_not_fit_is_not_settled() {
        let mut payment = payment(10_000);
        let mut other = invoice(1, "100");
        other.customer = CustomerId::new(Uuid::from_u128(2));
        assert!(payment.settle(&mut other, eur(1)).is_err());
        let mut draft = invoice(2, "100");
        draft.state = InvoiceState::Draft;
        assert!(matches!(
            payment.settle(&mut draft, eur(1)),
            Err(Error::Conflict { .. })
        ));
        let dollars = Money::new(1.into(), Currency::USD);
        assert!(payment.settle(&mut invoice(3, "100"), dollars).is_err());
        assert_eq!(payment.allocated, eur(0));
    }

    #[test]
    fn a_payment_never_shrinks_below_what_was_used() {
        let mut payment = payment(10_000);
        payment.settle(&mut invoice(1, "40"), eur(4_000)).unwrap();
        let terms = |cents, currency| PaymentTerms {
            amount: Price::new("amount", Money::new(eur(cents).amount(), currency)).unwrap(),
            ..payment.terms.clone()
        };
        let (low, dollars, enough) = (
            terms(3_999, Currency::EUR),
            terms(9_000, Currency::USD),
            terms(4_000, Currency::EUR),
        );
        assert!(
            payment
                .revise(low)
                .unwrap_err()
                .for_field("amount")
                .is_some()
        );
        assert!(
            payment
                .revise(dollars)
                .unwrap_err()
                .for_field("currency")
                .is_some()
        );
        payment.revise(enough).unwrap();
        assert!(payment.credit().is_zero());
    }

    #[test]
    fn a_form_names_what_is_wrong_in_each_settlement() {
        let form = PaymentForm {
            settlements: vec![
                SettlementForm::default(),
                SettlementForm {
                    invoice: "x".into(),
                    amount: "5".into(),
                },
            ],
            ..PaymentForm::default()
        };
        let error = form.parse().unwrap_err();
        for field in [
            "date",
            "amount",
            "currency",
            "method",
            "settlements.1.invoice",
        ] {
            assert!(error.for_field(field).is_some(), "{field}");
        }
    }
}
