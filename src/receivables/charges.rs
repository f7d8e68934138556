use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::error::{Check, FieldError};
use crate::money::{self, Currency, Money, Price};
use crate::text;

/// What an invoice asks for: lines or one amount, and tax on top. More than nothing, in one currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Parts", into = "Parts")]
pub struct Charges {
    lines: Vec<Line>,
    net: Price,
    tax_rate: TaxRate,
    tax: Money,
    total: Money,
}

/// Charges on the wire, not yet checked.
#[derive(Serialize, Deserialize)]
struct Parts {
    lines: Vec<Line>,
    net: Money,
    tax_rate: TaxRate,
}

/// One line of an invoice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// What was done.
    pub description: String,
    /// How much of it.
    pub quantity: Decimal,
    /// The price of one; less than nothing for a discount.
    pub unit_price: Money,
}

impl Line {
    /// What the line comes to, rounded to the currency.
    pub fn total(&self) -> Option<Money> {
        self.unit_price.times(self.quantity)
    }
}

/// Tax in percent of the net amount: from none to all of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(try_from = "Decimal", into = "Decimal")]
pub struct TaxRate(Decimal);

impl TaxRate {
    /// The number of percent.
    pub const fn percent(self) -> Decimal {
        self.0
    }

    fn parse(text: &str) -> Result<Self, FieldError> {
        let text = text.trim().trim_end_matches('%');
        if text.is_empty() {
            return Ok(Self::default());
        }
        let percent = money::parse_number("tax_rate", text, 4)?;
        Self::try_from(percent).map_err(|message| FieldError::new("tax_rate", message))
    }
}

impl TryFrom<Decimal> for TaxRate {
    type Error = String;

    fn try_from(percent: Decimal) -> Result<Self, String> {
        if percent < Decimal::ZERO || percent > Decimal::ONE_HUNDRED {
            return Err("Enter 0 to 100 percent.".to_owned());
        }
        Ok(Self(percent.normalize()))
    }
}

impl From<TaxRate> for Decimal {
    fn from(rate: TaxRate) -> Self {
        rate.0
    }
}

/// A line as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct LineForm {
    /// What was done.
    pub description: String,
    /// How much of it; one when empty.
    pub quantity: String,
    /// The price of one.
    pub unit_price: String,
}

impl Charges {
    /// Most lines of an invoice.
    pub const MAX_LINES: usize = 200;

    /// One amount and the tax on it.
    pub fn of_amount(net: Price, tax_rate: TaxRate) -> Result<Self, FieldError> {
        Self::new("amount", Vec::new(), net.money(), tax_rate)
    }

    /// Lines and the tax on their sum.
    pub fn of_lines(lines: Vec<Line>, tax_rate: TaxRate) -> Result<Self, FieldError> {
        let mut totals = lines.iter().map(Line::total);
        let net = totals.next().flatten();
        let net = totals.fold(net, |sum, total| sum?.plus(total?));
        let net = net
            .filter(|_| lines.len() <= Self::MAX_LINES)
            .ok_or_else(|| FieldError::new("lines", "Enter 1 to 200 lines in one currency."))?;
        Self::new("lines", lines, net, tax_rate)
    }

    fn new(
        field: &str,
        lines: Vec<Line>,
        net: Money,
        tax_rate: TaxRate,
    ) -> Result<Self, FieldError> {
        let too_much = || FieldError::new(field, "This is more than can be kept.");
        let factor = tax_rate.0 / Decimal::ONE_HUNDRED;
        let tax = net.times(factor).ok_or_else(too_much)?;
        let total = net
            .plus(tax)
            .filter(|total| total.is_kept())
            .ok_or_else(too_much)?;
        if !total.is_positive() {
            return Err(FieldError::new(
                field,
                "An invoice asks for more than nothing.",
            ));
        }
        Ok(Self {
            lines,
            net: Price::new(field, net)?,
            tax_rate,
            tax,
            total,
        })
    }

    /// Reads the form; broken rules go to `check`.
    pub(super) fn check(
        check: &mut Check,
        currency: &str,
        amount: &str,
        lines: &[LineForm],
        tax_rate: &str,
    ) -> Option<Self> {
        let currency = check.keep(Currency::parse("currency", currency));
        let tax_rate = check.keep(TaxRate::parse(tax_rate));
        // Without a currency the amounts are still looked at, by the rules of most.
        let digits = currency.unwrap_or(Currency::EUR);
        let charges = if lines.is_empty() {
            let net = check.keep(Price::parse("amount", amount, digits))?;
            Self::of_amount(net, tax_rate?)
        } else {
            Self::of_lines(read_lines(check, lines, digits)?, tax_rate?)
        };
        currency.and(check.keep(charges))
    }

    /// The lines; none for one amount.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The sum before tax.
    pub const fn net(&self) -> Money {
        self.net.money()
    }

    /// The tax rate.
    pub const fn tax_rate(&self) -> TaxRate {
        self.tax_rate
    }

    /// The tax.
    pub const fn tax(&self) -> Money {
        self.tax
    }

    /// What is asked for.
    pub const fn total(&self) -> Money {
        self.total
    }

    /// The currency of all of it.
    pub const fn currency(&self) -> Currency {
        self.total.currency()
    }
}

fn read_lines(check: &mut Check, lines: &[LineForm], currency: Currency) -> Option<Vec<Line>> {
    let read = |(number, typed): (usize, &LineForm)| {
        let field = |name: &str| format!("lines.{number}.{name}");
        let description = check.keep(text::line(&field("description"), &typed.description));
        let quantity = match typed.quantity.trim() {
            "" => Some(Decimal::ONE),
            quantity => check.keep(positive(&field("quantity"), quantity)),
        };
        let price = Money::parse(&field("unit_price"), &typed.unit_price, currency);
        let unit_price = check.keep(price);
        Some(Line {
            description: description?,
            quantity: quantity?,
            unit_price: unit_price?,
        })
    };
    let lines = lines.iter().take(Charges::MAX_LINES + 1).enumerate();
    let read: Vec<Option<Line>> = lines.map(read).collect();
    read.into_iter().collect()
}

fn positive(field: &str, text: &str) -> Result<Decimal, FieldError> {
    let number = money::parse_number(field, text, 4)?;
    if number <= Decimal::ZERO {
        return Err(FieldError::new(field, "Enter more than zero."));
    }
    Ok(number)
}

impl TryFrom<Parts> for Charges {
    type Error = String;

    fn try_from(parts: Parts) -> Result<Self, String> {
        let charges = if parts.lines.is_empty() {
            Price::try_from(parts.net).map(|net| Self::of_amount(net, parts.tax_rate))?
        } else {
            Self::of_lines(parts.lines, parts.tax_rate)
        };
        charges.map_err(|error| error.message)
    }
}

impl From<Charges> for Parts {
    fn from(charges: Charges) -> Self {
        Self {
            net: charges.net(),
            lines: charges.lines,
            tax_rate: charges.tax_rate,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn line(quantity: &str, unit_price: &str) -> LineForm {
        LineForm {
            description: "Advice".into(),
            quantity: quantity.into(),
            unit_price: unit_price.into(),
        }
    }

    fn read(amount: &str, lines: &[LineForm], tax_rate: &str) -> crate::Result<Charges> {
        let mut check = Check::default();
        let charges = Charges::check(&mut check, "EUR", amount, lines, tax_rate);
        check.finish(charges)
    }

    #[test]
    fn lines_and_tax_are_rounded_like_an_invoice() {
        let charges = read(
            "",
            &[line("3", "33.33"), line("0.5", "0.01"), line("", "-10")],
            "19",
        )
        .unwrap();
        assert_eq!(charges.net().to_string(), "90.00 EUR");
        assert_eq!(charges.tax().to_string(), "17.10 EUR");
        assert_eq!(charges.total().to_string(), "107.10 EUR");
        let one = read("1,000", &[], "").unwrap();
        assert_eq!(
            (one.total().to_string().as_str(), one.lines().len()),
            ("1,000.00 EUR", 0)
        );
    }

    #[test]
    fn what_asks_for_nothing_or_is_unreadable_is_refused() {
        for (amount, lines, tax, field) in [
            ("0", vec![], "", "amount"),
            ("-5", vec![], "", "amount"),
            ("5", vec![], "101", "tax_rate"),
            ("", vec![line("1", "-1")], "", "lines"),
            ("", vec![line("0", "1")], "", "lines.0.quantity"),
            (
                "",
                vec![line("1", "1"), line("1", "x")],
                "",
                "lines.1.unit_price",
            ),
            ("999,999,999,999", vec![], "100", "amount"),
        ] {
            let error = read(amount, &lines, tax).unwrap_err();
            assert!(error.for_field(field).is_some(), "{field}: {error:?}");
        }
    }

    proptest! {
        #[test]
        fn total_is_net_and_tax_and_survives_the_wire(
            prices in proptest::collection::vec((1_i64..1_000_000, 1_i64..100_000), 1..20),
            tax in 0_i64..1_000_000,
        ) {
            let lines = prices.iter().map(|(quantity, cents)| Line {
                description: String::new(),
                quantity: Decimal::new(*quantity, 4),
                unit_price: Money::new(Decimal::new(*cents, 2), Currency::EUR),
            }).collect();
            let rate = TaxRate::try_from(Decimal::new(tax, 4)).unwrap();
            if let Ok(charges) = Charges::of_lines(lines, rate) {
                prop_assert_eq!(charges.net().plus(charges.tax()), Some(charges.total()));
                let wire = serde_json::to_string(&charges).unwrap();
                prop_assert_eq!(serde_json::from_str::<Charges>(&wire).unwrap(), charges);
            }
        }
    }
}
