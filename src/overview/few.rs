use serde::{Deserialize, Serialize};

/// The first rows of a list, and whether there are more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Few<T> {
    /// The rows, in order.
    pub items: Vec<T>,
    /// Whether there are more.
    pub more: bool,
}

impl<T> Few<T> {
    /// Most rows.
    pub const SIZE: u32 = 8;

    /// What a read of at most `SIZE + 1` rows says.
    pub fn of(mut rows: Vec<T>) -> Self {
        let fits = Self::SIZE as usize;
        let more = rows.len() > fits;
        rows.truncate(fits);
        Self { items: rows, more }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_too_many_says_that_there_are_more() {
        let full: Vec<u32> = (0..Few::<u32>::SIZE).collect();
        assert!(!Few::of(full.clone()).more);
        let over: Vec<u32> = (0..=Few::<u32>::SIZE).collect();
        assert_eq!(
            Few::of(over),
            Few {
                items: full,
                more: true
            }
        );
    }
}
