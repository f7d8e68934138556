//! Agreements as replies show them.

use axum::http::StatusCode;
use axum::response::Response;
use chrono::{DateTime, NaiveDate, Utc};
use domain::agreements::{Agreement, Overlap, Override, PriceForm, Pricing, PricingForm};
use domain::id::AgreementId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{kind_schema, model_schema, period_schema, standing_schema, status_schema};
use crate::api::money::MoneyBody;
use crate::api::object::objects;
use crate::api::reply::{located, versioned};
use crate::api::today;

/// An agreement with a customer.
#[derive(Serialize, ToSchema)]
#[schema(as = Agreement)]
pub(super) struct AgreementBody {
    /// Its id.
    id: Uuid,
    /// With whom.
    customer: Uuid,
    /// What is done for the customer.
    scope: String,
    /// What sort of agreement it is.
    #[schema(schema_with = kind_schema)]
    kind: &'static str,
    /// Where it stands today.
    #[schema(schema_with = status_schema)]
    status: &'static str,
    /// The first day; null while it is a draft.
    starts_on: Option<NaiveDate>,
    /// The last day; null when it runs until somebody ends it.
    ends_on: Option<NaiveDate>,
    /// What is paid.
    pricing: PricingBody,
    /// What else was agreed about paying; may be empty.
    extra_terms: String,
    /// What to know about it; may be empty.
    notes: String,
    /// How somebody ended or paused it; null when its dates decide.
    #[serde(rename = "override")]
    overridden: Option<OverrideBody>,
    /// The agreement that this one follows.
    renews: Option<Uuid>,
    /// What it is worth in a year; null where no money is paid, or nobody knows how much.
    annual_value: Option<MoneyBody>,
    /// When it was made.
    created_at: DateTime<Utc>,
    /// When it last changed.
    updated_at: DateTime<Utc>,
}

/// What is paid. What a model does not need is null in replies and not looked at in requests.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Pricing)]
pub(super) struct PricingBody {
    /// How it is paid.
    #[schema(schema_with = model_schema)]
    pub(super) model: String,
    /// Fee of a period, price of all, or price of an hour.
    #[serde(default)]
    #[schema(example = "2000.00")]
    pub(super) amount: Option<String>,
    /// The three letters of the currency.
    #[serde(default)]
    #[schema(example = "EUR")]
    pub(super) currency: Option<String>,
    /// How often a retainer is paid.
    #[serde(default)]
    #[schema(required = false, schema_with = period_schema)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) period: Option<String>,
    /// Hours expected in a month, if known.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 744)]
    pub(super) hours: Option<u32>,
    /// Percent of the company.
    #[serde(default)]
    #[schema(example = "1.5")]
    pub(super) share: Option<String>,
    /// Months until all of the share is earned, if agreed.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 600)]
    pub(super) vesting_months: Option<u32>,
    /// What is reached, and its price.
    #[serde(default, deserialize_with = "objects")]
    #[schema(max_items = 50)]
    pub(super) milestones: Vec<MilestoneBody>,
}

/// Something to reach.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Milestone)]
pub(super) struct MilestoneBody {
    /// What it is.
    #[schema(min_length = 1, max_length = 200)]
    pub(super) title: String,
    /// What is paid for it.
    #[schema(example = "300.00")]
    pub(super) amount: String,
    /// By when, if agreed.
    #[serde(default)]
    #[schema(example = "2026-03-01", format = Date)]
    pub(super) due_on: Option<String>,
}

/// How somebody ended or paused an agreement.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Override)]
pub(super) struct OverrideBody {
    /// Which of the two.
    #[schema(schema_with = standing_schema)]
    pub(super) standing: String,
    /// Why; may be empty.
    #[serde(default)]
    #[schema(max_length = 20000)]
    pub(super) reason: String,
}

/// The agreement of the next period, and what it stands beside.
#[derive(Serialize, ToSchema)]
pub(super) struct Renewal {
    /// The new agreement.
    pub(super) agreement: AgreementBody,
    /// Other agreements of the customer, of the same kind, that run at the same time: worth a look, and no mistake.
    pub(super) overlaps: Vec<OverlapBody>,
}

/// An agreement that runs while another one does.
#[derive(Serialize, ToSchema)]
#[schema(as = Overlap)]
pub(super) struct OverlapBody {
    /// Its id.
    id: Uuid,
    /// What it is about.
    scope: String,
    /// Its first day.
    starts_on: NaiveDate,
    /// Its last day, if it has one.
    ends_on: Option<NaiveDate>,
}

/// A reply with this agreement and its tag.
pub(super) fn reply(status: StatusCode, agreement: Agreement) -> Response {
    let version = agreement.version();
    versioned(status, version, AgreementBody::from(agreement))
}

/// A reply with an agreement that was just made.
pub(super) fn made(agreement: Agreement) -> Response {
    let location = path(agreement.id);
    located(reply(StatusCode::CREATED, agreement), &location)
}

/// Where an agreement can be read.
pub(super) fn path(id: AgreementId) -> String {
    format!("/api/v1/agreements/{id}")
}

impl From<Agreement> for AgreementBody {
    fn from(agreement: Agreement) -> Self {
        let status = agreement.status(today()).as_str();
        let terms = agreement.terms;
        Self {
            id: agreement.id.uuid(),
            customer: agreement.customer.uuid(),
            kind: terms.kind.as_str(),
            status,
            starts_on: terms.starts_on,
            ends_on: terms.ends_on,
            annual_value: terms.annual_value().map(MoneyBody::from),
            pricing: PricingBody::from(&terms.pricing),
            scope: terms.scope,
            extra_terms: terms.extra_terms,
            notes: terms.notes,
            overridden: agreement.overridden.map(OverrideBody::from),
            renews: agreement.renews.map(AgreementId::uuid),
            created_at: agreement.created_at,
            updated_at: agreement.updated_at,
        }
    }
}

impl From<&Pricing> for PricingBody {
    fn from(pricing: &Pricing) -> Self {
        let form = PricingForm::from(pricing);
        let given = |text: String| Some(text).filter(|text| !text.is_empty());
        Self {
            model: form.model,
            amount: given(form.amount),
            currency: given(form.currency),
            period: given(form.period),
            hours: form.hours.parse().ok(),
            share: given(form.share),
            vesting_months: form.vesting_months.parse().ok(),
            milestones: form.milestones.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<PriceForm> for MilestoneBody {
    fn from(milestone: PriceForm) -> Self {
        Self {
            title: milestone.title,
            amount: milestone.amount,
            due_on: Some(milestone.due_on).filter(|day| !day.is_empty()),
        }
    }
}

impl From<Override> for OverrideBody {
    fn from(overridden: Override) -> Self {
        Self {
            standing: overridden.standing.as_str().to_owned(),
            reason: overridden.reason,
        }
    }
}

impl From<Overlap> for OverlapBody {
    fn from(overlap: Overlap) -> Self {
        Self {
            id: overlap.id.uuid(),
            scope: overlap.scope,
            starts_on: overlap.starts_on,
            ends_on: overlap.ends_on,
        }
    }
}
