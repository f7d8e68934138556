use serde_json::Value;

use super::{AgreementForm, Pricing, PricingForm};
use crate::error::Result;
use crate::history::{refused, typed};

/// The fields of an agreement in the activity log that [`AgreementForm::put_back`] knows.
pub const PUT_BACK: &[&str] = &[
    "scope",
    "type",
    "start_date",
    "end_date",
    "pricing",
    "extra_terms",
    "notes",
];

impl AgreementForm {
    /// Types a value of the activity log into its field.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] when the field cannot be put back.
    pub fn put_back(&mut self, field: &str, value: &Value) -> Result<()> {
        let place = match field {
            "scope" => &mut self.scope,
            "type" => &mut self.kind,
            "start_date" => &mut self.starts_on,
            "end_date" => &mut self.ends_on,
            "extra_terms" => &mut self.extra_terms,
            "notes" => &mut self.notes,
            "pricing" => {
                let pricing = serde_json::from_value::<Pricing>(value.clone());
                self.pricing = PricingForm::from(&pricing.map_err(|_| refused(field))?);
                return Ok(());
            }
            _ => return Err(refused(field)),
        };
        *place = typed(field, value)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::agreements::draft::tests::form;

    #[test]
    fn every_field_takes_its_old_value() {
        let before = form("2026-01-01", "2026-12-31");
        let terms = before.parse().unwrap();
        let mut now = AgreementForm {
            notes: "New".into(),
            ..AgreementForm::default()
        };
        for (field, value) in [
            ("scope", json!("Product advice")),
            ("type", json!("retainer")),
            ("start_date", json!("2026-01-01")),
            ("end_date", json!("2026-12-31")),
            ("pricing", serde_json::to_value(&terms.pricing).unwrap()),
            ("extra_terms", json!("")),
            ("notes", Value::Null),
        ] {
            assert!(PUT_BACK.contains(&field));
            now.put_back(field, &value).unwrap();
        }
        assert_eq!(now.parse(), Ok(terms));
    }

    #[test]
    fn what_is_put_back_keeps_the_rules() {
        let mut now = form("2026-06-01", "2026-12-31");
        now.put_back("end_date", &json!("2026-05-31")).unwrap();
        assert!(now.parse().unwrap_err().for_field("ends_on").is_some());
        assert!(
            now.put_back("pricing", &json!({ "model": "barter" }))
                .is_err()
        );
        assert!(now.put_back("override_status", &Value::Null).is_err());
    }
}
