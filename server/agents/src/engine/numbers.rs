use domain::chat::{Citation, Record};

/// The numbers by which records are cited, in the order in which they were first seen.
#[derive(Debug, Default)]
pub(super) struct Numbers(Vec<Record>);

impl Numbers {
    /// The number of a record; the same one has the same.
    pub fn of(&mut self, record: Record) -> u32 {
        let known = self
            .0
            .iter()
            .position(|known| known.kind == record.kind && known.id == record.id);
        let place = known.unwrap_or_else(|| {
            self.0.push(record);
            self.0.len() - 1
        });
        u32::try_from(place + 1).unwrap_or(u32::MAX)
    }

    /// The record of a number that a text has.
    pub fn citation(&self, number: u32) -> Option<Citation> {
        let place = usize::try_from(number).ok()?.checked_sub(1)?;
        let record = self.0.get(place)?.clone();
        Some(Citation { number, record })
    }
}

/// Finds `[3]` in a text that comes in pieces.
#[derive(Debug, Default)]
pub(super) struct Brackets {
    open: Option<u32>,
}

impl Brackets {
    /// The numbers whose brackets close in the next piece of the text.
    pub fn found_in(&mut self, piece: &str) -> Vec<u32> {
        piece.chars().filter_map(|next| self.next(next)).collect()
    }

    fn next(&mut self, next: char) -> Option<u32> {
        let open = self.open.take();
        match (open, next) {
            (_, '[') => self.open = Some(0),
            // `[1, 4]` cites both.
            (Some(number), ',') => {
                self.open = Some(0);
                return Some(number);
            }
            (Some(0), ' ') => self.open = Some(0),
            (Some(number), ']') => return Some(number),
            (Some(number), digit) => {
                let digit = digit.to_digit(10);
                self.open = digit.and_then(|digit| number.checked_mul(10)?.checked_add(digit));
            }
            (None, _) => {}
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use domain::chat::RecordKind;
    use uuid::Uuid;

    use super::*;

    fn record(id: u128, title: &str) -> Record {
        Record {
            kind: RecordKind::Invoice,
            id: Uuid::from_u128(id),
            title: title.to_owned(),
        }
    }

    #[test]
    fn a_record_keeps_its_number() {
        let mut numbers = Numbers::default();
        assert_eq!(numbers.of(record(7, "2026-001")), 1);
        assert_eq!(numbers.of(record(8, "2026-002")), 2);
        assert_eq!(numbers.of(record(7, "renamed")), 1);
        assert_eq!(numbers.citation(2).unwrap().record, record(8, "2026-002"));
        assert!(numbers.citation(0).is_none() && numbers.citation(3).is_none());
    }

    #[test]
    fn numbers_are_found_across_pieces() {
        let mut brackets = Brackets::default();
        assert!(brackets.found_in("They owe 5 € [1").is_empty());
        assert_eq!(brackets.found_in("2] and more [3][4, 5]"), [12, 3, 4, 5]);
        let none = brackets.found_in("[x] [ 7a] [99999999999] 8]");
        assert!(none.is_empty(), "{none:?}");
    }
}
