//! Another value for a field of the customer.

use domain::chat::{ChangeDraft, Dossier};
use domain::customers::{CustomerName, InfoField};

use super::{Reply, after, bare};
use crate::builtin::text::excerpt;
use crate::builtin::words::Words;

/// What people call the fields, longer names first.
const NAMES: &[(&str, Option<InfoField>)] = &[
    ("product description", Some(InfoField::ProductDescription)),
    ("product category", Some(InfoField::ProductCategory)),
    ("product stage", Some(InfoField::ProductStage)),
    ("product name", Some(InfoField::ProductName)),
    ("product url", Some(InfoField::ProductUrl)),
    ("ideal customer profile", Some(InfoField::Icp)),
    ("ideal customer", Some(InfoField::Icp)),
    ("description", Some(InfoField::ProductDescription)),
    ("vertical", Some(InfoField::Vertical)),
    ("industry", Some(InfoField::Vertical)),
    ("branche", Some(InfoField::Vertical)),
    ("category", Some(InfoField::ProductCategory)),
    ("kategorie", Some(InfoField::ProductCategory)),
    ("persona", Some(InfoField::Persona)),
    ("website", Some(InfoField::ProductUrl)),
    ("icp", Some(InfoField::Icp)),
    ("stage", Some(InfoField::ProductStage)),
    ("about", Some(InfoField::About)),
    ("product", Some(InfoField::ProductName)),
    ("produkt", Some(InfoField::ProductName)),
    ("name", None),
    ("customer", None),
    ("kunden", None),
];

/// Proposes the value that a message gives a field.
pub fn change(question: &str, dossier: &Dossier) -> Reply {
    let Some(field) = named(question) else {
        return Reply::ask(
            "Which field shall say what? For example: “vertical to Logistics”, “product stage to Beta”, \
             “persona to …” or “name to …”.",
        );
    };
    let label = field.map_or("Name", InfoField::label);
    let value = after(question, &[" to ", ": ", " = ", " auf ", " zu ", " is "]).map(bare);
    let Some(value) = value.filter(|value| !value.is_empty()) else {
        return Reply::ask(format!(
            "What shall **{label}** say? {}",
            now(field, dossier)
        ));
    };
    let checked = match field {
        Some(field) => field.parse(value),
        None => CustomerName::parse(value).map(String::from),
    };
    match checked {
        Err(error) => Reply::ask(format!(
            "{label} cannot say that: {} What shall it say?",
            error.message
        )),
        Ok(value) => {
            let lead = format!(
                "I propose that **{label}** says “{}”. {}",
                excerpt(&value, 120),
                now(field, dossier)
            );
            let field = field.map_or("name", InfoField::path).to_owned();
            Reply::propose(ChangeDraft::Field { field, value }, lead)
        }
    }
}

/// The field that a message is about; `None` within is the customer's name.
pub fn named(message: &str) -> Option<Option<InfoField>> {
    let end = [" to ", ": ", " = ", " auf ", " zu ", " is "]
        .iter()
        .filter_map(|mark| message.to_ascii_lowercase().find(mark))
        .min();
    // Only what stands before the value names the field.
    let words = Words::of(
        message
            .get(..end.unwrap_or(message.len()))
            .unwrap_or(message),
    );
    let is_short = words.all().len() <= 8;
    let named = NAMES.iter().find(|(name, _)| is_short && words.has(name));
    named.map(|(_, field)| *field)
}

fn now(field: Option<InfoField>, dossier: &Dossier) -> String {
    let customer = &dossier.customer;
    match field.map_or(customer.name.as_str(), |field| field.get(&customer.info)) {
        "" => "It is empty now.".to_owned(),
        said => format!(
            "It says “{}” now.",
            excerpt(said, 120).trim_end_matches('.')
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::builtin::testing::rich_dossier;

    fn field(message: &str) -> Option<(String, String)> {
        match change(message, &rich_dossier()) {
            Reply::Propose { draft, .. } => match *draft {
                ChangeDraft::Field { field, value } => Some((field, value)),
                _ => None,
            },
            Reply::AskBack(_) => None,
        }
    }

    #[test]
    fn a_field_gets_the_value_as_it_was_written() {
        let says = |field: &str, value: &str| Some((field.to_owned(), value.to_owned()));
        assert_eq!(
            field("set the vertical to “Cold Storage”."),
            says("vertical", "Cold Storage")
        );
        assert_eq!(
            field("Product stage: Growth"),
            says("product.stage", "Growth")
        );
        assert_eq!(
            field("rename the customer to Zoë & Sons"),
            says("name", "Zoë & Sons")
        );
        assert_eq!(
            field("website to zoe.example"),
            says("product.url", "https://zoe.example")
        );
        assert_eq!(field("set the vertical"), None);
        assert_eq!(field("website to nowhere at all"), None);
    }
}
