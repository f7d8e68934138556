//! The customers of the demo, by line of business.

mod health_and_care;
mod logistics_and_industry;
mod money_and_law;
mod public_and_energy;
mod retail_and_leisure;
mod software_and_learning;

use domain::customers::{CustomerStatus, InfoField};

/// One customer and its history.
pub(super) struct DemoCustomer {
    pub(super) name: &'static str,
    /// What became known about it, in that order.
    pub(super) fields: &'static [(InfoField, &'static str)],
    /// Further fields: label, text.
    pub(super) extra: &'static [(&'static str, &'static str)],
    /// Name, role, e-mail.
    pub(super) team: &'static [(&'static str, &'static str, &'static str)],
    /// What to know about members of the team: name, text.
    pub(super) notes: &'static [(&'static str, &'static str)],
    /// The statuses after lead, in that order.
    pub(super) steps: &'static [CustomerStatus],
    /// Who looks after it.
    pub(super) owner: Owner,
    /// Whether the workspace sees it. Only what is shared can be a colleague's.
    pub(super) shared: bool,
    /// How many days ago it began.
    pub(super) first_day: i64,
    /// How many hours ago something last happened.
    pub(super) last_hour: i64,
}

/// Who looks after a customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Owner {
    Dana,
    Manager,
    Advisor,
}

impl DemoCustomer {
    /// What a customer is unless it says otherwise: a lead of Dana's that everybody sees.
    const BASE: Self = Self {
        name: "",
        fields: &[],
        extra: &[],
        team: &[],
        notes: &[],
        steps: &[],
        owner: Owner::Dana,
        shared: true,
        first_day: 0,
        last_hour: 0,
    };
}

/// Every customer, in no particular order: the list sorts them.
pub(super) fn all() -> impl Iterator<Item = &'static DemoCustomer> {
    [
        logistics_and_industry::CUSTOMERS,
        health_and_care::CUSTOMERS,
        money_and_law::CUSTOMERS,
        software_and_learning::CUSTOMERS,
        retail_and_leisure::CUSTOMERS,
        public_and_energy::CUSTOMERS,
    ]
    .into_iter()
    .flatten()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn sixty_customers_are_spread_over_the_lifecycle() {
        let names: BTreeSet<&str> = all().map(|demo| demo.name).collect();
        assert_eq!((all().count(), names.len()), (60, 60));
        let shares = CustomerStatus::ALL.map(|status| {
            all()
                .filter(|demo| demo.steps.last().copied().unwrap_or_default() == status)
                .count()
        });
        assert_eq!(shares, [9, 10, 8, 22, 5, 6]);
    }

    #[test]
    fn a_history_begins_before_it_ends() {
        for demo in all() {
            assert!(demo.first_day * 24 > demo.last_hour, "{}", demo.name);
            assert!((1..=610).contains(&demo.first_day), "{}", demo.name);
            assert!((1..=2_900).contains(&demo.last_hour), "{}", demo.name);
        }
    }

    #[test]
    fn every_step_changes_something() {
        for demo in all() {
            let mut status = CustomerStatus::Lead;
            for step in demo.steps {
                assert_ne!(*step, status, "{}", demo.name);
                status = *step;
            }
        }
    }

    #[test]
    fn colleagues_look_after_what_is_shared() {
        for demo in all() {
            assert!(demo.shared || demo.owner == Owner::Dana, "{}", demo.name);
        }
    }

    #[test]
    fn notes_are_about_members_of_the_team() {
        for demo in all() {
            for (who, _) in demo.notes {
                let known = demo.team.iter().any(|(name, ..)| name == who);
                assert!(known, "{}: {who}", demo.name);
            }
        }
    }
}
