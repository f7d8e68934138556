use serde::{Deserialize, Serialize};

use crate::id::CustomerId;
use crate::money::Currency;
use crate::page::Cursor;

/// What a list of invoices shows. Built from the URL, so every part has a default and nothing can fail.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct InvoiceQuery {
    /// Only those of one customer.
    pub customer: Option<CustomerId>,
    /// Only those that stand so.
    pub filter: Option<InvoiceFilter>,
    /// Only those in this currency.
    pub currency: Option<Currency>,
    /// Only those whose number begins so, in either case.
    pub number: String,
    /// Where the page begins; `None` is the first.
    pub after: Option<Cursor>,
}

impl InvoiceQuery {
    /// A search for a number looks at so many that begin with it. It has one page.
    pub const SEARCHED: u32 = 1_000;

    /// Reads the parts of a URL. What it does not know falls back to the default.
    pub fn from_url(
        customer: Option<&str>,
        filter: Option<&str>,
        currency: Option<&str>,
        number: Option<&str>,
        after: Option<&str>,
    ) -> Self {
        let number = number.unwrap_or_default().trim();
        Self {
            customer: customer.and_then(|id| id.parse().ok()),
            filter: filter.and_then(InvoiceFilter::from_word),
            currency: currency.and_then(|code| Currency::parse("currency", code).ok()),
            number: number
                .chars()
                .filter(|c| !c.is_control())
                .take(50)
                .collect(),
            after: after.map(Cursor::new),
        }
    }

    /// The query as `name=value` pairs, defaults left out: the inverse of [`InvoiceQuery::from_url`].
    pub fn url_pairs(&self) -> Vec<(&'static str, String)> {
        let pairs = [
            ("customer", self.customer.map(|id| id.to_string())),
            (
                "status",
                self.filter.map(|filter| filter.as_str().to_owned()),
            ),
            (
                "currency",
                self.currency.map(|currency| currency.code().to_owned()),
            ),
            (
                "number",
                Some(self.number.clone()).filter(|number| !number.is_empty()),
            ),
            (
                "after",
                self.after.as_ref().map(|after| after.as_str().to_owned()),
            ),
        ];
        let given = pairs.into_iter();
        given
            .filter_map(|(name, value)| Some((name, value?)))
            .collect()
    }
}

/// Which invoices a list shows, and in which order: what waits for payment by its due date, the earliest first; everything
/// else by its date, the latest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InvoiceFilter {
    /// Not sent yet.
    Draft,
    /// Sent, not due, nothing paid.
    Sent,
    /// Paid in part, not due.
    PartPaid,
    /// Something is to be paid, due or not.
    Unpaid,
    /// Due, and something is to be paid.
    Overdue,
    /// Paid in full.
    Paid,
    /// A mistake.
    Void,
    /// Not expected any more.
    WrittenOff,
}

impl InvoiceFilter {
    /// Every filter.
    pub const ALL: [Self; 8] = [
        Self::Draft,
        Self::Sent,
        Self::PartPaid,
        Self::Unpaid,
        Self::Overdue,
        Self::Paid,
        Self::Void,
        Self::WrittenOff,
    ];

    /// Its word in addresses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Sent => "sent",
            Self::PartPaid => "part_paid",
            Self::Unpaid => "unpaid",
            Self::Overdue => "overdue",
            Self::Paid => "paid",
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
            Self::Unpaid => "Unpaid",
            Self::Overdue => "Overdue",
            Self::Paid => "Paid",
            Self::Void => "Void",
            Self::WrittenOff => "Written off",
        }
    }

    /// Reads the word of a URL.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|filter| filter.as_str() == word)
    }

    /// Whether its invoices wait for payment.
    pub const fn is_open(self) -> bool {
        matches!(
            self,
            Self::Sent | Self::PartPaid | Self::Unpaid | Self::Overdue
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_reads_back_from_its_address() {
        let query = InvoiceQuery::from_url(
            Some("01a1fc26-84c6-7607-a942-b7ce9d486101"),
            Some("overdue"),
            Some("eur"),
            Some(" 2026-00 "),
            Some("next"),
        );
        let pairs = query.url_pairs();
        assert_eq!(pairs.len(), 5);
        let part = |name| {
            pairs
                .iter()
                .find(|pair| pair.0 == name)
                .map(|pair| pair.1.as_str())
        };
        let again = InvoiceQuery::from_url(
            part("customer"),
            part("status"),
            part("currency"),
            part("number"),
            part("after"),
        );
        assert_eq!(again, query);
        let nonsense = InvoiceQuery::from_url(Some("x"), Some("x"), Some("x"), None, None);
        assert_eq!(nonsense, InvoiceQuery::default());
    }
}
