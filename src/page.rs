//! Paging by cursor: a page knows where the next one begins, and nobody ever counts rows.

use serde::{Deserialize, Serialize};

/// Where the next page begins. Opaque to everyone but the store that made it; safe in a URL.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Cursor(String);

impl Cursor {
    /// Wraps the text of a cursor, from a store or from a URL. A store ignores one it did not make.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text for a URL.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Some rows, and where the next ones begin.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page<T> {
    /// The rows, in order.
    pub items: Vec<T>,
    /// `None` on the last page.
    pub next: Option<Cursor>,
}

impl<T> Page<T> {
    /// Most rows of a page.
    pub const SIZE: u32 = 50;
}

/// A count that stops counting: "1,000+" costs the same for a thousand and for a million rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CappedCount {
    /// The number, at most the cap.
    pub value: u32,
    /// Whether there are more.
    pub more: bool,
}

impl CappedCount {
    /// What a count over at most `cap + 1` rows says.
    pub const fn new(counted: u32, cap: u32) -> Self {
        if counted > cap {
            Self {
                value: cap,
                more: true,
            }
        } else {
            Self {
                value: counted,
                more: false,
            }
        }
    }

    /// Two counts together.
    pub const fn plus(self, other: Self) -> Self {
        Self {
            value: self.value + other.value,
            more: self.more || other.more,
        }
    }
}

impl std::fmt::Display for CappedCount {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (thousands, rest) = (self.value / 1_000, self.value % 1_000);
        match thousands {
            0 => write!(f, "{rest}")?,
            _ => write!(f, "{thousands},{rest:03}")?,
        }
        if self.more { f.write_str("+") } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_capped_count_says_when_it_stopped() {
        assert_eq!(CappedCount::new(12, 1_000).to_string(), "12");
        assert_eq!(CappedCount::new(1_001, 1_000).to_string(), "1,000+");
        assert_eq!(
            CappedCount::new(1_001, 1_000)
                .plus(CappedCount::new(40, 1_000))
                .to_string(),
            "1,040+"
        );
    }
}
