use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::error::{FieldError, Result};
use crate::money::{self, Currency, Money, Price};

/// What is paid for an agreement. Each model has what it needs and nothing else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "model", rename_all = "snake_case")]
pub enum Pricing {
    /// The same fee in every period.
    Retainer {
        /// The fee of one period.
        fee: Price,
        /// How long a period is.
        every: BillingPeriod,
    },
    /// One price for everything.
    Fixed {
        /// The price.
        price: Price,
    },
    /// Paid by the hour.
    Hourly {
        /// The price of an hour.
        rate: Price,
        /// Hours expected in a month, if known.
        hours_per_month: Option<u32>,
    },
    /// Paid as milestones are reached.
    Milestone {
        /// What is reached, and its price.
        milestones: Milestones,
    },
    /// Paid with a share of the company.
    Equity {
        /// The share.
        share: Share,
        /// Months until all of it is earned, if agreed.
        vesting_months: Option<u32>,
    },
    /// Nothing is paid.
    Free,
}

/// How often a retainer is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BillingPeriod {
    /// Every month.
    Month,
    /// Every three months.
    Quarter,
    /// Every six months.
    HalfYear,
    /// Every year.
    Year,
}

impl BillingPeriod {
    /// Every period.
    pub const ALL: [Self; 4] = [Self::Month, Self::Quarter, Self::HalfYear, Self::Year];

    /// Its word in forms and documents.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::HalfYear => "half_year",
            Self::Year => "year",
        }
    }

    /// What people call it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Month => "Monthly",
            Self::Quarter => "Quarterly",
            Self::HalfYear => "Half-yearly",
            Self::Year => "Yearly",
        }
    }

    /// How many months it has.
    pub const fn months(self) -> u32 {
        match self {
            Self::Month => 1,
            Self::Quarter => 3,
            Self::HalfYear => 6,
            Self::Year => 12,
        }
    }

    pub(super) fn parse(word: &str) -> Result<Self, FieldError> {
        Self::ALL
            .into_iter()
            .find(|period| period.as_str() == word)
            .ok_or_else(|| FieldError::new("period", "Choose how often it is paid."))
    }
}

/// Something to reach.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Milestone {
    /// What it is.
    pub title: String,
    /// What is paid for it.
    pub price: Price,
    /// By when, if agreed.
    pub due_on: Option<NaiveDate>,
}

/// At least one milestone, all in one currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<Milestone>", into = "Vec<Milestone>")]
pub struct Milestones(Vec<Milestone>);

impl Milestones {
    /// Most milestones of one agreement.
    pub const MAX: usize = 50;

    /// In the order of the form.
    pub fn iter(&self) -> impl Iterator<Item = &Milestone> {
        self.0.iter()
    }

    /// All prices together.
    pub fn total(&self) -> Option<Money> {
        let mut prices = self.0.iter().map(|milestone| milestone.price.money());
        let first = prices.next()?;
        prices.try_fold(first, Money::plus)
    }
}

impl TryFrom<Vec<Milestone>> for Milestones {
    type Error = String;

    fn try_from(milestones: Vec<Milestone>) -> Result<Self, String> {
        let many = milestones.len() > Self::MAX;
        let milestones = Self(milestones);
        if many || milestones.total().is_none() {
            return Err("Enter 1 to 50 milestones in one currency.".to_owned());
        }
        Ok(milestones)
    }
}

impl From<Milestones> for Vec<Milestone> {
    fn from(milestones: Milestones) -> Self {
        milestones.0
    }
}

/// A share of a company in percent: more than none, at most all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Decimal", into = "Decimal")]
pub struct Share(Decimal);

impl Share {
    /// The number of percent.
    pub const fn percent(self) -> Decimal {
        self.0
    }

    pub(super) fn parse(text: &str) -> Result<Self, FieldError> {
        let percent = money::parse_number("share", text.trim().trim_end_matches('%'), 4)?;
        Self::try_from(percent).map_err(|message| FieldError::new("share", message))
    }
}

impl TryFrom<Decimal> for Share {
    type Error = String;

    fn try_from(percent: Decimal) -> Result<Self, String> {
        if percent > Decimal::ZERO && percent <= Decimal::ONE_HUNDRED {
            Ok(Self(percent))
        } else {
            Err("Enter more than 0 and at most 100 percent.".to_owned())
        }
    }
}

impl From<Share> for Decimal {
    fn from(share: Share) -> Self {
        share.0
    }
}

/// How an agreement is paid, without the numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PricingModel {
    /// [`Pricing::Retainer`]
    Retainer,
    /// [`Pricing::Fixed`]
    Fixed,
    /// [`Pricing::Hourly`]
    Hourly,
    /// [`Pricing::Milestone`]
    Milestone,
    /// [`Pricing::Equity`]
    Equity,
    /// [`Pricing::Free`]
    Free,
}

impl PricingModel {
    /// Every model.
    pub const ALL: [Self; 6] = [
        Self::Retainer,
        Self::Fixed,
        Self::Hourly,
        Self::Milestone,
        Self::Equity,
        Self::Free,
    ];

    /// Its word in forms and documents.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Retainer => "retainer",
            Self::Fixed => "fixed",
            Self::Hourly => "hourly",
            Self::Milestone => "milestone",
            Self::Equity => "equity",
            Self::Free => "free",
        }
    }

    /// What people call it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Retainer => "Retainer",
            Self::Fixed => "Fixed price",
            Self::Hourly => "By the hour",
            Self::Milestone => "Milestones",
            Self::Equity => "Equity",
            Self::Free => "Free",
        }
    }

    pub(super) fn parse(word: &str) -> Result<Self, FieldError> {
        Self::ALL
            .into_iter()
            .find(|model| model.as_str() == word)
            .ok_or_else(|| FieldError::new("model", "Choose how it is paid."))
    }
}

impl Pricing {
    /// Which model it is.
    pub const fn model(&self) -> PricingModel {
        match self {
            Self::Retainer { .. } => PricingModel::Retainer,
            Self::Fixed { .. } => PricingModel::Fixed,
            Self::Hourly { .. } => PricingModel::Hourly,
            Self::Milestone { .. } => PricingModel::Milestone,
            Self::Equity { .. } => PricingModel::Equity,
            Self::Free => PricingModel::Free,
        }
    }

    /// The currency it is paid in; none where no money is paid.
    pub fn currency(&self) -> Option<Currency> {
        match self {
            Self::Retainer { fee: price, .. }
            | Self::Fixed { price }
            | Self::Hourly { rate: price, .. } => Some(price.currency()),
            Self::Milestone { milestones } => milestones.total().map(Money::currency),
            Self::Equity { .. } | Self::Free => None,
        }
    }

    /// What it is worth in a year, `days` being the length of the agreement if it has one. What is paid once counts
    /// whole for up to a year and is spread over a longer time; hours count as far as they are expected.
    pub fn annual_value(&self, days: Option<i64>) -> Option<Money> {
        match self {
            Self::Retainer { fee, every } => fee.times((12 / every.months()).into()),
            Self::Fixed { price } => spread(price.money(), days),
            Self::Hourly {
                rate,
                hours_per_month,
            } => rate.times(Decimal::from((*hours_per_month)?) * Decimal::from(12)),
            Self::Milestone { milestones } => spread(milestones.total()?, days),
            Self::Equity { .. } | Self::Free => None,
        }
    }
}

fn spread(total: Money, days: Option<i64>) -> Option<Money> {
    match days {
        Some(days) if days > 366 => total.times(365.into())?.divided_by(days.into()),
        _ => Some(total),
    }
}
