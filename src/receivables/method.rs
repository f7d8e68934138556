use serde::{Deserialize, Serialize};

use crate::error::FieldError;

/// How a payment arrived.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaymentMethod {
    /// From bank to bank.
    BankTransfer,
    /// Collected by us.
    DirectDebit,
    /// By card.
    Card,
    /// In cash.
    Cash,
    /// By cheque.
    Cheque,
    /// Another way.
    Other,
}

impl PaymentMethod {
    /// Every method.
    pub const ALL: [Self; 6] = [
        Self::BankTransfer,
        Self::DirectDebit,
        Self::Card,
        Self::Cash,
        Self::Cheque,
        Self::Other,
    ];

    /// The word stored in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::BankTransfer => "bank_transfer",
            Self::DirectDebit => "direct_debit",
            Self::Card => "card",
            Self::Cash => "cash",
            Self::Cheque => "cheque",
            Self::Other => "other",
        }
    }

    /// The words people see.
    pub const fn label(self) -> &'static str {
        match self {
            Self::BankTransfer => "Bank transfer",
            Self::DirectDebit => "Direct debit",
            Self::Card => "Card",
            Self::Cash => "Cash",
            Self::Cheque => "Cheque",
            Self::Other => "Other",
        }
    }

    /// Reads the word of a form or of the database.
    pub fn parse(word: &str) -> Result<Self, FieldError> {
        Self::ALL
            .into_iter()
            .find(|method| method.as_str() == word)
            .ok_or_else(|| FieldError::new("method", "Choose how it was paid."))
    }
}
