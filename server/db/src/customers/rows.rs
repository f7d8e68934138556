//! Rows of the database as values of `domain`.

use domain::Result;
use domain::activity::{Action, ActivityEntry, Change};
use domain::actor::Source;
use domain::customers::{
    Customer, CustomerInfo, CustomerName, CustomerStatus, CustomerSummary, TrashedCustomer,
    Visibility,
};
use domain::id::CustomerId;
use serde_json::Value;
use sqlx::Row;
use sqlx::postgres::PgRow;
use sqlx::types::Json;

use crate::errors::unreadable;
use crate::people::{owner, person};

/// Longest text of a change that a timeline carries. The log keeps the whole.
const SHOWN: usize = 2_000;

pub(super) fn customer(row: &PgRow) -> Result<Customer> {
    let Json(info) = row
        .try_get::<Json<CustomerInfo>, _>("info")
        .map_err(|_| unreadable("customer's info"))?;
    Ok(Customer {
        id: CustomerId::new(row.get("id")),
        name: name(row)?,
        status: status(row)?,
        info,
        visibility: Visibility::from_word(row.get("visibility")),
        owner: owner(row),
        created_at: row.get("created_at"),
        last_activity_at: row.get("last_activity_at"),
    })
}

pub(super) fn summary(row: &PgRow) -> Result<CustomerSummary> {
    let text = |column| row.get::<Option<String>, _>(column).unwrap_or_default();
    Ok(CustomerSummary {
        id: CustomerId::new(row.get("id")),
        name: name(row)?,
        status: status(row)?,
        vertical: text("vertical"),
        product_name: text("product_name"),
        product_stage: text("product_stage"),
        visibility: Visibility::from_word(row.get("visibility")),
        owner: owner(row),
        created_at: row.get("created_at"),
        last_activity_at: row.get("last_activity_at"),
    })
}

pub(super) fn trashed(row: &PgRow) -> Result<TrashedCustomer> {
    Ok(TrashedCustomer {
        id: CustomerId::new(row.get("id")),
        name: name(row)?,
        status: status(row)?,
        deleted_at: row.get("deleted_at"),
    })
}

pub(super) fn entry(row: &PgRow) -> Result<ActivityEntry> {
    Ok(ActivityEntry {
        id: row.get("id"),
        at: row.get("at"),
        by: person(row, "actor_id", "actor_name"),
        source: Source::from_word(row.get("source")),
        action: Action::from_word(row.get("action")),
        changes: shown_changes(row)?,
    })
}

/// The changes of an entry, as much of them as a timeline carries.
pub(crate) fn shown_changes(row: &PgRow) -> Result<Vec<Change>> {
    let Json(mut changes) = row
        .try_get::<Json<Vec<Change>>, _>("changes")
        .map_err(|_| unreadable("entry of the activity log"))?;
    for change in &mut changes {
        shorten(&mut change.before);
        shorten(&mut change.after);
    }
    Ok(changes)
}

pub(super) fn status(row: &PgRow) -> Result<CustomerStatus> {
    CustomerStatus::parse(row.get("status")).map_err(|_| unreadable("customer's status"))
}

fn name(row: &PgRow) -> Result<CustomerName> {
    CustomerName::parse(row.get("name")).map_err(|_| unreadable("customer's name"))
}

/// Cuts long texts, also inside a team: fifty entries of whole texts would be a page of megabytes.
fn shorten(value: &mut Value) {
    match value {
        Value::String(text) => {
            if let Some((end, _)) = text.char_indices().nth(SHOWN) {
                text.truncate(end);
                text.push('…');
            }
        }
        Value::Array(values) => values.iter_mut().for_each(shorten),
        Value::Object(fields) => fields.values_mut().for_each(shorten),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn long_texts_are_cut_between_characters() {
        let mut value = json!([{ "notes": "é".repeat(3_000), "name": "Ann" }]);
        shorten(&mut value);
        assert_eq!(value[0]["name"], "Ann");
        let notes = value[0]["notes"].as_str().unwrap();
        assert_eq!(notes.chars().count(), SHOWN + 1);
        assert!(notes.ends_with("é…"));
    }
}
