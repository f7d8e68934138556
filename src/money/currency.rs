use std::fmt;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

use crate::error::FieldError;

/// A currency of ISO 4217. Ordered by its code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct Currency(&'static str);

/// The currencies in use that have hundredths.
const HUNDREDTHS: [&str; 131] = [
    "AED", "AFN", "ALL", "AMD", "AOA", "ARS", "AUD", "AWG", "AZN", "BAM", "BBD", "BDT", "BMD",
    "BND", "BOB", "BRL", "BSD", "BTN", "BWP", "BYN", "BZD", "CAD", "CDF", "CHF", "CNY", "COP",
    "CRC", "CUP", "CVE", "CZK", "DKK", "DOP", "DZD", "EGP", "ERN", "ETB", "EUR", "FJD", "FKP",
    "GBP", "GEL", "GHS", "GIP", "GMD", "GTQ", "GYD", "HKD", "HNL", "HTG", "HUF", "IDR", "ILS",
    "INR", "IRR", "JMD", "KES", "KGS", "KHR", "KPW", "KYD", "KZT", "LAK", "LBP", "LKR", "LRD",
    "LSL", "MAD", "MDL", "MGA", "MKD", "MMK", "MNT", "MOP", "MRU", "MUR", "MVR", "MWK", "MXN",
    "MYR", "MZN", "NAD", "NGN", "NIO", "NOK", "NPR", "NZD", "PAB", "PEN", "PGK", "PHP", "PKR",
    "PLN", "QAR", "RON", "RSD", "RUB", "SAR", "SBD", "SCR", "SDG", "SEK", "SGD", "SHP", "SLE",
    "SOS", "SRD", "SSP", "STN", "SVC", "SYP", "SZL", "THB", "TJS", "TMT", "TOP", "TRY", "TTD",
    "TWD", "TZS", "UAH", "USD", "UYU", "UZS", "VES", "WST", "XCD", "XCG", "YER", "ZAR", "ZMW",
    "ZWG",
];
/// Those that have no smaller unit.
const WHOLE: [&str; 16] = [
    "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV",
    "XAF", "XOF", "XPF",
];
/// Those that have thousandths.
const THOUSANDTHS: [&str; 7] = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"];

impl Currency {
    /// The euro.
    pub const EUR: Self = Self("EUR");
    /// The dollar of the United States.
    pub const USD: Self = Self("USD");
    /// The pound sterling.
    pub const GBP: Self = Self("GBP");
    /// The Japanese yen.
    pub const JPY: Self = Self("JPY");
    /// The Kuwaiti dinar.
    pub const KWD: Self = Self("KWD");

    /// Reads what a person typed or chose, in either case.
    pub fn parse(field: &str, text: &str) -> Result<Self, FieldError> {
        let code = text.trim().to_ascii_uppercase();
        if code.is_empty() {
            return Err(FieldError::new(field, "Choose a currency."));
        }
        Self::from_code(&code).ok_or_else(|| {
            FieldError::new(
                field,
                "Enter the three letters of a currency, such as EUR or USD.",
            )
        })
    }

    /// Finds a currency by its three capital letters.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::all().find(|currency| currency.0 == code)
    }

    /// Every currency: those with hundredths first, each kind by code.
    pub fn all() -> impl Iterator<Item = Self> {
        let codes = HUNDREDTHS.iter().chain(&WHOLE).chain(&THOUSANDTHS);
        codes.map(|code| Self(code))
    }

    /// Its three letters.
    pub const fn code(self) -> &'static str {
        self.0
    }

    /// How many digits follow the decimal point.
    pub fn minor_units(self) -> u32 {
        if WHOLE.contains(&self.0) {
            0
        } else if THOUSANDTHS.contains(&self.0) {
            3
        } else {
            2
        }
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

// By hand: a derived one would want text that lives as long as the program.
impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        Self::from_code(&code).ok_or_else(|| D::Error::custom("not the code of a currency"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_in_either_case_and_nothing_else_is() {
        assert_eq!(Currency::parse("currency", " eur ").unwrap(), Currency::EUR);
        for wrong in ["", "EU", "EURO", "XXX", "€", "ﬀﬀ"] {
            assert!(Currency::parse("currency", wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn each_currency_knows_its_minor_units_and_stands_in_one_list() {
        assert_eq!(Currency::EUR.minor_units(), 2);
        assert_eq!(Currency::JPY.minor_units(), 0);
        assert_eq!(Currency::KWD.minor_units(), 3);
        let mut codes: Vec<&str> = Currency::all().map(Currency::code).collect();
        let count = codes.len();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), count);
        assert!(codes.iter().all(|code| code.len() == 3));
    }
}
