//! Agreements: what a customer was promised, from when to when, and for how much.

mod draft;
mod history;
mod kind;
mod pricing;
mod pricing_form;
mod renewal;
mod status;
mod store;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

pub use draft::{AgreementForm, AgreementTerms};
pub use history::PUT_BACK;
pub use kind::AgreementKind;
pub use pricing::{BillingPeriod, Milestone, Milestones, Pricing, PricingModel, Share};
pub use pricing_form::{PriceForm, PricingForm};
pub use renewal::{Overlap, Renewed};
pub use status::{AgreementStatus, EXPIRING_DAYS, Override, Standing};
pub use store::AgreementStore;

use crate::id::{AgreementId, CustomerId};
use crate::money::Money;
use crate::version::Version;

/// An agreement with a customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreement {
    /// Its id.
    pub id: AgreementId,
    /// With whom.
    pub customer: CustomerId,
    /// What was agreed.
    pub terms: AgreementTerms,
    /// Ended or paused by hand, whatever its dates say.
    pub overridden: Option<Override>,
    /// The agreement that this one follows.
    pub renews: Option<AgreementId>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it last changed.
    pub updated_at: DateTime<Utc>,
}

impl Agreement {
    /// Which version of it this is.
    pub const fn version(&self) -> Version {
        Version::of(self.updated_at)
    }

    /// Where it stands on a day.
    pub fn status(&self, today: NaiveDate) -> AgreementStatus {
        match &self.overridden {
            Some(overridden) => overridden.standing.into(),
            None => AgreementStatus::by_dates(self.terms.starts_on, self.terms.ends_on, today),
        }
    }
}

/// What the running agreements in one currency are worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunningValue {
    /// How many agreements.
    pub agreements: u32,
    /// Their value in a year.
    pub per_year: Money,
}

impl RunningValue {
    /// Their value in a month.
    pub fn per_month(&self) -> Money {
        self.per_year
            .divided_by(12.into())
            .unwrap_or(Money::zero(self.per_year.currency()))
    }
}
