use chrono::{Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{Agreement, AgreementTerms};
use crate::error::{Error, Result};
use crate::id::AgreementId;

/// A renewed agreement, and what it stands beside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Renewed {
    /// The new agreement.
    pub agreement: Agreement,
    /// Other agreements of the customer, of the same type, that run at the same time: worth a look, and no mistake.
    pub overlaps: Vec<Overlap>,
}

/// An agreement that runs while another one does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overlap {
    /// Its id.
    pub id: AgreementId,
    /// What it is about.
    pub scope: String,
    /// Its first day.
    pub starts_on: NaiveDate,
    /// Its last day, if it has one.
    pub ends_on: Option<NaiveDate>,
}

impl AgreementTerms {
    /// The same for the period after this one, as long as this one was: whole months where it had whole months.
    ///
    /// # Errors
    /// [`Error::Conflict`] when it has no end, or none that a calendar can follow.
    pub fn next_period(&self) -> Result<Self> {
        let Some((starts_on, ends_on)) = self.starts_on.zip(self.ends_on) else {
            return Err(Error::conflict(
                "An agreement without a last day runs on by itself. Give it one to renew it.",
            ));
        };
        let next = (|| {
            let next_start = ends_on.succ_opt()?;
            let next_end = match whole_months(starts_on, next_start) {
                Some(months) => next_start.checked_add_months(months)?.pred_opt()?,
                None => next_start.checked_add_days(Days::new(
                    ends_on
                        .signed_duration_since(starts_on)
                        .num_days()
                        .unsigned_abs(),
                ))?,
            };
            Some((next_start, next_end))
        })();
        let (next_start, next_end) =
            next.ok_or_else(|| Error::conflict("The next period is beyond every calendar."))?;
        Ok(Self {
            starts_on: Some(next_start),
            ends_on: Some(next_end),
            ..self.clone()
        })
    }
}

/// How many months lie between two days, if nothing is left over. A hundred years are enough.
fn whole_months(from: NaiveDate, to: NaiveDate) -> Option<Months> {
    (1..=1_200)
        .map(Months::new)
        .find(|months| from.checked_add_months(*months) == Some(to))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agreements::draft::tests::{day, form};

    #[test]
    fn the_next_period_is_as_long_as_this_one() {
        for (from, to, next_from, next_to) in [
            ("2026-01-01", "2026-12-31", "2027-01-01", "2027-12-31"),
            ("2027-01-01", "2027-12-31", "2028-01-01", "2028-12-31"),
            ("2026-01-15", "2026-02-14", "2026-02-15", "2026-03-14"),
            ("2026-02-01", "2026-02-28", "2026-03-01", "2026-03-31"),
            ("2026-01-01", "2026-01-10", "2026-01-11", "2026-01-20"),
            ("2026-03-03", "2026-03-03", "2026-03-04", "2026-03-04"),
        ] {
            let next = form(from, to).parse().unwrap().next_period().unwrap();
            assert_eq!(next.starts_on, Some(day(next_from)), "{from}");
            assert_eq!(next.ends_on, Some(day(next_to)), "{from}");
        }
    }

    #[test]
    fn without_an_end_there_is_nothing_to_renew() {
        let open = form("2026-01-01", "").parse().unwrap();
        assert!(matches!(open.next_period(), Err(Error::Conflict { .. })));
        let late = form("9998-01-01", "9999-12-31").parse().unwrap();
        drop(late.next_period());
    }
}
