//! The fields of records and their values, as people call and read them.

use chrono::NaiveDate;
use domain::agreements::AgreementKind;
use domain::artifacts::ArtifactKind;
use domain::events::{Entity, EventKind};
use domain::money::parse_number;
use domain::receivables::PaymentMethod;
use kit::time::date;
use serde_json::Value;

use super::sentence::text;

/// Digits after the point that the database keeps of an amount.
pub(super) const DECIMALS: u32 = 4;

/// What people call a field.
pub(super) fn label(entity: &Entity, field: &str) -> String {
    let label = match (entity, field) {
        (Entity::Event, "description") => "Text",
        (_, "type" | "event_type") => "Type",
        (_, "start_date" | "starts_on") => "First day",
        (_, "end_date" | "ends_on") => "Last day",
        (_, "event_date") => "Date and time",
        (_, "due_date") => "Due date",
        (_, "extra_terms") => "Further terms",
        (_, "override_reason" | "status_reason") => "Reason",
        (_, "pricing") => "Price",
        (_, "renews") => "Earlier agreement",
        (_, "tax_rate") => "Tax rate",
        (_, "agreement_id" | "linked_agreement_id") => "Agreement",
        (_, "project_id") => "Project",
        (_, "period_start") => "Period",
        _ => return spaced(field),
    };
    label.to_owned()
}

/// "some_field" as "Some field".
fn spaced(field: &str) -> String {
    let mut letters = field.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    first
        .into_iter()
        .chain(letters)
        .map(|letter| if letter == '_' { ' ' } else { letter })
        .collect()
}

/// A value as people read it; `None` for ids and documents, which nobody reads.
pub(super) fn value_of(entity: &Entity, field: &str, value: &Value) -> Option<String> {
    let word = text(value);
    if word.is_empty() {
        // Only what can be shown is shown as added or cleared.
        return (!is_unreadable(field)).then_some(word);
    }
    Some(match (entity, field) {
        _ if is_unreadable(field) => return None,
        (Entity::Agreement, "type") => {
            AgreementKind::parse(&word).map_or(word, |kind| kind.label().to_owned())
        }
        (Entity::Artifact, "type") => {
            ArtifactKind::parse(&word).map_or(word, |kind| kind.label().to_owned())
        }
        (_, "event_type") => EventKind::parse(&word).map_or(word, |kind| kind.label().to_owned()),
        (_, "method") => {
            PaymentMethod::parse(&word).map_or(word, |method| method.label().to_owned())
        }
        (_, "amount") => number(&word),
        (_, "tax_rate" | "progress") => format!("{} %", number(&word)),
        _ => word.parse::<NaiveDate>().map_or(word, date),
    })
}

fn is_unreadable(field: &str) -> bool {
    matches!(
        field,
        "pricing" | "lines" | "participants" | "renews" | "event_date"
    ) || field.ends_with("_id")
}

/// A number without the zeros that the database keeps behind it.
fn number(word: &str) -> String {
    parse_number("amount", word, DECIMALS)
        .map_or_else(|_| word.to_owned(), |number| number.normalize().to_string())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn values_have_words() {
        let shown = |field, value| value_of(&Entity::Payment, field, &value);
        let words = |text: &str| Some(text.to_owned());
        assert_eq!(shown("date", json!("2026-03-01")), words("1 Mar 2026"));
        assert_eq!(shown("amount", json!(1200.5)), words("1200.5"));
        assert_eq!(shown("progress", json!(40)), words("40 %"));
        assert_eq!(
            shown("method", json!("bank_transfer")),
            words("Bank transfer")
        );
        assert_eq!(shown("method", json!("barter")), words("barter"));
        assert_eq!(shown("notes", Value::Null), words(""));
    }

    #[test]
    fn nobody_reads_ids_and_documents() {
        for field in ["agreement_id", "pricing", "lines", "participants"] {
            for value in [Value::Null, json!([1]), json!("0")] {
                assert_eq!(value_of(&Entity::Invoice, field, &value), None, "{field}");
            }
        }
    }

    #[test]
    fn fields_have_names() {
        assert_eq!(label(&Entity::Invoice, "due_date"), "Due date");
        assert_eq!(label(&Entity::Event, "description"), "Text");
        assert_eq!(label(&Entity::Project, "some_new_field"), "Some new field");
    }
}
