use std::fmt;

use serde::{Deserialize, Serialize};

use crate::error::FieldError;
use crate::text;

/// The number of an invoice, of which a workspace has no two: one line of at most 50 characters.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct InvoiceNumber(String);

impl InvoiceNumber {
    /// Most characters.
    pub const MAX: usize = 50;

    /// Checks what a person typed; nothing typed is no number, for the server to allot one.
    pub fn parse(typed: &str) -> Result<Option<Self>, FieldError> {
        let number = text::line("number", typed)?;
        if number.chars().count() > Self::MAX {
            return Err(FieldError::new("number", "Keep this to 50 characters."));
        }
        Ok((!number.is_empty()).then_some(Self(number)))
    }

    /// The number as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for InvoiceNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for InvoiceNumber {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        match Self::parse(&text) {
            Ok(Some(number)) => Ok(number),
            Ok(None) => Err("Enter a number.".to_owned()),
            Err(error) => Err(error.message),
        }
    }
}

impl From<InvoiceNumber> for String {
    fn from(number: InvoiceNumber) -> Self {
        number.0
    }
}
