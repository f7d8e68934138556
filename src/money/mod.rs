//! Money: an exact amount in a currency, never a float, and sums that never mix currencies.

mod currency;
mod parse;
mod price;

use std::collections::BTreeMap;
use std::fmt;

use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};

pub use currency::Currency;
pub use price::Price;

use crate::error::FieldError;
use parse::NoNumber;

/// An amount in a currency, with no more digits than the currency has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Plain", into = "Plain")]
pub struct Money {
    amount: Decimal,
    currency: Currency,
}

/// Money on the wire, not yet checked.
#[derive(Serialize, Deserialize)]
struct Plain {
    amount: Decimal,
    currency: Currency,
}

impl TryFrom<Plain> for Money {
    type Error = String;

    fn try_from(plain: Plain) -> Result<Self, String> {
        let money = Self::new(plain.amount, plain.currency);
        within_limit("amount", plain.amount).map_err(|error| error.message)?;
        if money.amount == plain.amount {
            Ok(money)
        } else {
            Err(refused(
                "amount",
                NoNumber::TooManyDecimals,
                plain.currency.minor_units(),
            )
            .message)
        }
    }
}

impl From<Money> for Plain {
    fn from(money: Money) -> Self {
        Self {
            amount: money.amount,
            currency: money.currency,
        }
    }
}

impl Money {
    /// Every amount is smaller than this, either way: what the database keeps.
    pub const LIMIT: u64 = 1_000_000_000_000;

    /// Rounds to the digits of the currency, half away from zero as the database does.
    pub fn new(amount: Decimal, currency: Currency) -> Self {
        let rounded = amount.round_dp_with_strategy(
            currency.minor_units(),
            RoundingStrategy::MidpointAwayFromZero,
        );
        Self {
            amount: rounded.normalize(),
            currency,
        }
    }

    /// Nothing, in a currency.
    pub const fn zero(currency: Currency) -> Self {
        Self {
            amount: Decimal::ZERO,
            currency,
        }
    }

    /// Reads what a person typed: `1,234.50`, `1.234,50`, `€ 12`, `12 EUR`.
    pub fn parse(field: &str, text: &str, currency: Currency) -> Result<Self, FieldError> {
        let amount = parse::number(without_symbol(text, currency), currency.minor_units());
        let amount = amount.map_err(|wrong| refused(field, wrong, currency.minor_units()))?;
        within_limit(field, amount)?;
        Ok(Self::new(amount, currency))
    }

    /// The number alone.
    pub const fn amount(self) -> Decimal {
        self.amount
    }

    /// The currency.
    pub const fn currency(self) -> Currency {
        self.currency
    }

    /// More than nothing.
    pub fn is_positive(self) -> bool {
        self.amount > Decimal::ZERO
    }

    /// Less than nothing.
    pub fn is_negative(self) -> bool {
        self.amount < Decimal::ZERO
    }

    /// Small enough to be kept.
    pub fn is_kept(self) -> bool {
        within_limit("amount", self.amount).is_ok()
    }

    /// Neither.
    pub const fn is_zero(self) -> bool {
        self.amount.is_zero()
    }

    /// The sum; nothing when the currencies differ or no amount is large enough to hold it.
    pub fn plus(self, other: Self) -> Option<Self> {
        let sum = self.amount.checked_add(other.amount)?;
        (self.currency == other.currency).then(|| Self::new(sum, self.currency))
    }

    /// The difference; nothing when the currencies differ or no amount is large enough to hold it.
    pub fn minus(self, other: Self) -> Option<Self> {
        self.plus(Self {
            amount: -other.amount,
            ..other
        })
    }

    /// So many times this, rounded; nothing when no amount is large enough to hold it.
    pub fn times(self, factor: Decimal) -> Option<Self> {
        let product = self.amount.checked_mul(factor)?;
        Some(Self::new(product, self.currency))
    }

    /// This in so many parts, rounded; nothing for no part at all.
    pub fn divided_by(self, parts: Decimal) -> Option<Self> {
        let part = self.amount.checked_div(parts)?;
        Some(Self::new(part, self.currency))
    }
}

impl fmt::Display for Money {
    /// `1,234.50 EUR`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let places = self.currency.minor_units() as usize;
        let text = format!("{:.places$}", self.amount.abs());
        let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
        if self.is_negative() {
            f.write_str("-")?;
        }
        for (place, digit) in whole.char_indices() {
            if place > 0 && (whole.len() - place) % 3 == 0 {
                f.write_str(",")?;
            }
            write!(f, "{digit}")?;
        }
        if !fraction.is_empty() {
            write!(f, ".{fraction}")?;
        }
        write!(f, " {}", self.currency)
    }
}

/// Sums by currency, in the order of their codes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Totals(BTreeMap<Currency, Decimal>);

impl Totals {
    /// Adds an amount to the sum of its currency.
    pub fn add(&mut self, money: Money) {
        let sum = self.0.entry(money.currency).or_default();
        *sum = sum.saturating_add(money.amount);
    }

    /// The sum in one currency.
    pub fn of(&self, currency: Currency) -> Money {
        Money::new(self.0.get(&currency).copied().unwrap_or_default(), currency)
    }

    /// Every sum.
    pub fn iter(&self) -> impl Iterator<Item = Money> {
        self.0
            .iter()
            .map(|(currency, sum)| Money::new(*sum, *currency))
    }
}

impl FromIterator<Money> for Totals {
    fn from_iter<I: IntoIterator<Item = Money>>(amounts: I) -> Self {
        let mut totals = Self::default();
        amounts.into_iter().for_each(|money| totals.add(money));
        totals
    }
}

/// Reads a plain number such as a quantity or a percentage, with at most `decimals` digits after the point.
pub fn parse_number(field: &str, text: &str, decimals: u32) -> Result<Decimal, FieldError> {
    let number = parse::number(text, decimals).map_err(|wrong| refused(field, wrong, decimals))?;
    within_limit(field, number)?;
    Ok(number.normalize())
}

/// The text without the currency's code or a symbol, which people copy along.
fn without_symbol(text: &str, currency: Currency) -> &str {
    let text = text.trim();
    let code = currency.code();
    let ends = text.len().saturating_sub(code.len());
    let text = match (text.get(..code.len()), text.get(ends..)) {
        (Some(start), _) if start.eq_ignore_ascii_case(code) => &text[code.len()..],
        (_, Some(end)) if end.eq_ignore_ascii_case(code) => &text[..ends],
        _ => text,
    };
    text.trim().trim_matches(['€', '$', '£', '¥', '₹'])
}

fn within_limit(field: &str, amount: Decimal) -> Result<(), FieldError> {
    if amount
        .abs()
        .to_u64()
        .is_some_and(|whole| whole < Money::LIMIT)
    {
        return Ok(());
    }
    Err(FieldError::new(field, "This is more than can be kept."))
}

fn refused(field: &str, wrong: NoNumber, decimals: u32) -> FieldError {
    let message = match (wrong, decimals) {
        (NoNumber::Empty, _) => "Enter a number.".to_owned(),
        (NoNumber::Unreadable, _) => "Enter a number such as 1,234.50.".to_owned(),
        (NoNumber::TooManyDecimals, 0) => "Enter a whole number.".to_owned(),
        (NoNumber::TooManyDecimals, _) => {
            format!("Enter at most {decimals} digits after the decimal point.")
        }
    };
    FieldError::new(field, message)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn eur(text: &str) -> Money {
        Money::parse("amount", text, Currency::EUR).unwrap()
    }

    #[test]
    fn amounts_are_read_with_what_people_copy_along() {
        for text in ["12.50", "€12.50", "12,50 €", "EUR 12.50", "12.50eur"] {
            assert_eq!(eur(text), eur("12.5"), "{text}");
        }
        assert!(Money::parse("amount", "12.50 USD", Currency::EUR).is_err());
        assert!(Money::parse("amount", "1.5", Currency::JPY).is_err());
        assert!(Money::parse("amount", "1,000,000,000,000", Currency::EUR).is_err());
    }

    #[test]
    fn amounts_have_the_digits_of_their_currency() {
        let half: Decimal = "0.125".parse().unwrap();
        assert_eq!(Money::new(half, Currency::EUR).to_string(), "0.13 EUR");
        assert_eq!(Money::new(-half, Currency::EUR).to_string(), "-0.13 EUR");
        assert_eq!(Money::new(half, Currency::KWD).to_string(), "0.125 KWD");
        assert_eq!(eur("1234567.5").to_string(), "1,234,567.50 EUR");
        let yen = Money::parse("amount", "123456", Currency::JPY).unwrap();
        assert_eq!(yen.to_string(), "123,456 JPY");
    }

    #[test]
    fn different_currencies_have_no_sum() {
        let dollars = Money::parse("amount", "1", Currency::USD).unwrap();
        assert_eq!(eur("1").plus(dollars), None);
        let totals: Totals = [eur("1"), dollars, eur("0.1"), eur("0.2")]
            .into_iter()
            .collect();
        assert_eq!(totals.of(Currency::EUR), eur("1.3"));
        assert_eq!(totals.iter().count(), 2);
    }

    proptest! {
        #[test]
        fn what_is_shown_reads_back(cents in -99_999_999_999_999_i64..=99_999_999_999_999) {
            let money = Money::new(Decimal::new(cents, 2), Currency::EUR);
            prop_assert_eq!(eur(&money.to_string()), money);
            let wire = serde_json::to_string(&money).unwrap();
            prop_assert_eq!(serde_json::from_str::<Money>(&wire).unwrap(), money);
        }

        #[test]
        fn nothing_typed_makes_reading_fail_hard(text in "\\PC*") {
            drop(Money::parse("amount", &text, Currency::EUR));
        }
    }
}
