//! Agreements in words.

use domain::agreements::{Agreement, AgreementStatus, AgreementTerms, BillingPeriod, Pricing};
use kit::TagColour;
use kit::time::date;

/// The beginning of what was agreed, for a line.
pub(crate) fn title(agreement: &Agreement) -> String {
    let line = agreement.terms.scope.lines().next().unwrap_or_default();
    line.to_owned()
}

/// What is paid: "4,000.00 EUR a month".
pub(crate) fn price(pricing: &Pricing) -> String {
    match pricing {
        Pricing::Retainer { fee, every } => format!("{} {}", fee.money(), a(*every)),
        Pricing::Fixed { price } => price.money().to_string(),
        Pricing::Hourly {
            rate,
            hours_per_month: None,
        } => format!("{} an hour", rate.money()),
        Pricing::Hourly {
            rate,
            hours_per_month: Some(hours),
        } => format!("{} an hour, about {hours} h a month", rate.money()),
        Pricing::Milestone { milestones } => {
            let count = milestones.iter().count();
            let noun = if count == 1 {
                "milestone"
            } else {
                "milestones"
            };
            match milestones.total() {
                Some(total) => format!("{total} in {count} {noun}"),
                None => format!("{count} {noun}"),
            }
        }
        Pricing::Equity {
            share,
            vesting_months: None,
        } => format!("{} % of the company", share.percent()),
        Pricing::Equity {
            share,
            vesting_months: Some(months),
        } => format!("{} % of the company over {months} months", share.percent()),
        Pricing::Free => "Free".to_owned(),
    }
}

const fn a(every: BillingPeriod) -> &'static str {
    match every {
        BillingPeriod::Month => "a month",
        BillingPeriod::Quarter => "a quarter",
        BillingPeriod::HalfYear => "a half-year",
        BillingPeriod::Year => "a year",
    }
}

/// From when to when: "1 Mar 2026 – 28 Feb 2027".
pub(crate) fn period(terms: &AgreementTerms) -> String {
    match (terms.starts_on, terms.ends_on) {
        (None, _) => "No dates yet".to_owned(),
        (Some(from), None) => format!("Since {}", date(from)),
        (Some(from), Some(to)) => format!("{} – {}", date(from), date(to)),
    }
}

/// The colour of a status; its word says the same.
pub(crate) const fn colour(status: AgreementStatus) -> TagColour {
    match status {
        AgreementStatus::Draft => TagColour::Gray,
        AgreementStatus::Upcoming => TagColour::Blue,
        AgreementStatus::Active => TagColour::Green,
        AgreementStatus::Expiring => TagColour::Magenta,
        AgreementStatus::Expired => TagColour::WarmGray,
        AgreementStatus::Suspended => TagColour::Purple,
        AgreementStatus::Terminated => TagColour::Red,
    }
}

#[cfg(test)]
mod tests {
    use domain::agreements::{AgreementForm, PriceForm, PricingForm};

    use super::*;

    fn terms(form: AgreementForm) -> AgreementTerms {
        AgreementForm {
            scope: "Advice".to_owned(),
            kind: "custom".to_owned(),
            ..form
        }
        .parse()
        .unwrap()
    }

    fn priced(pricing: PricingForm) -> String {
        price(
            &terms(AgreementForm {
                pricing,
                ..AgreementForm::default()
            })
            .pricing,
        )
    }

    fn form(model: &str) -> PricingForm {
        PricingForm {
            model: model.to_owned(),
            amount: "4000".to_owned(),
            currency: "EUR".to_owned(),
            period: "month".to_owned(),
            ..PricingForm::default()
        }
    }

    #[test]
    fn a_price_says_how_it_is_paid() {
        assert_eq!(priced(form("retainer")), "4,000.00 EUR a month");
        assert_eq!(priced(form("fixed")), "4,000.00 EUR");
        assert_eq!(priced(form("hourly")), "4,000.00 EUR an hour");
        assert_eq!(priced(form("free")), "Free");
        let equity = PricingForm {
            share: "0.5".to_owned(),
            vesting_months: "24".to_owned(),
            ..form("equity")
        };
        assert_eq!(priced(equity), "0.5 % of the company over 24 months");
        let milestones = PricingForm {
            milestones: vec![PriceForm {
                title: "Beta".to_owned(),
                amount: "100".to_owned(),
                ..PriceForm::default()
            }],
            ..form("milestone")
        };
        assert_eq!(priced(milestones), "100.00 EUR in 1 milestone");
    }

    #[test]
    fn a_period_says_what_is_open() {
        let dates = |from: &str, to: &str| {
            let pricing = form("free");
            period(&terms(AgreementForm {
                starts_on: from.to_owned(),
                ends_on: to.to_owned(),
                pricing,
                ..AgreementForm::default()
            }))
        };
        assert_eq!(dates("", ""), "No dates yet");
        assert_eq!(dates("2026-03-01", ""), "Since 1 Mar 2026");
        assert_eq!(
            dates("2026-03-01", "2027-02-28"),
            "1 Mar 2026 – 28 Feb 2027"
        );
    }
}
