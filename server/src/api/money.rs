//! Amounts as programs read and write them: text, because a number of JSON is a float to most of them.

use domain::money::Money;
use serde::Serialize;
use utoipa::ToSchema;

/// An amount in a currency.
#[derive(Serialize, ToSchema)]
#[schema(as = Money)]
pub(super) struct MoneyBody {
    /// How much: `1200.50`.
    amount: String,
    /// The three letters of the currency.
    currency: &'static str,
}

impl From<Money> for MoneyBody {
    fn from(money: Money) -> Self {
        Self {
            amount: amount(money),
            currency: money.currency().code(),
        }
    }
}

/// The number alone, with all digits that its currency has.
pub(super) fn amount(money: Money) -> String {
    let places = money.currency().minor_units() as usize;
    format!("{:.places$}", money.amount())
}
