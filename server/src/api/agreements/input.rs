//! Agreements as requests describe them.

use domain::agreements::{AgreementForm, AgreementTerms, PriceForm, PricingForm};
use domain::{Error, FieldError, Result};
use serde::Deserialize;
use serde::de::IgnoredAny;
use utoipa::ToSchema;

use super::kind_schema;
use super::output::{MilestoneBody, PricingBody};
use crate::api::object::object;

/// What was agreed. What is left out is empty; an agreement may be sent back as it was read.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct AgreementInput {
    /// What is done for the customer.
    #[schema(example = "Product advice", min_length = 1, max_length = 20000)]
    scope: String,
    /// What sort of agreement it is.
    #[schema(schema_with = kind_schema)]
    kind: String,
    /// The first day. Left out, it is a draft.
    #[serde(default)]
    #[schema(example = "2026-01-01", format = Date)]
    starts_on: Option<String>,
    /// The last day. Left out, it runs until somebody ends it.
    #[serde(default)]
    #[schema(example = "2026-12-31", format = Date)]
    ends_on: Option<String>,
    /// What is paid.
    #[serde(deserialize_with = "object")]
    pricing: PricingBody,
    /// What else was agreed about paying.
    #[serde(default)]
    #[schema(max_length = 20000)]
    extra_terms: String,
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
    #[serde(default, rename = "status")]
    #[schema(ignore)]
    _status: IgnoredAny,
    #[serde(default, rename = "override")]
    #[schema(ignore)]
    _override: IgnoredAny,
    #[serde(default, rename = "renews")]
    #[schema(ignore)]
    _renews: IgnoredAny,
    #[serde(default, rename = "annual_value")]
    #[schema(ignore)]
    _annual_value: IgnoredAny,
    #[serde(default, rename = "created_at")]
    #[schema(ignore)]
    _created_at: IgnoredAny,
    #[serde(default, rename = "updated_at")]
    #[schema(ignore)]
    _updated_at: IgnoredAny,
}

impl AgreementInput {
    /// Checks it with the rules of the form. All broken rules at once.
    pub(super) fn parse(self) -> Result<AgreementTerms> {
        let form = AgreementForm {
            scope: self.scope,
            kind: self.kind,
            starts_on: self.starts_on.unwrap_or_default(),
            ends_on: self.ends_on.unwrap_or_default(),
            pricing: self.pricing.into(),
            extra_terms: self.extra_terms,
            notes: self.notes,
        };
        form.parse().map_err(by_place)
    }
}

/// The form has one level, the body has two: `amount` becomes `pricing.amount`.
fn by_place(error: Error) -> Error {
    const OWN: [&str; 6] = [
        "scope",
        "kind",
        "starts_on",
        "ends_on",
        "extra_terms",
        "notes",
    ];
    let place = |error: FieldError| {
        if OWN.contains(&error.field.as_str()) {
            return error;
        }
        FieldError::new(format!("pricing.{}", error.field), error.message)
    };
    match error {
        Error::Invalid { fields } => Error::Invalid {
            fields: fields.into_iter().map(place).collect(),
        },
        other => other,
    }
}

impl From<PricingBody> for PricingForm {
    fn from(pricing: PricingBody) -> Self {
        let typed = |number: Option<u32>| number.map_or_else(String::new, |n| n.to_string());
        Self {
            model: pricing.model,
            amount: pricing.amount.unwrap_or_default(),
            currency: pricing.currency.unwrap_or_default(),
            period: pricing.period.unwrap_or_default(),
            hours: typed(pricing.hours),
            share: pricing.share.unwrap_or_default(),
            vesting_months: typed(pricing.vesting_months),
            milestones: pricing.milestones.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<MilestoneBody> for PriceForm {
    fn from(milestone: MilestoneBody) -> Self {
        Self {
            title: milestone.title,
            amount: milestone.amount,
            due_on: milestone.due_on.unwrap_or_default(),
        }
    }
}
