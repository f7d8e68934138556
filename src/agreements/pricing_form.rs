use serde::{Deserialize, Serialize};

use super::{BillingPeriod, Milestone, Milestones, Pricing, PricingModel, Share};
use crate::error::{Check, FieldError, Result};
use crate::money::{Currency, Price};
use crate::text;

/// The part of an agreement's form that is about money, as typed. What a model does not need is not looked at.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PricingForm {
    /// The word of a [`PricingModel`].
    pub model: String,
    /// Fee, price or rate.
    pub amount: String,
    /// The three letters of the currency.
    pub currency: String,
    /// The word of a [`BillingPeriod`].
    pub period: String,
    /// Hours in a month.
    pub hours: String,
    /// Percent of the company.
    pub share: String,
    /// Months until it is earned.
    pub vesting_months: String,
    /// The milestones.
    pub milestones: Vec<PriceForm>,
}

/// A milestone as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PriceForm {
    /// What it is.
    pub title: String,
    /// What is paid for it.
    pub amount: String,
    /// By when.
    pub due_on: String,
}

impl PricingForm {
    /// Checks what the model needs; broken rules go to `check`.
    pub(super) fn check(&self, check: &mut Check) -> Option<Pricing> {
        let model = check.keep(PricingModel::parse(&self.model))?;
        match model {
            PricingModel::Retainer => {
                let (fee, every) = (self.price(check), BillingPeriod::parse(&self.period));
                let every = check.keep(every);
                fee.zip(every)
                    .map(|(fee, every)| Pricing::Retainer { fee, every })
            }
            PricingModel::Fixed => self.price(check).map(|price| Pricing::Fixed { price }),
            PricingModel::Hourly => {
                let (rate, hours) = (self.price(check), optional("hours", &self.hours, 744));
                let hours = check.keep(hours);
                rate.zip(hours)
                    .map(|(rate, hours_per_month)| Pricing::Hourly {
                        rate,
                        hours_per_month,
                    })
            }
            PricingModel::Milestone => self.milestones(check),
            PricingModel::Equity => {
                let share = check.keep(Share::parse(&self.share));
                let months = check.keep(optional("vesting_months", &self.vesting_months, 600));
                share
                    .zip(months)
                    .map(|(share, vesting_months)| Pricing::Equity {
                        share,
                        vesting_months,
                    })
            }
            PricingModel::Free => Some(Pricing::Free),
        }
    }

    fn price(&self, check: &mut Check) -> Option<Price> {
        let currency = check.keep(Currency::parse("currency", &self.currency));
        // Without a currency the amount is still looked at, by the rules of most.
        let digits = currency.unwrap_or(Currency::EUR);
        let price = check.keep(Price::parse("amount", &self.amount, digits));
        currency.and(price)
    }

    fn milestones(&self, check: &mut Check) -> Option<Pricing> {
        let currency = check.keep(Currency::parse("currency", &self.currency))?;
        let mut milestones = Vec::new();
        for (number, typed) in self.milestones.iter().take(Milestones::MAX + 1).enumerate() {
            let field = |name: &str| format!("milestones.{number}.{name}");
            let title = check.keep(required_line(&field("title"), &typed.title));
            let price = check.keep(Price::parse(&field("amount"), &typed.amount, currency));
            let due_on = check.keep(text::optional_date(&field("due_on"), &typed.due_on));
            milestones.push((|| {
                Some(Milestone {
                    title: title?,
                    price: price?,
                    due_on: due_on?,
                })
            })());
        }
        let milestones: Vec<Milestone> = milestones.into_iter().collect::<Option<_>>()?;
        let milestones = Milestones::try_from(milestones);
        let milestones =
            check.keep(milestones.map_err(|message| FieldError::new("milestones", message)))?;
        Some(Pricing::Milestone { milestones })
    }
}

impl From<&Pricing> for PricingForm {
    fn from(pricing: &Pricing) -> Self {
        let mut form = Self {
            model: pricing.model().as_str().to_owned(),
            ..Self::default()
        };
        let typed = |number: Option<u32>| number.map_or_else(String::new, |n| n.to_string());
        match pricing {
            Pricing::Retainer { fee, every } => {
                form.set_price(*fee);
                form.period = every.as_str().to_owned();
            }
            Pricing::Fixed { price } => form.set_price(*price),
            Pricing::Hourly {
                rate,
                hours_per_month,
            } => {
                form.set_price(*rate);
                form.hours = typed(*hours_per_month);
            }
            Pricing::Milestone { milestones } => {
                form.milestones = milestones.iter().map(PriceForm::from).collect();
                form.currency = pricing.currency().map_or("", Currency::code).to_owned();
            }
            Pricing::Equity {
                share,
                vesting_months,
            } => {
                form.share = share.percent().to_string();
                form.vesting_months = typed(*vesting_months);
            }
            Pricing::Free => {}
        }
        form
    }
}

impl PricingForm {
    fn set_price(&mut self, price: Price) {
        self.amount = price.amount().to_string();
        self.currency = price.currency().code().to_owned();
    }
}

impl From<&Milestone> for PriceForm {
    fn from(milestone: &Milestone) -> Self {
        Self {
            title: milestone.title.clone(),
            amount: milestone.price.amount().to_string(),
            due_on: milestone
                .due_on
                .map_or_else(String::new, |day| day.to_string()),
        }
    }
}

fn required_line(field: &str, typed: &str) -> Result<String, FieldError> {
    let line = text::line(field, typed)?;
    if line.is_empty() {
        return Err(FieldError::new(field, "Say what it is."));
    }
    Ok(line)
}

fn optional(field: &str, text: &str, most: u32) -> Result<Option<u32>, FieldError> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    match text.parse() {
        Ok(number) if (1..=most).contains(&number) => Ok(Some(number)),
        _ => Err(FieldError::new(
            field,
            format!("Enter a whole number from 1 to {most}, or nothing."),
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(model: &str) -> PricingForm {
        PricingForm {
            model: model.into(),
            amount: "1,000.50".into(),
            currency: "EUR".into(),
            period: "quarter".into(),
            hours: "10".into(),
            share: "1.5 %".into(),
            vesting_months: "48".into(),
            milestones: vec![PriceForm {
                title: "Beta".into(),
                amount: "300".into(),
                due_on: "2026-03-01".into(),
            }],
        }
    }

    fn parsed(form: &PricingForm) -> Result<Pricing> {
        let mut check = Check::default();
        let pricing = form.check(&mut check);
        check.finish(pricing)
    }

    #[test]
    fn each_model_takes_what_it_needs_and_reads_back() {
        for model in PricingModel::ALL {
            let pricing = parsed(&form(model.as_str())).unwrap();
            assert_eq!(pricing.model(), model);
            assert_eq!(parsed(&PricingForm::from(&pricing)), Ok(pricing.clone()));
            let json = serde_json::to_string(&pricing).unwrap();
            assert_eq!(serde_json::from_str::<Pricing>(&json).unwrap(), pricing);
        }
    }

    #[test]
    fn prices_need_a_currency_and_are_not_negative() {
        let wrong = PricingForm {
            amount: "-1".into(),
            currency: String::new(),
            ..form("fixed")
        };
        let error = parsed(&wrong).unwrap_err();
        assert_eq!(error.for_field("currency"), Some("Choose a currency."));
        assert_eq!(error.for_field("amount"), Some("Enter zero or more."));
        let none = PricingForm {
            milestones: Vec::new(),
            ..form("milestone")
        };
        assert!(parsed(&none).unwrap_err().for_field("milestones").is_some());
        let stored = r#"{"model":"fixed","price":{"amount":"-1","currency":"EUR"}}"#;
        assert!(serde_json::from_str::<Pricing>(stored).is_err());
    }

    #[test]
    fn values_are_counted_for_a_year() {
        let worth = |model, days| {
            let pricing = parsed(&form(model)).unwrap();
            pricing.annual_value(days).map(|money| money.to_string())
        };
        assert_eq!(worth("retainer", None).as_deref(), Some("4,002.00 EUR"));
        assert_eq!(worth("fixed", Some(30)).as_deref(), Some("1,000.50 EUR"));
        assert_eq!(worth("fixed", Some(730)).as_deref(), Some("500.25 EUR"));
        assert_eq!(worth("hourly", None).as_deref(), Some("120,060.00 EUR"));
        assert_eq!(worth("milestone", None).as_deref(), Some("300.00 EUR"));
        assert_eq!(worth("equity", None), None);
    }
}
