use std::ops::Deref;

use serde::{Deserialize, Serialize};

use super::{Currency, Money};
use crate::error::FieldError;

/// Money that is asked for something: never less than nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Money", into = "Money")]
pub struct Price(Money);

impl Price {
    /// Reads what a person typed.
    pub fn parse(field: &str, text: &str, currency: Currency) -> Result<Self, FieldError> {
        Self::new(field, Money::parse(field, text, currency)?)
    }

    /// Checks that it is not negative.
    pub fn new(field: &str, money: Money) -> Result<Self, FieldError> {
        if money.is_negative() {
            return Err(FieldError::new(field, "Enter zero or more."));
        }
        Ok(Self(money))
    }

    /// The money.
    pub const fn money(self) -> Money {
        self.0
    }
}

impl Deref for Price {
    type Target = Money;

    fn deref(&self) -> &Money {
        &self.0
    }
}

impl TryFrom<Money> for Price {
    type Error = String;

    fn try_from(money: Money) -> Result<Self, String> {
        Self::new("price", money).map_err(|error| error.message)
    }
}

impl From<Price> for Money {
    fn from(price: Price) -> Self {
        price.0
    }
}
