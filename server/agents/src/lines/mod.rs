//! Records in a line of text each, for a model or the built-in assistant to read.

mod customer;
mod happened;
mod money;
mod work;

use chrono::{DateTime, FixedOffset, NaiveDate, Utc};
use domain::chat::{Record, RecordKind};
use uuid::Uuid;

pub(crate) use customer::{customer_fields, figures, other_customer, team};
pub(crate) use happened::entry;
pub(crate) use money::{agreement, invoice, payment, position};
pub(crate) use work::{artifact, piece, project};

/// A line and the record that it rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Finding {
    /// The record.
    pub record: Record,
    /// What it says.
    pub line: String,
}

impl Finding {
    fn new(kind: RecordKind, id: Uuid, title: impl Into<String>, line: &str) -> Self {
        let title = title.into();
        Self {
            record: Record { kind, id, title },
            line: one_line(line, LONGEST),
        }
    }
}

/// A line has at most so many characters.
const LONGEST: usize = 1_200;
/// A text that people wrote takes at most so many of them.
const NOTE: usize = 500;

/// A text on one line, with an ellipsis where it is cut.
pub(crate) fn one_line(text: &str, longest: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(longest) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}

/// The parts that say something, with a separator between them.
fn joined(parts: impl IntoIterator<Item = String>) -> String {
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join("; ")
}

/// `name: text`, or nothing without a text.
fn named(name: &str, text: &str) -> String {
    if text.trim().is_empty() {
        return String::new();
    }
    format!("{name}: {}", one_line(text, NOTE))
}

/// The day of a moment where the person is.
fn day(moment: DateTime<Utc>, zone: FixedOffset) -> NaiveDate {
    moment.with_timezone(&zone).date_naive()
}

/// The days from and to which something lasts.
fn period(starts_on: Option<NaiveDate>, ends_on: Option<NaiveDate>) -> String {
    match (starts_on, ends_on) {
        (None, None) => "no dates yet".to_owned(),
        (Some(from), None) => format!("since {from}"),
        (None, Some(to)) => format!("until {to}"),
        (Some(from), Some(to)) => format!("{from} to {to}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_no_breaks_and_an_end() {
        assert_eq!(one_line("Zoë\n owes\t 5", 20), "Zoë owes 5");
        assert_eq!(one_line("Zoë owes 5", 8), "Zoë owes…");
    }

    #[test]
    fn what_says_nothing_is_left_out() {
        let parts = [named("Terms", " \n"), named("Notes", "net\n30")];
        assert_eq!(joined(parts), "Notes: net 30");
    }
}
