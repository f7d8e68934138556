use chrono::{Months, NaiveDate};
use domain::agreements::{
    Agreement, AgreementForm, AgreementStore, Override, PriceForm, PricingForm, Standing,
};

use super::Stores;
use super::case::Case;
use super::span::{later, month};
use crate::demo::DemoError;
use crate::demo::engagements::{Deal, Fate, Price};

/// How many days before its first day an agreement is signed.
pub(super) const AHEAD: i64 = 9;

/// An agreement that was made.
pub(super) struct Signed {
    pub(super) agreement: Agreement,
    pub(super) price: Price,
    fate: Fate,
}

impl Signed {
    /// Its first day.
    pub(super) const fn begins(&self) -> Option<NaiveDate> {
        self.agreement.terms.starts_on
    }
}

/// Makes the agreements of a customer, and renews those that were renewed.
pub(super) async fn sign(stores: &Stores, case: &mut Case<'_>) -> Result<(), DemoError> {
    let Some(engagement) = case.engagement else {
        return Ok(());
    };
    for deal in engagement.deals {
        let terms = form(deal, engagement.currency, case.span.today()).parse()?;
        let agreement = stores
            .agreements
            .create(case.actor, case.id, &terms)
            .await?;
        let day = terms.starts_on.unwrap_or(later(case.span.last_day(), 6));
        case.note(agreement.id.uuid(), later(day, -AHEAD));
        let ends = terms.ends_on.filter(|_| deal.fate == Fate::Renewed);
        let id = agreement.id;
        case.signed.push(Signed::of(deal, agreement));
        if let Some(ends) = ends {
            let renewed = stores.agreements.renew(case.actor, id).await?.agreement;
            case.note(renewed.id.uuid(), later(ends, -AHEAD));
            case.signed.push(Signed::of(deal, renewed));
        }
    }
    Ok(())
}

/// Pauses and ends what was paused and ended; by then all of it has been billed.
pub(super) async fn close(stores: &Stores, case: &mut Case<'_>) -> Result<(), DemoError> {
    let last = case.span.last_day();
    let mut closed = Vec::new();
    for signed in &case.signed {
        let (standing, reason) = match signed.fate {
            Fate::Suspended(reason) => (Standing::Suspended, reason),
            Fate::Terminated(reason) => (Standing::Terminated, reason),
            Fate::Runs | Fate::Renewed => continue,
        };
        let overridden = Override {
            standing,
            reason: reason.to_owned(),
        };
        let id = signed.agreement.id;
        stores
            .agreements
            .set_override(case.actor, id, None, Some(overridden))
            .await?;
        closed.push(id);
    }
    for id in closed {
        case.note(id.uuid(), later(last, -1));
    }
    Ok(())
}

impl Signed {
    const fn of(deal: &Deal, agreement: Agreement) -> Self {
        Self {
            agreement,
            price: deal.price,
            fate: deal.fate,
        }
    }
}

fn form(deal: &Deal, currency: &str, today: NaiveDate) -> AgreementForm {
    let starts = deal.begins.map(|begins| first_day(deal, begins, today));
    let ends = starts.zip(deal.months).and_then(|(starts, months)| {
        starts
            .checked_add_months(Months::new(months))
            .map(|next| later(next, -1))
    });
    let typed = |day: Option<NaiveDate>| day.map_or_else(String::new, |day| day.to_string());
    AgreementForm {
        scope: deal.scope.to_owned(),
        kind: kind(deal.price).to_owned(),
        starts_on: typed(starts),
        ends_on: typed(ends),
        pricing: pricing(deal.price, currency, starts.zip(ends)),
        extra_terms: deal.terms.to_owned(),
        notes: String::new(),
    }
}

/// What is paid by the month begins with one; the rest when it begins.
fn first_day(deal: &Deal, begins: i32, today: NaiveDate) -> NaiveDate {
    let first = month(today, begins);
    match deal.price {
        Price::Monthly(_) | Price::Quarterly(_) => first,
        _ => later(first, deal.scope.len() as i64 % 14),
    }
}

const fn kind(price: Price) -> &'static str {
    match price {
        Price::Monthly(_) | Price::Quarterly(_) => "retainer",
        Price::Fixed(_) => "fixed",
        Price::Hourly(..) => "hourly",
        Price::Milestones(_) => "milestone",
        Price::Equity(..) => "advisory",
        Price::Free => "custom",
    }
}

fn pricing(price: Price, currency: &str, dates: Option<(NaiveDate, NaiveDate)>) -> PricingForm {
    let mut form = PricingForm {
        currency: currency.to_owned(),
        ..PricingForm::default()
    };
    form.model = match price {
        Price::Monthly(fee) => {
            (form.amount, form.period) = (fee.to_string(), "month".to_owned());
            "retainer"
        }
        Price::Quarterly(fee) => {
            (form.amount, form.period) = (fee.to_string(), "quarter".to_owned());
            "retainer"
        }
        Price::Fixed(price) => {
            form.amount = price.to_string();
            "fixed"
        }
        Price::Hourly(rate, hours) => {
            (form.amount, form.hours) = (rate.to_string(), hours.to_string());
            "hourly"
        }
        Price::Milestones(milestones) => {
            form.milestones = reached(milestones, dates);
            "milestone"
        }
        Price::Equity(share, months) => {
            (form.share, form.vesting_months) = (share.to_owned(), months.to_string());
            "equity"
        }
        Price::Free => "free",
    }
    .to_owned();
    form
}

/// Milestones, due at even distances.
fn reached(milestones: &[(&str, u32)], dates: Option<(NaiveDate, NaiveDate)>) -> Vec<PriceForm> {
    let count = milestones.len() as i64;
    let due = |place: i64| {
        dates.map_or_else(String::new, |(starts, ends)| {
            let days = (ends - starts).num_days();
            later(starts, days * (place + 1) / count).to_string()
        })
    };
    (0..)
        .zip(milestones)
        .map(|(place, (title, amount))| PriceForm {
            title: (*title).to_owned(),
            amount: amount.to_string(),
            due_on: due(place),
        })
        .collect()
}
