use std::fmt;

use serde::{Deserialize, Serialize};

use crate::error::FieldError;
use crate::text;

/// The name of a customer: one line, not empty. Two customers may share one.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CustomerName(String);

impl CustomerName {
    /// Checks what a person typed.
    pub fn parse(text: &str) -> Result<Self, FieldError> {
        let name = text::line("name", text)?;
        if name.is_empty() {
            return Err(FieldError::new("name", "Give the customer a name."));
        }
        Ok(Self(name))
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for CustomerName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for CustomerName {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).map_err(|error| error.message)
    }
}

impl From<CustomerName> for String {
    fn from(name: CustomerName) -> Self {
        name.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_needed_and_bounded() {
        assert_eq!(
            CustomerName::parse("  ").unwrap_err().message,
            "Give the customer a name."
        );
        assert!(CustomerName::parse(&"n".repeat(300)).is_err());
        assert_eq!(CustomerName::parse(" Acme ").unwrap().as_str(), "Acme");
    }
}
