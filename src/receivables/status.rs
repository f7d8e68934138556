use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::money::Money;

/// What people decided about an invoice; the rest of its status follows from money and dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InvoiceState {
    /// Not with the customer yet.
    Draft,
    /// With the customer.
    Sent,
    /// It was a mistake: nothing is owed.
    Void,
    /// What is open is not expected any more.
    WrittenOff,
}

impl InvoiceState {
    /// Every state.
    pub const ALL: [Self; 4] = [Self::Draft, Self::Sent, Self::Void, Self::WrittenOff];

    /// The word stored in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Sent => "sent",
            Self::Void => "void",
            Self::WrittenOff => "written_off",
        }
    }

    /// Reads the database's word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == word)
    }

    /// Whether the activity log gives fields back to an invoice in this state: what a customer may have seen is corrected
    /// by somebody who looks at it.
    pub const fn can_be_put_back(self) -> bool {
        matches!(self, Self::Draft)
    }
}

/// Where an invoice stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InvoiceStatus {
    /// Not with the customer yet.
    Draft,
    /// With the customer, not due, nothing paid.
    Sent,
    /// Paid in part, not due.
    PartPaid,
    /// Paid in full.
    Paid,
    /// Its due date has passed and something is open.
    Overdue,
    /// Nothing is owed.
    Void,
    /// Nothing is expected any more.
    WrittenOff,
}

impl InvoiceStatus {
    /// Every status.
    pub const ALL: [Self; 7] = [
        Self::Draft,
        Self::Sent,
        Self::PartPaid,
        Self::Paid,
        Self::Overdue,
        Self::Void,
        Self::WrittenOff,
    ];

    /// The word in addresses and the API.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Sent => "sent",
            Self::PartPaid => "part_paid",
            Self::Paid => "paid",
            Self::Overdue => "overdue",
            Self::Void => "void",
            Self::WrittenOff => "written_off",
        }
    }

    /// The words people see.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Draft => "Draft",
            Self::Sent => "Sent",
            Self::PartPaid => "Part paid",
            Self::Paid => "Paid",
            Self::Overdue => "Overdue",
            Self::Void => "Void",
            Self::WrittenOff => "Written off",
        }
    }
}

/// An invoice as far as money and dates go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvoiceBalance {
    /// What people decided.
    pub state: InvoiceState,
    /// The last day to pay it without being late.
    pub due_on: NaiveDate,
    /// What it asks for.
    pub total: Money,
    /// What payments have settled.
    pub settled: Money,
}

impl InvoiceBalance {
    /// What is still to be paid.
    pub fn open(&self) -> Money {
        match self.state {
            InvoiceState::Sent => self.left(),
            _ => Money::zero(self.total.currency()),
        }
    }

    /// What payments have not settled, whether anybody expects it or not.
    pub fn left(&self) -> Money {
        self.total
            .minus(self.settled)
            .unwrap_or(Money::zero(self.total.currency()))
    }

    /// Where it stands on a day.
    pub fn status(&self, today: NaiveDate) -> InvoiceStatus {
        match self.state {
            InvoiceState::Draft => InvoiceStatus::Draft,
            InvoiceState::Void => InvoiceStatus::Void,
            InvoiceState::WrittenOff => InvoiceStatus::WrittenOff,
            InvoiceState::Sent if self.open().is_zero() => InvoiceStatus::Paid,
            InvoiceState::Sent if self.due_on < today => InvoiceStatus::Overdue,
            InvoiceState::Sent if self.settled.is_positive() => InvoiceStatus::PartPaid,
            InvoiceState::Sent => InvoiceStatus::Sent,
        }
    }

    /// Days since it was due; none while it is not overdue.
    pub fn days_overdue(&self, today: NaiveDate) -> Option<u32> {
        let days = u32::try_from((today - self.due_on).num_days()).ok()?;
        (self.status(today) == InvoiceStatus::Overdue).then_some(days)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Currency;

    #[test]
    fn money_and_dates_decide_what_people_did_not() {
        let eur = |amount: i64| Money::new(amount.into(), Currency::EUR);
        let due_on: NaiveDate = "2026-06-15".parse().unwrap();
        let status = |state, settled, today: &str| {
            let balance = InvoiceBalance {
                state,
                due_on,
                total: eur(100),
                settled: eur(settled),
            };
            balance.status(today.parse().unwrap())
        };
        let sent = InvoiceState::Sent;
        assert_eq!(status(sent, 0, "2026-06-15"), InvoiceStatus::Sent);
        assert_eq!(status(sent, 1, "2026-06-15"), InvoiceStatus::PartPaid);
        assert_eq!(status(sent, 0, "2026-06-16"), InvoiceStatus::Overdue);
        assert_eq!(status(sent, 99, "2026-06-16"), InvoiceStatus::Overdue);
        assert_eq!(status(sent, 100, "2026-06-16"), InvoiceStatus::Paid);
        let off = InvoiceState::WrittenOff;
        assert_eq!(status(off, 40, "2026-06-16"), InvoiceStatus::WrittenOff);
    }
}
