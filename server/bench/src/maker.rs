//! Customers that look like real ones, and that are the same ones in every run.

use chrono::{DateTime, TimeDelta, Utc};
use domain::customers::{CustomerInfo, CustomerStatus, Product, TeamMember, Visibility};
use domain::id::TeamMemberId;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};
use uuid::{Builder, Uuid};

use crate::vocabulary::{
    BRAND, CATEGORY, DOES, FIRST, FORM, LAST, ROLE, STAGE, SYLLABLE, TRADE, VERTICAL, WANTS,
};

/// A customer before it is written.
pub(crate) struct Made {
    pub(crate) id: Uuid,
    pub(crate) name: String,
    pub(crate) status: CustomerStatus,
    pub(crate) visibility: Visibility,
    pub(crate) info: CustomerInfo,
    pub(crate) created_at: DateTime<Utc>,
    pub(crate) last_activity_at: DateTime<Utc>,
    /// Chooses the owner.
    pub(crate) whose: usize,
}

/// Makes customers without end.
pub(crate) struct Maker {
    dice: StdRng,
    now: DateTime<Utc>,
}

impl Maker {
    /// The same customers for the same seed, made and changed before `now`.
    pub(crate) fn new(seed: u64, now: DateTime<Utc>) -> Self {
        Self {
            dice: StdRng::seed_from_u64(seed),
            now,
        }
    }

    /// The name of a person.
    pub(crate) fn person(&mut self) -> String {
        format!("{} {}", self.one(&FIRST), self.one(&LAST))
    }

    /// The next customer.
    pub(crate) fn customer(&mut self) -> Made {
        let (name, domain) = self.company();
        let age = self.dice.random_range(0..900 * 24 * 60);
        let quiet = self.dice.random_range(0..=age);
        let created_at = self.now - TimeDelta::minutes(age);
        Made {
            id: self.id(created_at),
            info: self.info(&domain),
            name,
            status: self.status(),
            visibility: if self.dice.random_ratio(1, 5) {
                Visibility::Private
            } else {
                Visibility::Workspace
            },
            created_at,
            last_activity_at: self.now - TimeDelta::minutes(quiet),
            whose: self.dice.random_range(0..1_000_000),
        }
    }

    fn company(&mut self) -> (String, String) {
        let brand = if self.dice.random_ratio(1, 4) {
            self.coined()
        } else {
            self.one(&BRAND).to_owned()
        };
        let trade = self.one(&TRADE);
        let domain = format!("{}-{}.example", brand.to_lowercase(), trade.to_lowercase());
        let name = match self.dice.random_range(0..10) {
            0..5 => format!("{brand} {trade}"),
            5..8 => format!("{brand} {trade} {}", self.one(&FORM)),
            8 => format!("{} & {brand} {trade}", self.one(&LAST)),
            _ => format!("{brand}{}", trade.to_lowercase()),
        };
        (name, domain)
    }

    /// A word that few others have, as brands are.
    fn coined(&mut self) -> String {
        let mut word: String = (0..self.dice.random_range(3..5))
            .map(|_| self.one(&SYLLABLE))
            .collect();
        word[..1].make_ascii_uppercase();
        word
    }

    fn info(&mut self, domain: &str) -> CustomerInfo {
        let product = self.coined();
        let team = (0..self.dice.random_range(0..5))
            .map(|_| self.member(domain))
            .collect();
        let mut info = CustomerInfo {
            about: format!("{} {}. {}.", domain, self.one(&DOES), self.one(&WANTS)),
            vertical: self.one(&VERTICAL).to_owned(),
            persona: format!("{}, short of time", self.one(&ROLE)),
            icp: format!(
                "Companies in {} with {} people",
                self.one(&VERTICAL),
                self.dice.random_range(10..5_000)
            ),
            product: Product {
                url: format!("https://{domain}/{}", product.to_lowercase()),
                name: product,
                stage: self.one(&STAGE).to_owned(),
                category: self.one(&CATEGORY).to_owned(),
                description: format!("It {}.", self.one(&DOES)),
            },
            team,
            ..CustomerInfo::default()
        };
        if self.dice.random_ratio(1, 3) {
            let number = format!("C-{:06}", self.dice.random_range(0..1_000_000));
            info.extra.insert("Contract".to_owned(), number.into());
        }
        info
    }

    fn member(&mut self, domain: &str) -> TeamMember {
        let name = self.person();
        let address = name.to_lowercase().replace(' ', ".").replace('\'', "");
        TeamMember {
            id: TeamMemberId::new(self.id(self.now)),
            role: self.one(&ROLE).to_owned(),
            email: format!("{address}@{domain}"),
            notes: String::new(),
            name,
        }
    }

    fn status(&mut self) -> CustomerStatus {
        match self.dice.random_range(0..100) {
            0..30 => CustomerStatus::Lead,
            30..50 => CustomerStatus::Prospect,
            50..60 => CustomerStatus::Negotiation,
            60..85 => CustomerStatus::Live,
            85..90 => CustomerStatus::OnHold,
            _ => CustomerStatus::Archive,
        }
    }

    /// An id as the server would have made it at that moment.
    fn id(&mut self, at: DateTime<Utc>) -> Uuid {
        let milliseconds = u64::try_from(at.timestamp_millis()).unwrap_or_default();
        Builder::from_unix_timestamp_millis(milliseconds, &self.dice.random()).into_uuid()
    }

    fn one<T: Copy>(&mut self, list: &[T]) -> T {
        // No list here is empty.
        list.choose(&mut self.dice).copied().unwrap_or(list[0])
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use domain::customers::CustomerName;

    use super::*;

    #[test]
    fn customers_are_valid_varied_and_always_the_same() {
        let now = DateTime::from_timestamp(1_700_000_000, 0).unwrap();
        let mut one = Maker::new(1, now);
        let mut same = Maker::new(1, now);
        let mut names = HashSet::new();
        for _ in 0..1_000 {
            let made = one.customer();
            let again = same.customer();
            assert_eq!((made.id, &made.info), (again.id, &again.info));
            assert!(CustomerName::parse(&made.name).is_ok());
            assert!(made.created_at <= made.last_activity_at && made.last_activity_at <= now);
            for member in &made.info.team {
                assert!(domain::text::is_email(&member.email), "{}", member.email);
            }
            names.insert(made.name);
        }
        assert!(names.len() > 900, "{}", names.len());
    }
}
