//! What the activity log gives back: a field of a customer, or of one of its records, as it was before an entry.
//!
//! A record takes a value through the form that people edit it with, so that what is put back keeps every rule that
//! what is typed has to keep.

use async_trait::async_trait;
use serde_json::Value;
use uuid::Uuid;

use crate::actor::Actor;
use crate::error::{Error, Result};
use crate::events::{Entity, Subject};
use crate::receivables::InvoiceState;
use crate::{agreements, artifacts, customers, events, projects, receivables};

/// Gives fields back. Every call sees and changes what its actor may, and nothing else; what the actor may not see is
/// [`Error::NotFound`].
#[async_trait]
pub trait HistoryStore: Send + Sync {
    /// Gives a field the value that it had before an entry of the log, by the rules of whatever edits the record, and
    /// says which entry that made: it is what Undo puts back. None where the field said the same already.
    /// [`Error::Stale`] when somebody changed the record at the same moment.
    async fn put_back(
        &self,
        actor: &Actor,
        entity: &Entity,
        id: Uuid,
        entry: i64,
        field: &str,
    ) -> Result<Option<i64>>;
}

/// Whether to offer that a field of a record, as the log calls it, is put back: whether the field can be, and the record
/// takes it as it stands by now.
pub fn is_offered(about: &Subject, field: &str) -> bool {
    let takes_it = match about.entity {
        Entity::Invoice => about.invoice.is_some_and(InvoiceState::can_be_put_back),
        _ => true,
    };
    about.is_there && takes_it && can_be_put_back(&about.entity, field)
}

/// Whether a field of the log, as the log calls it, can be put back.
pub fn can_be_put_back(entity: &Entity, field: &str) -> bool {
    let fields = match entity {
        Entity::Customer => return customers::can_be_put_back(field),
        Entity::Agreement => agreements::PUT_BACK,
        Entity::Invoice => receivables::INVOICE_PUT_BACK,
        Entity::Payment => receivables::PAYMENT_PUT_BACK,
        Entity::Project => projects::PUT_BACK,
        Entity::Artifact => artifacts::PUT_BACK,
        Entity::Event => events::PUT_BACK,
        Entity::Other(_) => return false,
    };
    fields.contains(&field)
}

/// Why a field is not put back.
pub fn refused(field: &str) -> Error {
    Error::invalid(field, "This cannot be put back.")
}

/// A value of the log as it would be typed into a form; null is empty.
///
/// # Errors
/// [`Error::Invalid`] for what nobody types: lists, documents.
pub fn typed(field: &str, value: &Value) -> Result<String> {
    match value {
        Value::Null => Ok(String::new()),
        Value::String(text) => Ok(text.clone()),
        Value::Number(number) => Ok(number.to_string()),
        Value::Bool(_) | Value::Array(_) | Value::Object(_) => Err(refused(field)),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_what_people_set_in_a_form_is_put_back() {
        let can = |entity: &str, field| can_be_put_back(&Entity::from(entity.to_owned()), field);
        for (entity, field) in [
            ("customer", "info.about"),
            ("agreement", "pricing"),
            ("invoice", "due_date"),
            ("payment", "amount"),
            ("project", "name"),
            ("artifact", "title"),
            ("event", "participants"),
        ] {
            assert!(can(entity, field), "{entity}: {field}");
        }
        for (entity, field) in [
            ("customer", "visibility"),
            ("agreement", "override_status"),
            ("invoice", "status"),
            ("invoice", "amount"),
            ("artifact", "version"),
            ("artifact", "project_id"),
            ("allocation", "amount"),
            ("project", "scope"),
        ] {
            assert!(!can(entity, field), "{entity}: {field}");
        }
    }

    #[test]
    fn of_an_invoice_only_a_draft_is_offered() {
        let offered = |entity, invoice| {
            let about = Subject {
                entity,
                id: Uuid::nil(),
                title: String::new(),
                is_there: true,
                invoice,
            };
            is_offered(&about, "reference")
        };
        let states = InvoiceState::ALL.map(|state| offered(Entity::Invoice, Some(state)));
        assert_eq!(states, [true, false, false, false]);
        assert!(!offered(Entity::Invoice, None), "in the trash");
        assert!(offered(Entity::Payment, None));
        assert!(!offered(Entity::Project, None), "no such field");
    }

    #[test]
    fn nothing_of_what_is_in_the_trash_is_offered() {
        let offered = |entity, field, is_there| {
            let about = Subject {
                entity,
                id: Uuid::nil(),
                title: String::new(),
                is_there,
                invoice: is_there.then_some(InvoiceState::Draft),
            };
            is_offered(&about, field)
        };
        for (entity, field) in [
            (Entity::Agreement, "scope"),
            (Entity::Invoice, "reference"),
            (Entity::Payment, "reference"),
            (Entity::Project, "name"),
            (Entity::Artifact, "title"),
            (Entity::Event, "title"),
        ] {
            assert!(offered(entity.clone(), field, true), "{entity:?}");
            assert!(!offered(entity.clone(), field, false), "{entity:?}");
        }
    }

    #[test]
    fn a_value_is_typed_as_people_do() {
        assert_eq!(typed("x", &Value::Null), Ok(String::new()));
        assert_eq!(typed("x", &json!("a\nb")), Ok("a\nb".to_owned()));
        assert_eq!(typed("x", &json!(40)), Ok("40".to_owned()));
        assert!(typed("x", &json!(["a"])).is_err());
    }
}
