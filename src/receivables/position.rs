use serde::{Deserialize, Serialize};

use crate::money::Money;

/// How matters stand in one currency, with a customer or with all of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// What is still to be paid, late or not.
    pub open: Money,
    /// The same by how late it is.
    pub ageing: Ageing,
    /// What is left of payments.
    pub credit: Money,
    /// What was received in the last [`Position::DAYS`] days, less what was given back of it.
    pub received: Money,
    /// Days from the date of an invoice to its last payment, on average over those paid in the last
    /// [`Position::DAYS`] days; none where there were none.
    pub average_days_to_pay: Option<u32>,
}

/// What is to be paid, by days since it was due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ageing {
    /// Not due.
    pub current: Money,
    /// 1 to 30 days.
    pub days_1_30: Money,
    /// 31 to 60 days.
    pub days_31_60: Money,
    /// 61 to 90 days.
    pub days_61_90: Money,
    /// More than 90 days.
    pub over_90: Money,
}

impl Position {
    /// How far back receipts and times of payment are looked at.
    pub const DAYS: u32 = 365;

    /// What the customer owes in the end; less than nothing when we owe them.
    pub fn balance(&self) -> Money {
        self.open.minus(self.credit).unwrap_or(self.open)
    }

    /// What is late.
    pub fn overdue(&self) -> Money {
        self.open.minus(self.ageing.current).unwrap_or(self.open)
    }
}
