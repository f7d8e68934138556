//! What was done to the records of a customer in words: agreements, invoices, payments, projects, artifacts, events.

use domain::activity::{Action, ActivityEntry, Change};
use domain::events::{Entity, Subject};
use domain::id::CustomerId;

use super::record_changes::changed;
use super::record_name::{ALLOCATION, is_use_of_payment, named, sum_of, without_link};
use super::sentence::{Deed, Part};

/// Everything that one entry did to a record, as it follows the name of who did it. Several deeds call the record "it".
pub(super) fn record_deeds(
    about: &Subject,
    entry: &ActivityEntry,
    customer: CustomerId,
) -> Vec<Deed> {
    let verb = match entry.action {
        Action::Created => made(&about.entity, &entry.changes),
        Action::Deleted => match &about.entity {
            Entity::Other(word) if is_use_of_payment(word) => "took back ",
            _ => "deleted ",
        },
        Action::Restored => "restored ",
        Action::Updated => {
            let deeds = changed(&about.entity, &entry.changes, &named(about, customer));
            return if deeds.len() > 1 {
                changed(&about.entity, &entry.changes, &[])
            } else {
                deeds
            };
        }
    };
    let mut name = match sum_of(about, &entry.changes, customer) {
        Some(name) => name,
        None => named(about, customer),
    };
    if entry.action == Action::Deleted {
        name = name.into_iter().map(without_link).collect();
    }
    vec![Deed::of(vec![Part::Said(verb)], name)]
}

/// The verb for a record that is new.
fn made(entity: &Entity, changes: &[Change]) -> &'static str {
    let begins_with = |field: &str, word: &str| {
        changes
            .iter()
            .any(|change| change.field == field && change.after == word)
    };
    match entity {
        Entity::Invoice if begins_with("status", "draft") => "drafted ",
        Entity::Payment | Entity::Event => "recorded ",
        Entity::Other(word) if word == ALLOCATION => "used ",
        _ => "added ",
    }
}

#[cfg(test)]
mod tests {
    use domain::actor::Source;
    use serde_json::{Value, json};

    use super::super::sentence::plain;
    use super::*;

    const CUSTOMER: &str = "00000000-0000-0000-0000-00000000000c";

    fn told(entity: &str, title: &str, action: Action, changes: &[(&str, Value, Value)]) -> String {
        let changes = changes.iter().map(|(field, before, after)| Change {
            field: (*field).to_owned(),
            before: before.clone(),
            after: after.clone(),
        });
        let entry = ActivityEntry {
            id: 1,
            at: Default::default(),
            by: None,
            source: Source::Person,
            action,
            changes: changes.collect(),
        };
        let about = Subject {
            entity: Entity::from(entity.to_owned()),
            id: Default::default(),
            title: title.to_owned(),
            is_there: true,
            invoice: None,
        };
        let told = plain(&record_deeds(&about, &entry, CUSTOMER.parse().unwrap()));
        told.replace(CUSTOMER, "C")
            .replace("00000000-0000-0000-0000-000000000000", "0")
    }

    fn updated(entity: &str, changes: &[(&str, Value, Value)]) -> String {
        told(entity, "X", Action::Updated, changes)
    }

    #[test]
    fn a_new_record_is_named_and_linked() {
        let made = |entity, title, changes: &[_]| told(entity, title, Action::Created, changes);
        let draft = ("status", Value::Null, json!("draft"));
        assert_eq!(
            made("invoice", "2026-014", &[draft]),
            "drafted invoice ‹2026-014›(/invoices/0)"
        );
        assert_eq!(
            made("agreement", "Advice\nTwo days", &[]),
            "added agreement ‹Advice›(/customers/C/agreements)"
        );
        assert_eq!(
            made("project", "Beta", &[]),
            "added project ‹Beta›(/customers/C/projects?project=0)"
        );
        assert_eq!(
            made("artifact", "Roadmap", &[]),
            "added artifact ‹Roadmap›(/artifacts/0)"
        );
    }

    #[test]
    fn money_is_called_by_its_amount() {
        let sums = [
            ("amount", Value::Null, json!(1000.0)),
            ("currency", Value::Null, json!("EUR")),
        ];
        let made = |entity| told(entity, "", Action::Created, &sums);
        assert_eq!(
            made("payment"),
            "recorded ‹a payment of 1,000.00 EUR›(/customers/C/receivables)"
        );
        assert_eq!(
            made("allocation"),
            "used ‹1,000.00 EUR› of ‹a payment›(/customers/C/receivables) for an invoice"
        );
        let gone = [
            ("amount", json!(5), Value::Null),
            ("currency", json!("JPY"), Value::Null),
        ];
        assert_eq!(
            told("refund", "", Action::Deleted, &gone),
            "took back ‹a refund of 5 JPY›"
        );
    }

    #[test]
    fn an_invoice_is_sent_voided_and_reopened() {
        let step = |from: &str, to: &str| updated("invoice", &[("status", json!(from), json!(to))]);
        assert_eq!(step("draft", "sent"), "sent invoice ‹X›(/invoices/0)");
        assert_eq!(
            step("written_off", "sent"),
            "reopened invoice ‹X›(/invoices/0)"
        );
        let why = ("status_reason", Value::Null, json!("Twice"));
        let voided = [("status", json!("sent"), json!("void")), why];
        assert_eq!(
            updated("invoice", &voided),
            "voided invoice ‹X›(/invoices/0): ‹Twice›"
        );
    }

    #[test]
    fn an_agreement_is_suspended_and_goes_on() {
        let change = |before, after| updated("agreement", &[("override_status", before, after)]);
        assert!(change(Value::Null, json!("suspended")).starts_with("suspended agreement ‹X›"));
        assert!(change(json!("suspended"), Value::Null).ends_with(" follow its dates again"));
    }

    #[test]
    fn fields_have_names_and_values_words() {
        let one = |entity, field, before, after| updated(entity, &[(field, before, after)]);
        assert_eq!(
            one(
                "invoice",
                "due_date",
                json!("2026-03-01"),
                json!("2026-03-15")
            ),
            "changed ‹Due date› of invoice ‹X›(/invoices/0) from ‹1 Mar 2026› to ‹15 Mar 2026›"
        );
        assert_eq!(
            one("payment", "amount", json!(1000.0), json!(1200.5)),
            "changed ‹Amount› of payment ‹X›(/customers/C/receivables) from ‹1000› to ‹1200.5›"
        );
        assert_eq!(
            one(
                "agreement",
                "pricing",
                json!({}),
                json!({ "model": "free" })
            ),
            "changed ‹Price› of agreement ‹X›(/customers/C/agreements)"
        );
        assert_eq!(
            one("project", "status", json!("planning"), json!("active")),
            "moved project ‹X›(/customers/C/projects?project=0) from ‹Planning› to ‹Active›"
        );
        assert_eq!(
            one("artifact", "version", json!(1), json!(2)),
            "wrote ‹version 2› of artifact ‹X›(/artifacts/0)"
        );
        assert_eq!(
            one("ticket", "owner_name", Value::Null, json!("Bo")),
            "added ‹Owner name› of record ‹X›: ‹Bo›"
        );
    }

    #[test]
    fn several_changes_call_the_record_it() {
        let changes = [
            ("status", json!("draft"), json!("final")),
            ("title", json!("A"), json!("B")),
        ];
        assert_eq!(
            updated("artifact", &changes),
            "moved it from ‹Draft› to ‹Final›; changed ‹Title› from ‹A› to ‹B›"
        );
    }
}
