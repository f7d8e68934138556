use serde::{Deserialize, Serialize};

use super::{Payment, PaymentMethod, PaymentTerms, RefundTerms, Settlement};
use crate::error::{Check, FieldError, Result};
use crate::money::{Currency, Price};
use crate::text;

/// The form of a payment, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PaymentForm {
    /// When it arrived.
    pub date: String,
    /// How much.
    pub amount: String,
    /// The three letters of the currency.
    pub currency: String,
    /// The word of a [`PaymentMethod`].
    pub method: String,
    /// What the bank wrote.
    pub reference: String,
    /// What to know about it.
    pub notes: String,
    /// The invoices that it settles.
    pub settlements: Vec<SettlementForm>,
}

/// How much of an invoice a payment shall settle, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SettlementForm {
    /// The id of the invoice.
    pub invoice: String,
    /// How much; empty or zero for nothing.
    pub amount: String,
}

impl PaymentForm {
    /// Checks the form; all broken rules at once, under the names of its fields.
    pub fn parse(&self) -> Result<(PaymentTerms, Vec<Settlement>)> {
        let mut check = Check::default();
        let date = check.keep(text::date("date", &self.date));
        let amount = paid(&mut check, &self.amount, &self.currency);
        let method = check.keep(PaymentMethod::parse(&self.method));
        let reference = check.keep(text::line("reference", &self.reference));
        let notes = check.keep(text::note("notes", &self.notes));
        let currency = amount.map_or(Currency::EUR, |amount| amount.currency());
        let settlements = SettlementForm::check(&mut check, &self.settlements, currency);
        let parsed = (|| {
            let terms = PaymentTerms {
                date: date?,
                amount: amount?,
                method: method?,
                reference: reference?,
                notes: notes?,
            };
            Some((terms, settlements?))
        })();
        check.finish(parsed)
    }
}

impl SettlementForm {
    /// Checks the settlements of a payment in a currency.
    pub fn parse_all(forms: &[Self], currency: Currency) -> Result<Vec<Settlement>> {
        let mut check = Check::default();
        let settlements = Self::check(&mut check, forms, currency);
        check.finish(settlements)
    }

    fn check(check: &mut Check, forms: &[Self], currency: Currency) -> Option<Vec<Settlement>> {
        if forms.len() > Payment::MAX_SETTLEMENTS {
            let many = FieldError::new("settlements", "Settle at most 200 invoices at once.");
            return check.keep(Err(many));
        }
        let mut settlements = Vec::new();
        for (number, form) in forms.iter().enumerate() {
            if form.amount.trim().is_empty() {
                continue;
            }
            let field = |name: &str| format!("settlements.{number}.{name}");
            let price = check.keep(Price::parse(&field("amount"), &form.amount, currency))?;
            let invoice = form.invoice.parse();
            let invoice = invoice.map_err(|_| {
                FieldError::new(field("invoice"), "Choose an invoice of this customer.")
            });
            let invoice = check.keep(invoice)?;
            if price.is_positive() {
                settlements.push(Settlement {
                    invoice,
                    amount: price.money(),
                });
            }
        }
        Some(settlements)
    }
}

/// The form of a refund, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct RefundForm {
    /// When it was given back.
    pub date: String,
    /// How much.
    pub amount: String,
    /// The three letters of the currency.
    pub currency: String,
    /// What the bank was told.
    pub reference: String,
}

impl RefundForm {
    /// Checks the form; all broken rules at once, under the names of its fields.
    pub fn parse(&self) -> Result<RefundTerms> {
        let mut check = Check::default();
        let date = check.keep(text::date("date", &self.date));
        let amount = paid(&mut check, &self.amount, &self.currency);
        let reference = check.keep(text::line("reference", &self.reference));
        let terms = (|| {
            Some(RefundTerms {
                date: date?,
                amount: amount?,
                reference: reference?,
            })
        })();
        check.finish(terms)
    }
}

/// An amount of more than nothing.
fn paid(check: &mut Check, amount: &str, currency: &str) -> Option<Price> {
    let currency = check.keep(Currency::parse("currency", currency));
    let price = Price::parse("amount", amount, currency.unwrap_or(Currency::EUR));
    let price = price.and_then(|price| {
        if price.is_positive() {
            Ok(price)
        } else {
            Err(FieldError::new("amount", "Enter more than zero."))
        }
    });
    currency.and(check.keep(price))
}
