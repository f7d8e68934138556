use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{Charges, DaysToPay, Invoice, InvoiceNumber, Line, LineForm};
use crate::error::{Check, FieldError, Result};
use crate::id::AgreementId;
use crate::text;

/// What was typed about an invoice, all of it checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvoiceTerms {
    /// Its number; none for the server to allot one, or to keep the one it has.
    pub number: Option<InvoiceNumber>,
    /// Its date.
    pub date: NaiveDate,
    /// The last day to pay it without being late; none for what the customer's terms say.
    pub due_on: Option<NaiveDate>,
    /// What it asks for.
    pub charges: Charges,
    /// What it is about; may be empty.
    pub description: String,
    /// What the customer calls it; may be empty.
    pub reference: String,
    /// The agreement that it bills.
    pub agreement: Option<AgreementId>,
}

impl InvoiceTerms {
    /// The day it is due: the one given, or so many days after its date.
    pub fn due_day(&self, days_to_pay: DaysToPay) -> Result<NaiveDate, FieldError> {
        let days = Days::new(days_to_pay.days().into());
        let due_on = self.due_on.or_else(|| self.date.checked_add_days(days));
        due_on
            .filter(|due_on| *due_on >= self.date)
            .ok_or_else(|| FieldError::new("due_on", "It is due before its date."))
    }
}

/// The form of an invoice, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct InvoiceForm {
    /// Its number; empty for the server to allot one.
    pub number: String,
    /// Its date.
    pub date: String,
    /// The last day to pay it; empty for what the customer's terms say.
    pub due_on: String,
    /// The three letters of the currency.
    pub currency: String,
    /// The amount before tax, where there are no lines.
    pub amount: String,
    /// Its lines.
    pub lines: Vec<LineForm>,
    /// Tax in percent; empty for none.
    pub tax_rate: String,
    /// What it is about.
    pub description: String,
    /// What the customer calls it.
    pub reference: String,
    /// The id of the agreement that it bills; empty for none.
    pub agreement: String,
}

impl InvoiceForm {
    /// Checks the form; all broken rules at once, under the names of its fields.
    pub fn parse(&self) -> Result<InvoiceTerms> {
        let mut check = Check::default();
        let number = check.keep(InvoiceNumber::parse(&self.number));
        let date = check.keep(text::date("date", &self.date));
        let due_on = check.keep(text::optional_date("due_on", &self.due_on));
        let charges = Charges::check(
            &mut check,
            &self.currency,
            &self.amount,
            &self.lines,
            &self.tax_rate,
        );
        let description = check.keep(text::note("description", &self.description));
        let reference = check.keep(text::line("reference", &self.reference));
        let agreement = check.keep(optional_agreement(&self.agreement));
        let terms = (|| {
            Some(InvoiceTerms {
                number: number?,
                date: date?,
                due_on: due_on?,
                charges: charges?,
                description: description?,
                reference: reference?,
                agreement: agreement?,
            })
        })();
        if let Some(terms) = &terms {
            check.keep(terms.due_day(DaysToPay::default()));
        }
        check.finish(terms)
    }
}

impl From<&Invoice> for InvoiceForm {
    fn from(invoice: &Invoice) -> Self {
        let charges = &invoice.charges;
        let amount = if charges.lines().is_empty() {
            charges.net().amount().to_string()
        } else {
            String::new()
        };
        Self {
            number: invoice.number.to_string(),
            date: invoice.date.to_string(),
            due_on: invoice.due_on.to_string(),
            currency: charges.currency().code().to_owned(),
            amount,
            lines: charges.lines().iter().map(LineForm::from).collect(),
            tax_rate: charges.tax_rate().percent().to_string(),
            description: invoice.description.clone(),
            reference: invoice.reference.clone(),
            agreement: invoice
                .agreement
                .map_or_else(String::new, |id| id.to_string()),
        }
    }
}

impl From<&Line> for LineForm {
    fn from(line: &Line) -> Self {
        Self {
            description: line.description.clone(),
            quantity: line.quantity.to_string(),
            unit_price: line.unit_price.amount().to_string(),
        }
    }
}

fn optional_agreement(text: &str) -> Result<Option<AgreementId>, FieldError> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let id = text.parse().map(Some);
    id.map_err(|_| FieldError::new("agreement", "Choose an agreement of this customer."))
}
