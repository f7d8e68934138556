use serde_json::Value;

use super::{Invoice, InvoiceForm, Line, LineForm, Payment, PaymentForm};
use crate::error::{Error, Result};
use crate::history::{refused, typed};

/// The fields of an invoice in the activity log that [`InvoiceForm::put_back`] knows. What it comes to follows from the
/// lines and the tax.
pub const INVOICE_PUT_BACK: &[&str] = &[
    "number",
    "date",
    "due_date",
    "currency",
    "lines",
    "tax_rate",
    "description",
    "reference",
    "linked_agreement_id",
];

/// The same for a payment.
pub const PAYMENT_PUT_BACK: &[&str] =
    &["date", "amount", "currency", "method", "reference", "notes"];

impl InvoiceForm {
    /// Types a value of the activity log into its field.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the field cannot be put back.
    pub fn put_back(&mut self, field: &str, value: &Value) -> Result<()> {
        let place = match field {
            "number" => &mut self.number,
            "date" => &mut self.date,
            "due_date" => &mut self.due_on,
            "currency" => &mut self.currency,
            "tax_rate" => &mut self.tax_rate,
            "description" => &mut self.description,
            "reference" => &mut self.reference,
            "linked_agreement_id" => &mut self.agreement,
            "lines" => {
                let lines = serde_json::from_value::<Vec<Line>>(value.clone());
                let lines = lines.map_err(|_| refused(field))?;
                // Without lines there was an amount, which the log knows with the tax on it only.
                if lines.is_empty() {
                    let message =
                        "There were no lines before, but an amount. Enter it in the invoice.";
                    return Err(Error::invalid(field, message));
                }
                self.lines = lines.iter().map(LineForm::from).collect();
                self.amount = String::new();
                return Ok(());
            }
            _ => return Err(refused(field)),
        };
        *place = typed(field, value)?;
        Ok(())
    }
}

impl Invoice {
    /// Whether fields of it are put back; see [`super::InvoiceState::can_be_put_back`].
    ///
    /// # Errors
    /// [`Error::Conflict`] when it is no draft.
    pub fn may_be_put_back(&self) -> Result<()> {
        if self.state.can_be_put_back() {
            return Ok(());
        }
        Err(Error::conflict(
            "This invoice is no draft any more. Open it to change it.",
        ))
    }
}

impl PaymentForm {
    /// Types a value of the activity log into its field.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the field cannot be put back.
    pub fn put_back(&mut self, field: &str, value: &Value) -> Result<()> {
        let place = match field {
            "date" => &mut self.date,
            "amount" => &mut self.amount,
            "currency" => &mut self.currency,
            "method" => &mut self.method,
            "reference" => &mut self.reference,
            "notes" => &mut self.notes,
            _ => return Err(refused(field)),
        };
        *place = typed(field, value)?;
        Ok(())
    }
}

impl From<&Payment> for PaymentForm {
    fn from(payment: &Payment) -> Self {
        let terms = &payment.terms;
        Self {
            date: terms.date.to_string(),
            amount: terms.amount.amount().to_string(),
            currency: terms.amount.currency().code().to_owned(),
            method: terms.method.as_str().to_owned(),
            reference: terms.reference.clone(),
            notes: terms.notes.clone(),
            settlements: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::receivables::InvoiceState;
    use crate::receivables::invoice::tests::{form, invoice};

    #[test]
    fn fields_of_an_invoice_take_their_old_values() {
        let mut lines = form("");
        lines.lines = vec![LineForm {
            description: "Advice".into(),
            quantity: "1.5".into(),
            unit_price: "99.99".into(),
        }];
        let charges = lines.parse().unwrap().charges;
        let mut now = form("5");
        for (field, value) in [
            ("number", json!("R-7")),
            ("date", json!("2026-03-01")),
            ("due_date", json!("2026-03-15")),
            ("currency", json!("EUR")),
            ("lines", serde_json::to_value(charges.lines()).unwrap()),
            ("tax_rate", json!(19.0)),
            ("description", json!("March")),
            ("reference", json!("PO 1")),
            ("linked_agreement_id", Value::Null),
        ] {
            assert!(INVOICE_PUT_BACK.contains(&field));
            now.put_back(field, &value).unwrap();
        }
        let terms = now.parse().unwrap();
        assert_eq!(terms.charges.lines(), charges.lines());
        assert_eq!(
            terms.charges.tax_rate().percent().normalize().to_string(),
            "19"
        );
        assert_eq!(terms.date.to_string(), "2026-03-01");
        for (field, value) in [
            ("lines", json!([])),
            ("amount", json!(5)),
            ("status", json!("sent")),
        ] {
            assert!(now.put_back(field, &value).is_err(), "{field}");
        }
    }

    #[test]
    fn only_a_draft_gets_fields_back() {
        let mut invoice = invoice(1, "5");
        assert!(matches!(
            invoice.may_be_put_back(),
            Err(Error::Conflict { .. })
        ));
        invoice.state = InvoiceState::Draft;
        assert_eq!(invoice.may_be_put_back(), Ok(()));
    }

    #[test]
    fn fields_of_a_payment_take_their_old_values() {
        let mut form = PaymentForm::default();
        for (field, value) in [
            ("date", json!("2026-03-01")),
            ("amount", json!(1200.5)),
            ("currency", json!("EUR")),
            ("method", json!("cash")),
            ("reference", json!("Wire")),
            ("notes", Value::Null),
        ] {
            assert!(PAYMENT_PUT_BACK.contains(&field));
            form.put_back(field, &value).unwrap();
        }
        let (terms, _) = form.parse().unwrap();
        assert_eq!(terms.amount.money().to_string(), "1,200.50 EUR");
        assert!(form.put_back("allocated", &json!(1)).is_err());
    }
}
