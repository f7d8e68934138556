use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{Charges, Invoice, InvoiceTerms, TaxRate};
use crate::agreements::{Agreement, Pricing};
use crate::error::{Error, Result};

/// A period of a retainer, from its first to its last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct BilledPeriod {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
}

/// The invoice of a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeriodInvoice {
    /// The invoice.
    pub invoice: Invoice,
    /// Whether it was made just now; it is there once, however often it is asked for.
    pub made: bool,
}

impl Agreement {
    /// The period that a day lies in, and the invoice of it. Periods are counted from the first day of the retainer;
    /// the last one ends with it and is billed whole.
    ///
    /// # Errors
    /// [`Error::Conflict`] when this is no retainer, or it does not run on that day.
    pub fn bill(&self, today: NaiveDate) -> Result<(BilledPeriod, InvoiceTerms)> {
        let Pricing::Retainer { fee, every } = &self.terms.pricing else {
            return Err(Error::conflict("Only a retainer is billed by period."));
        };
        let period = self
            .terms
            .starts_on
            .filter(|_| self.status(today).is_running())
            .and_then(|starts_on| period_of(starts_on, every.months(), today))
            .ok_or_else(|| Error::conflict("This agreement does not run today."))?;
        let period = BilledPeriod {
            to: self
                .terms
                .ends_on
                .map_or(period.to, |end| end.min(period.to)),
            ..period
        };
        let first_line = self.terms.scope.lines().next().unwrap_or_default();
        let terms = InvoiceTerms {
            number: None,
            date: today,
            due_on: None,
            charges: Charges::of_amount(*fee, TaxRate::default())?,
            description: format!("{first_line}\n{} to {}", period.from, period.to),
            reference: String::new(),
            agreement: Some(self.id),
        };
        Ok((period, terms))
    }
}

/// Counted from the first day each time, so that a retainer from the 31st stays with the ends of months.
fn period_of(starts_on: NaiveDate, months: u32, today: NaiveDate) -> Option<BilledPeriod> {
    let begin =
        |number: u32| starts_on.checked_add_months(Months::new(number.checked_mul(months)?));
    let years = u32::try_from((today - starts_on).num_days() / 366).ok()?;
    // Close below the answer; from there a few steps lead to it.
    let mut number = (years * 12 / months).saturating_sub(1);
    while begin(number + 1)? <= today {
        number += 1;
    }
    Some(BilledPeriod {
        from: begin(number)?,
        to: begin(number + 1)?.pred_opt()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn every_day_lies_in_the_period_that_was_agreed() {
        for (starts_on, months, today, from, to) in [
            ("2026-01-01", 1, "2026-01-01", "2026-01-01", "2026-01-31"),
            ("2026-01-01", 1, "2026-02-28", "2026-02-01", "2026-02-28"),
            ("2026-01-15", 1, "2026-03-14", "2026-02-15", "2026-03-14"),
            ("2026-01-31", 1, "2026-03-15", "2026-02-28", "2026-03-30"),
            ("2000-01-01", 3, "2026-06-15", "2026-04-01", "2026-06-30"),
            ("1900-01-01", 12, "2026-06-15", "2026-01-01", "2026-12-31"),
            ("2024-02-29", 12, "2025-02-28", "2025-02-28", "2026-02-27"),
        ] {
            let period = period_of(day(starts_on), months, day(today)).unwrap();
            assert_eq!(
                (period.from, period.to),
                (day(from), day(to)),
                "{starts_on}"
            );
        }
    }

    #[test]
    fn periods_follow_each_other_without_a_gap() {
        let starts_on = day("2026-01-30");
        let mut today = starts_on;
        for _ in 0..40 {
            let period = period_of(starts_on, 1, today).unwrap();
            assert_eq!(period.from, today);
            today = period.to.succ_opt().unwrap();
        }
    }
}
