//! Payments as requests describe them.

use domain::Result;
use domain::money::Currency;
use domain::receivables::{
    PaymentForm, PaymentTerms, RefundForm, RefundTerms, Settlement, SettlementForm,
};
use serde::Deserialize;
use serde::de::IgnoredAny;
use utoipa::ToSchema;

use super::method_schema;
use crate::api::object::objects;

/// A payment that just arrived, and what it settles: all of it, or nothing is made.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewPaymentInput {
    /// When it arrived.
    #[schema(example = "2026-06-10", format = Date)]
    date: String,
    /// How much.
    #[schema(example = "1200.50")]
    amount: String,
    /// The three letters of the currency.
    #[schema(example = "EUR")]
    currency: String,
    /// How it arrived.
    #[schema(schema_with = method_schema)]
    method: String,
    /// What the bank wrote.
    #[serde(default)]
    #[schema(max_length = 200)]
    reference: String,
    /// What to know about it.
    #[serde(default)]
    #[schema(max_length = 20000)]
    notes: String,
    /// The invoices that it settles.
    #[serde(default, deserialize_with = "objects")]
    #[schema(max_items = 200)]
    settlements: Vec<SettlementInput>,
}

/// What can be said about a payment. What is left out is empty; a payment may be sent back as it was read.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct PaymentInput {
    /// When it arrived.
    #[schema(example = "2026-06-10", format = Date)]
    date: String,
    /// How much: never less than was used.
    #[schema(example = "1200.50")]
    amount: String,
    /// The three letters of the currency, which stays once some of it was used.
    #[schema(example = "EUR")]
    currency: String,
    /// How it arrived.
    #[schema(schema_with = method_schema)]
    method: String,
    /// What the bank wrote.
    #[serde(default)]
    #[schema(max_length = 200)]
    reference: String,
    /// What to know about it.
    #[serde(default)]
    #[schema(max_length = 20000)]
    notes: String,
    #[serde(default, rename = "id")]
    #[schema(ignore)]
    _id: IgnoredAny,
    #[serde(default, rename = "customer")]
    #[schema(ignore)]
    _customer: IgnoredAny,
    #[serde(default, rename = "allocated")]
    #[schema(ignore)]
    _allocated: IgnoredAny,
    #[serde(default, rename = "refunded")]
    #[schema(ignore)]
    _refunded: IgnoredAny,
    #[serde(default, rename = "credit")]
    #[schema(ignore)]
    _credit: IgnoredAny,
    #[serde(default, rename = "created_at")]
    #[schema(ignore)]
    _created_at: IgnoredAny,
    #[serde(default, rename = "updated_at")]
    #[schema(ignore)]
    _updated_at: IgnoredAny,
}

/// How much of an invoice a payment shall settle.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Settlement)]
pub(super) struct SettlementInput {
    /// The invoice, one of the same customer and currency that was sent.
    #[schema(format = Uuid)]
    invoice: String,
    /// How much.
    #[schema(example = "10.00")]
    amount: String,
}

/// The invoices that a payment shall settle: all of them, or nothing is settled.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct AllocationInput {
    /// The three letters of the currency: that of the payment.
    #[schema(example = "EUR")]
    currency: String,
    /// The invoices.
    #[serde(deserialize_with = "objects")]
    #[schema(max_items = 200)]
    settlements: Vec<SettlementInput>,
}

/// Money to be given back.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RefundInput {
    /// When it was given back.
    #[schema(example = "2026-06-20", format = Date)]
    date: String,
    /// How much.
    #[schema(example = "10.00")]
    amount: String,
    /// The three letters of the currency: that of the payment.
    #[schema(example = "EUR")]
    currency: String,
    /// What the bank was told.
    #[serde(default)]
    #[schema(max_length = 200)]
    reference: String,
}

impl NewPaymentInput {
    /// Checks it with the rules of the form. All broken rules at once.
    pub(super) fn parse(self) -> Result<(PaymentTerms, Vec<Settlement>)> {
        let form = PaymentForm {
            date: self.date,
            amount: self.amount,
            currency: self.currency,
            method: self.method,
            reference: self.reference,
            notes: self.notes,
            settlements: forms(self.settlements),
        };
        form.parse()
    }
}

impl PaymentInput {
    /// Checks it in the same way.
    pub(super) fn parse(self) -> Result<PaymentTerms> {
        let form = PaymentForm {
            date: self.date,
            amount: self.amount,
            currency: self.currency,
            method: self.method,
            reference: self.reference,
            notes: self.notes,
            settlements: Vec::new(),
        };
        form.parse().map(|(terms, _)| terms)
    }
}

impl AllocationInput {
    /// Checks it in the same way.
    pub(super) fn parse(self) -> Result<Vec<Settlement>> {
        let currency = Currency::parse("currency", &self.currency)?;
        SettlementForm::parse_all(&forms(self.settlements), currency)
    }
}

impl RefundInput {
    /// Checks it in the same way.
    pub(super) fn parse(self) -> Result<RefundTerms> {
        let form = RefundForm {
            date: self.date,
            amount: self.amount,
            currency: self.currency,
            reference: self.reference,
        };
        form.parse()
    }
}

fn forms(settlements: Vec<SettlementInput>) -> Vec<SettlementForm> {
    let form = |settlement: SettlementInput| SettlementForm {
        invoice: settlement.invoice,
        amount: settlement.amount,
    };
    settlements.into_iter().map(form).collect()
}
