use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{AgreementKind, Pricing, PricingForm};
use crate::error::{Check, FieldError, Result};
use crate::money::Money;
use crate::text;

/// What was agreed, all of it checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreementTerms {
    /// What is done for the customer.
    pub scope: String,
    /// What sort of agreement it is.
    pub kind: AgreementKind,
    /// The first day. None while it is a draft.
    pub starts_on: Option<NaiveDate>,
    /// The last day. None when it runs until somebody ends it.
    pub ends_on: Option<NaiveDate>,
    /// What is paid.
    pub pricing: Pricing,
    /// What else was agreed about paying; may be empty.
    pub extra_terms: String,
    /// What to know about it; may be empty.
    pub notes: String,
}

/// The form of an agreement, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct AgreementForm {
    /// What is done for the customer.
    pub scope: String,
    /// The word of an [`AgreementKind`].
    pub kind: String,
    /// The first day.
    pub starts_on: String,
    /// The last day.
    pub ends_on: String,
    /// What is paid.
    pub pricing: PricingForm,
    /// What else was agreed about paying.
    pub extra_terms: String,
    /// What to know about it.
    pub notes: String,
}

impl AgreementForm {
    /// Checks the form; all broken rules at once, under the names of its fields.
    pub fn parse(&self) -> Result<AgreementTerms> {
        let mut check = Check::default();
        let scope = check.keep(text::note("scope", &self.scope).and_then(|scope| {
            if scope.is_empty() {
                Err(FieldError::new("scope", "Say what was agreed."))
            } else {
                Ok(scope)
            }
        }));
        let kind = check.keep(AgreementKind::parse(&self.kind));
        let starts_on = check.keep(text::optional_date("starts_on", &self.starts_on));
        let ends_on = check.keep(text::optional_date("ends_on", &self.ends_on));
        if let (Some(Some(starts_on)), Some(Some(ends_on))) = (starts_on, ends_on) {
            check.keep(in_order(starts_on, ends_on));
        }
        let pricing = self.pricing.check(&mut check);
        let extra_terms = check.keep(text::note("extra_terms", &self.extra_terms));
        let notes = check.keep(text::note("notes", &self.notes));
        let terms = (|| {
            Some(AgreementTerms {
                scope: scope?,
                kind: kind?,
                starts_on: starts_on?,
                ends_on: ends_on?,
                pricing: pricing?,
                extra_terms: extra_terms?,
                notes: notes?,
            })
        })();
        check.finish(terms)
    }
}

impl From<&AgreementTerms> for AgreementForm {
    fn from(terms: &AgreementTerms) -> Self {
        let typed = |day: Option<NaiveDate>| day.map_or_else(String::new, |day| day.to_string());
        Self {
            scope: terms.scope.clone(),
            kind: terms.kind.as_str().to_owned(),
            starts_on: typed(terms.starts_on),
            ends_on: typed(terms.ends_on),
            pricing: PricingForm::from(&terms.pricing),
            extra_terms: terms.extra_terms.clone(),
            notes: terms.notes.clone(),
        }
    }
}

impl AgreementTerms {
    /// How many days it runs, if it ends.
    pub fn days(&self) -> Option<i64> {
        let (starts_on, ends_on) = self.starts_on.zip(self.ends_on)?;
        Some((ends_on - starts_on).num_days() + 1)
    }

    /// What it is worth in a year; none where no money is paid, or nobody knows how much.
    pub fn annual_value(&self) -> Option<Money> {
        self.pricing.annual_value(self.days())
    }
}

fn in_order(starts_on: NaiveDate, ends_on: NaiveDate) -> Result<(), FieldError> {
    if ends_on < starts_on {
        return Err(FieldError::new(
            "ends_on",
            "The last day is before the first.",
        ));
    }
    Ok(())
}

#[cfg(test)]
pub(super) mod tests {
    use chrono::DateTime;
    use uuid::Uuid;

    use super::*;
    use crate::agreements::Agreement;
    use crate::id::{AgreementId, CustomerId};

    pub(in crate::agreements) fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    pub(in crate::agreements) fn form(starts_on: &str, ends_on: &str) -> AgreementForm {
        AgreementForm {
            scope: "Product advice".into(),
            kind: "retainer".into(),
            starts_on: starts_on.into(),
            ends_on: ends_on.into(),
            pricing: PricingForm {
                model: "retainer".into(),
                amount: "2000".into(),
                currency: "EUR".into(),
                period: "month".into(),
                ..PricingForm::default()
            },
            ..AgreementForm::default()
        }
    }

    pub(in crate::agreements) fn agreement(starts_on: &str, ends_on: &str) -> Agreement {
        Agreement {
            id: AgreementId::new(Uuid::from_u128(1)),
            customer: CustomerId::new(Uuid::from_u128(2)),
            terms: form(starts_on, ends_on).parse().unwrap(),
            overridden: None,
            renews: None,
            created_at: DateTime::UNIX_EPOCH,
            updated_at: DateTime::UNIX_EPOCH,
        }
    }

    #[test]
    fn a_form_reads_back_from_its_terms() {
        let form = form("2026-01-01", "");
        let terms = form.parse().unwrap();
        assert_eq!(AgreementForm::from(&terms).parse(), Ok(terms));
    }

    #[test]
    fn every_broken_rule_is_named() {
        let mut wrong = form("2026-02-01", "2026-01-31");
        wrong.scope = "  ".into();
        wrong.kind = "barter".into();
        wrong.pricing.amount = "-5".into();
        wrong.pricing.period = String::new();
        let error = wrong.parse().unwrap_err();
        for field in ["scope", "kind", "ends_on", "amount", "period"] {
            assert!(error.for_field(field).is_some(), "{field}");
        }
        assert!(
            form("soon", "")
                .parse()
                .unwrap_err()
                .for_field("starts_on")
                .is_some()
        );
    }
}
