//! When things happened: on working days, during the hours of work.

use chrono::{DateTime, Datelike, Days, Duration, Months, NaiveDate, NaiveTime, Utc, Weekday};
use rand::RngExt;
use rand::rngs::StdRng;

use crate::demo::customers::DemoCustomer;

/// The time in which anything happened with a customer.
#[derive(Debug, Clone, Copy)]
pub(super) struct Span {
    first: DateTime<Utc>,
    last: DateTime<Utc>,
    today: NaiveDate,
}

impl Span {
    pub(super) fn of(demo: &DemoCustomer, now: DateTime<Utc>) -> Self {
        Self {
            first: now - Duration::days(demo.first_day),
            last: now - Duration::hours(demo.last_hour),
            today: now.date_naive(),
        }
    }

    pub(super) const fn today(self) -> NaiveDate {
        self.today
    }

    pub(super) fn first_day(self) -> NaiveDate {
        self.first.date_naive()
    }

    pub(super) fn last_day(self) -> NaiveDate {
        self.last.date_naive()
    }

    /// Some time of a day, if anything happened that early and that late.
    pub(super) fn on(self, day: NaiveDate, dice: &mut StdRng) -> DateTime<Utc> {
        self.within(at_work(day, dice))
    }

    /// The nearest moment at which anything happened.
    pub(super) fn within(self, at: DateTime<Utc>) -> DateTime<Utc> {
        at.max(self.first).min(self.last)
    }
}

/// Some time of a working day, between eight and five.
pub(super) fn at_work(day: NaiveDate, dice: &mut StdRng) -> DateTime<Utc> {
    let minutes = Duration::minutes(5 * dice.random_range(96..=204));
    working_day(day).and_time(NaiveTime::MIN).and_utc() + minutes
}

/// The day, or the Monday after it.
pub(super) fn working_day(day: NaiveDate) -> NaiveDate {
    match day.weekday() {
        Weekday::Sat => later(day, 2),
        Weekday::Sun => later(day, 1),
        _ => day,
    }
}

/// So many days later; earlier if less than none.
pub(super) fn later(day: NaiveDate, days: i64) -> NaiveDate {
    let distance = Days::new(days.unsigned_abs());
    let moved = if days < 0 {
        day.checked_sub_days(distance)
    } else {
        day.checked_add_days(distance)
    };
    moved.unwrap_or(day)
}

/// The first day of the month so many months later; earlier if less than none.
pub(super) fn month(day: NaiveDate, months: i32) -> NaiveDate {
    let first = day.with_day(1).unwrap_or(day);
    let distance = Months::new(months.unsigned_abs());
    let moved = if months < 0 {
        first.checked_sub_months(distance)
    } else {
        first.checked_add_months(distance)
    };
    moved.unwrap_or(first)
}

/// So many hundredths of the way from one day to another.
pub(super) fn between(from: NaiveDate, to: NaiveDate, hundredths: i64) -> NaiveDate {
    later(from, (to - from).num_days() * hundredths / 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn days_are_counted_both_ways() {
        assert_eq!(month(day("2026-03-31"), -1), day("2026-02-01"));
        assert_eq!(month(day("2026-11-21"), 2), day("2027-01-01"));
        assert_eq!(later(day("2026-03-01"), -1), day("2026-02-28"));
        assert_eq!(working_day(day("2026-11-21")), day("2026-11-23"));
        assert_eq!(
            between(day("2026-03-01"), day("2026-03-11"), 40),
            day("2026-03-05")
        );
    }
}
