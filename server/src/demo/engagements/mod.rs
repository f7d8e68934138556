//! What is done for the demo's customers, and on which terms.

mod europe;
mod overseas;
mod past;
mod prospective;

use domain::projects::ProjectStatus;
use domain::receivables::PaymentMethod;

use super::texts::Theme;

/// All that was agreed with a customer, and how it goes.
#[derive(Debug)]
pub(super) struct Engagement {
    /// The customer's name.
    pub(super) customer: &'static str,
    /// Who uses its product: many, in small letters.
    pub(super) users: &'static str,
    /// The three letters of the currency.
    pub(super) currency: &'static str,
    /// Tax in percent.
    pub(super) tax: u32,
    /// What the customer wants to read on invoices; may be empty.
    pub(super) order: &'static str,
    /// How it pays.
    pub(super) method: PaymentMethod,
    /// About how many days after the date of an invoice it pays.
    pub(super) pays_after: i64,
    /// What did not go as usual with its money.
    pub(super) twist: Option<Twist>,
    /// In the order in which they were signed.
    pub(super) deals: &'static [Deal],
    /// Its projects: what each is about, and where it stands.
    pub(super) work: &'static [(&'static Theme, ProjectStatus)],
}

/// An agreement.
#[derive(Debug, Clone, Copy)]
pub(super) struct Deal {
    pub(super) scope: &'static str,
    pub(super) price: Price,
    /// The month it begins, counted from this one; none for a draft.
    pub(super) begins: Option<i32>,
    /// How many months it runs; none when it has no end.
    pub(super) months: Option<u32>,
    /// What else was agreed; may be empty.
    pub(super) terms: &'static str,
    pub(super) fate: Fate,
}

/// What is paid.
#[derive(Debug, Clone, Copy)]
pub(super) enum Price {
    Monthly(u32),
    Quarterly(u32),
    Fixed(u32),
    /// The rate of an hour, and hours in a month.
    Hourly(u32, u32),
    Milestones(&'static [(&'static str, u32)]),
    /// Percent of the company, and months until all of it is earned.
    Equity(&'static str, u32),
    Free,
}

/// What became of an agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// Its dates say it.
    Runs,
    /// Followed by the next period.
    Renewed,
    /// Paused, and why.
    Suspended(&'static str),
    /// Ended before its time, and why.
    Terminated(&'static str),
}

/// What did not go as usual with a customer's money.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Twist {
    /// The latest invoice is still a draft.
    Draft,
    /// Of the oldest open invoice some was paid.
    PartPaid,
    /// The last payment was more than was asked for.
    Overpaid,
    /// An invoice was paid twice, and once given back.
    PaidTwice,
    /// An invoice was written twice, and voided once.
    Voided,
    /// The oldest open invoice is not expected any more.
    WrittenOff,
}

impl Engagement {
    /// What an engagement is unless it says otherwise.
    const BASE: Self = Self {
        customer: "",
        users: "customers",
        currency: "EUR",
        tax: 0,
        order: "",
        method: PaymentMethod::BankTransfer,
        pays_after: 24,
        twist: None,
        deals: &[],
        work: &[],
    };
}

impl Deal {
    const fn new(scope: &'static str, price: Price) -> Self {
        Self {
            scope,
            price,
            begins: None,
            months: None,
            terms: "",
            fate: Fate::Runs,
        }
    }

    const fn begins(mut self, month: i32) -> Self {
        self.begins = Some(month);
        self
    }

    const fn months(mut self, months: u32) -> Self {
        self.months = Some(months);
        self
    }

    const fn terms(mut self, terms: &'static str) -> Self {
        self.terms = terms;
        self
    }

    const fn fate(mut self, fate: Fate) -> Self {
        self.fate = fate;
        self
    }
}

/// Every engagement.
pub(super) fn all() -> impl Iterator<Item = &'static Engagement> {
    [
        europe::ENGAGEMENTS,
        overseas::ENGAGEMENTS,
        past::ENGAGEMENTS,
        prospective::ENGAGEMENTS,
    ]
    .into_iter()
    .flatten()
}

/// That of a customer; leads and most prospects have none.
pub(super) fn of(customer: &str) -> Option<&'static Engagement> {
    all().find(|engagement| engagement.customer == customer)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use domain::customers::CustomerStatus;

    use super::*;
    use crate::demo::customers;

    #[test]
    fn engagements_are_with_customers_and_whoever_is_live_has_one() {
        let names: BTreeSet<&str> = all().map(|engagement| engagement.customer).collect();
        assert_eq!(names.len(), all().count());
        for demo in customers::all() {
            let live = demo.steps.last() == Some(&CustomerStatus::Live);
            assert!(!live || names.contains(demo.name), "{}", demo.name);
        }
        for name in names {
            assert!(customers::all().any(|demo| demo.name == name), "{name}");
        }
    }

    #[test]
    fn two_weeks_of_talks_come_before_all_work() {
        for demo in customers::all() {
            let deals = of(demo.name).map_or(&[][..], |engagement| engagement.deals);
            for begins in deals.iter().filter_map(|deal| deal.begins) {
                let days_ago = i64::from(-begins) * 31 + 30;
                assert!(days_ago + 14 <= demo.first_day, "{}", demo.name);
            }
        }
    }

    #[test]
    fn money_goes_every_way_that_it_can_go() {
        for twist in [
            Twist::Draft,
            Twist::PartPaid,
            Twist::Overpaid,
            Twist::PaidTwice,
            Twist::Voided,
            Twist::WrittenOff,
        ] {
            assert!(all().any(|engagement| engagement.twist == Some(twist)));
        }
    }
}
