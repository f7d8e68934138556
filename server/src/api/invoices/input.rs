//! Invoices as requests describe them.

use domain::receivables::{InvoiceForm, InvoiceStep, InvoiceTerms, LineForm};
use domain::{Error, Result, text};
use serde::Deserialize;
use serde::de::IgnoredAny;
use utoipa::ToSchema;

use super::output::LineBody;
use super::step_schema;
use crate::api::object::objects;

/// What an invoice says. What is left out is empty; an invoice may be sent back as it was read.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct InvoiceInput {
    /// Its number. Left out, the next one of its year, or the one that it has.
    #[serde(default)]
    #[schema(example = "2026-4711", max_length = 50)]
    number: String,
    /// Its date.
    #[schema(example = "2026-06-01", format = Date)]
    date: String,
    /// The last day to pay it without being late. Left out, by the terms of the customer.
    #[serde(default)]
    #[schema(example = "2026-07-01", format = Date)]
    due_on: Option<String>,
    /// The three letters of the currency.
    #[schema(example = "EUR")]
    currency: String,
    /// The amount before tax, where there are no lines.
    #[serde(default)]
    #[schema(example = "1200.50")]
    amount: Option<String>,
    /// Its lines; empty for one amount.
    #[serde(default, deserialize_with = "objects")]
    #[schema(max_items = 200)]
    lines: Vec<LineBody>,
    /// Tax in percent; none when left out.
    #[serde(default)]
    #[schema(example = "19")]
    tax_rate: String,
    /// What it is about.
    #[serde(default)]
    #[schema(max_length = 20000)]
    description: String,
    /// What the customer calls it.
    #[serde(default)]
    #[schema(max_length = 200)]
    reference: String,
    /// The agreement that it bills, one of the same customer.
    #[serde(default)]
    #[schema(format = Uuid)]
    agreement: Option<String>,
    #[serde(default, rename = "id")]
    #[schema(ignore)]
    _id: IgnoredAny,
    #[serde(default, rename = "customer")]
    #[schema(ignore)]
    _customer: IgnoredAny,
    #[serde(default, rename = "status")]
    #[schema(ignore)]
    _status: IgnoredAny,
    #[serde(default, rename = "reason")]
    #[schema(ignore)]
    _reason: IgnoredAny,
    #[serde(default, rename = "net")]
    #[schema(ignore)]
    _net: IgnoredAny,
    #[serde(default, rename = "tax")]
    #[schema(ignore)]
    _tax: IgnoredAny,
    #[serde(default, rename = "total")]
    #[schema(ignore)]
    _total: IgnoredAny,
    #[serde(default, rename = "settled")]
    #[schema(ignore)]
    _settled: IgnoredAny,
    #[serde(default, rename = "open")]
    #[schema(ignore)]
    _open: IgnoredAny,
    #[serde(default, rename = "period_from")]
    #[schema(ignore)]
    _period_from: IgnoredAny,
    #[serde(default, rename = "paid_on")]
    #[schema(ignore)]
    _paid_on: IgnoredAny,
    #[serde(default, rename = "created_at")]
    #[schema(ignore)]
    _created_at: IgnoredAny,
    #[serde(default, rename = "updated_at")]
    #[schema(ignore)]
    _updated_at: IgnoredAny,
}

/// What is done with an invoice as a whole.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct StepInput {
    /// What is done.
    #[schema(schema_with = step_schema)]
    step: String,
    /// Why, for `void` and `write_off`.
    #[serde(default)]
    #[schema(max_length = 20000)]
    reason: String,
}

/// The words of the steps.
pub(super) const STEPS: [&str; 4] = ["send", "void", "write_off", "reopen"];

impl InvoiceInput {
    /// Checks it with the rules of the form. All broken rules at once.
    pub(super) fn parse(self) -> Result<InvoiceTerms> {
        let form = InvoiceForm {
            number: self.number,
            date: self.date,
            due_on: self.due_on.unwrap_or_default(),
            currency: self.currency,
            amount: self.amount.unwrap_or_default(),
            lines: self.lines.into_iter().map(LineForm::from).collect(),
            tax_rate: self.tax_rate,
            description: self.description,
            reference: self.reference,
            agreement: self.agreement.unwrap_or_default(),
        };
        form.parse()
    }
}

impl StepInput {
    pub(super) fn parse(self) -> Result<InvoiceStep> {
        let reason = text::note("reason", &self.reason)?;
        match self.step.as_str() {
            "send" => Ok(InvoiceStep::Send),
            "void" => Ok(InvoiceStep::Void { reason }),
            "write_off" => Ok(InvoiceStep::WriteOff { reason }),
            "reopen" => Ok(InvoiceStep::Reopen),
            _ => Err(Error::invalid(
                "step",
                format!("Choose one of {}.", STEPS.join(", ")),
            )),
        }
    }
}

impl From<LineBody> for LineForm {
    fn from(line: LineBody) -> Self {
        Self {
            description: line.description,
            quantity: line.quantity,
            unit_price: line.unit_price,
        }
    }
}
