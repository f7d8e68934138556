//! An entry of the activity log in words: who did it, and what was done to the customer itself. Pure, so that every sentence has a test.

use domain::activity::{Action, ActivityEntry, Change};
use domain::actor::Source;
use domain::customers::{CustomerStatus, InfoField, Visibility};
use domain::events::{Entity, Subject};
use domain::history::is_offered;
use serde_json::Value;

use super::record_fields;
use super::sentence::{Deed, Part, from_to, of_field, text};
use super::team_words::team_deeds;

/// Everything that one entry about the customer itself did.
pub(super) fn deeds(entry: &ActivityEntry) -> Vec<Deed> {
    match entry.action {
        Action::Created => vec![Deed::said("created the customer")],
        Action::Deleted => vec![Deed::said("deleted the customer")],
        Action::Restored => vec![Deed::said("restored the customer")],
        Action::Updated if entry.changes.is_empty() => vec![Deed::said("changed the customer")],
        Action::Updated => entry.changes.iter().flat_map(of_change).collect(),
    }
}

/// The fields that an entry changed and that can be put back: as the log names them, and as people do.
pub(super) fn put_back_choices(about: &Subject, entry: &ActivityEntry) -> Vec<(String, String)> {
    if entry.action != Action::Updated {
        return Vec::new();
    }
    let choices = entry.changes.iter().map(|change| change.field.as_str());
    choices
        .filter(|field| is_offered(about, field))
        .map(|field| {
            let name = match (&about.entity, field) {
                (Entity::Customer, "name") => "Name".to_owned(),
                (Entity::Customer, "status") => "Status".to_owned(),
                (Entity::Customer, "info.team") => "Team".to_owned(),
                (Entity::Customer, path) => label(path),
                (entity, field) => record_fields::label(entity, field),
            };
            (field.to_owned(), name)
        })
        .collect()
}

/// Who did it: a person's name, or NextUp itself.
pub(super) fn doer(entry: &ActivityEntry) -> &str {
    match (&entry.by, entry.source) {
        (Some(person), _) => &person.name,
        (None, Source::System) => "NextUp",
        (None, _) => "Somebody",
    }
}

/// Through what it was done, where that is not a person at the keyboard.
pub(super) const fn channel(source: Source) -> Option<&'static str> {
    match source {
        Source::Person | Source::System => None,
        Source::Agent => Some("through an agent"),
        Source::Import => Some("through an import"),
        Source::Api => Some("through the API"),
        Source::Sync => Some("through a sync"),
    }
}

fn of_change(change: &Change) -> Vec<Deed> {
    let Change {
        field,
        before,
        after,
    } = change;
    let deed = match field.as_str() {
        "info.team" => return team_deeds(before, after),
        "status" => of_status(before, after),
        "name" => from_to(
            vec![Part::Said("renamed the customer")],
            text(before),
            text(after),
        ),
        "visibility" if after.as_str() == Some(Visibility::Workspace.as_str()) => {
            Deed::said("shared the customer with the workspace")
        }
        "visibility" => Deed::said("made the customer private"),
        "user_id" => Deed::said("handed the customer to another owner"),
        path => of_field(vec![Part::Quoted(label(path))], text(before), text(after)),
    };
    vec![deed]
}

fn of_status(before: &Value, after: &Value) -> Deed {
    let word = |value| {
        let word = text(value);
        CustomerStatus::parse(&word).map_or(word, |status| status.label().to_owned())
    };
    from_to(
        vec![Part::Said("moved the customer")],
        word(before),
        word(after),
    )
}

/// What people call a field of the log.
fn label(path: &str) -> String {
    if path == "payment_terms_days" {
        return "Days to pay".to_owned();
    }
    let name = path.strip_prefix("info.").unwrap_or(path);
    InfoField::from_path(name).map_or_else(|| name.to_owned(), |field| field.label().to_owned())
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use domain::activity::Person;
    use domain::id::UserId;
    use domain::receivables::InvoiceState;
    use serde_json::json;

    use super::super::sentence::{Texts, plain};
    use super::*;

    fn entry(action: Action, changes: Vec<Change>) -> ActivityEntry {
        let at = DateTime::UNIX_EPOCH;
        ActivityEntry {
            id: 1,
            at,
            by: None,
            source: Source::Person,
            action,
            changes,
        }
    }

    fn updated(field: &str, before: Value, after: Value) -> Vec<Deed> {
        let change = Change {
            field: field.to_owned(),
            before,
            after,
        };
        deeds(&entry(Action::Updated, vec![change]))
    }

    fn sentence(field: &str, before: Value, after: Value) -> String {
        plain(&updated(field, before, after))
    }

    #[test]
    fn a_whole_deed_needs_no_changes() {
        for (action, words) in [
            (Action::Created, "created the customer"),
            (Action::Deleted, "deleted the customer"),
            (Action::Restored, "restored the customer"),
            (Action::Updated, "changed the customer"),
        ] {
            assert_eq!(plain(&deeds(&entry(action, vec![]))), words);
        }
    }

    #[test]
    fn a_status_moves() {
        assert_eq!(
            sentence("status", json!("lead"), json!("on_hold")),
            "moved the customer from ‹Lead› to ‹On hold›"
        );
    }

    #[test]
    fn short_texts_are_in_the_sentence() {
        assert_eq!(
            sentence("info.product.stage", json!("Beta"), json!("Growth")),
            "changed ‹Stage› from ‹Beta› to ‹Growth›"
        );
        assert_eq!(
            sentence("info.vertical", Value::Null, json!("Healthcare")),
            "added ‹Vertical›: ‹Healthcare›"
        );
        assert_eq!(
            sentence("info.Renewal month", json!("May"), Value::Null),
            "cleared ‹Renewal month›, which was ‹May›"
        );
        assert_eq!(
            sentence("name", json!("Acme"), json!("Acme Ltd")),
            "renamed the customer from ‹Acme› to ‹Acme Ltd›"
        );
    }

    #[test]
    fn long_texts_stand_beside_it() {
        let long = "word ".repeat(40);
        let deeds = updated("info.about", Value::Null, json!(long));
        assert_eq!(plain(&deeds), "added ‹About›");
        assert_eq!(
            deeds[0].texts,
            Some(Texts {
                before: String::new(),
                after: long
            })
        );
        assert_eq!(
            sentence("info.icp", json!("a\nb"), json!("c")),
            "changed ‹Ideal customer profile›"
        );
    }

    #[test]
    fn values_of_other_systems_are_readable() {
        assert_eq!(
            sentence("info.arr", json!(12), json!(15)),
            "changed ‹arr› from ‹12› to ‹15›"
        );
    }

    #[test]
    fn visibility_and_owner_have_words() {
        assert_eq!(
            sentence("visibility", json!("private"), json!("workspace")),
            "shared the customer with the workspace"
        );
        assert_eq!(
            sentence("visibility", json!("workspace"), json!("private")),
            "made the customer private"
        );
        assert_eq!(
            sentence("user_id", json!("0"), json!("1")),
            "handed the customer to another owner"
        );
    }

    #[test]
    fn what_can_be_put_back_has_a_name() {
        let choices = |entity: &Entity, action, fields: &[&str]| {
            let about = Subject {
                entity: entity.clone(),
                id: Default::default(),
                title: String::new(),
                is_there: true,
                invoice: Some(InvoiceState::Sent),
            };
            let changes = fields.iter().map(|field| Change {
                field: (*field).to_owned(),
                before: json!("a"),
                after: json!("b"),
            });
            put_back_choices(&about, &entry(action, changes.collect()))
                .into_iter()
                .map(|(_, name)| name)
                .collect::<Vec<_>>()
                .join(", ")
        };
        let updated = |entity, fields| choices(entity, Action::Updated, fields);
        let of_customer = ["name", "info.product.stage", "info.team", "visibility"];
        assert_eq!(
            updated(&Entity::Customer, &of_customer),
            "Name, Stage, Team"
        );
        assert_eq!(
            updated(
                &Entity::Agreement,
                &["pricing", "end_date", "override_status"]
            ),
            "Price, Last day"
        );
        assert_eq!(updated(&Entity::Artifact, &["title", "version"]), "Title");
        assert_eq!(updated(&Entity::Payment, &["reference"]), "Reference");
        assert_eq!(updated(&Entity::Invoice, &["reference", "status"]), "");
        assert_eq!(choices(&Entity::Project, Action::Created, &["name"]), "");
    }

    #[test]
    fn nobody_is_somebody_or_nextup() {
        let mut entry = entry(Action::Created, vec![]);
        assert_eq!(doer(&entry), "Somebody");
        entry.source = Source::System;
        assert_eq!(doer(&entry), "NextUp");
        entry.by = Some(Person {
            id: UserId::new(Default::default()),
            name: "Ann".into(),
        });
        assert_eq!(doer(&entry), "Ann");
        assert_eq!(channel(entry.source), None);
        assert_eq!(channel(Source::Import), Some("through an import"));
    }
}
