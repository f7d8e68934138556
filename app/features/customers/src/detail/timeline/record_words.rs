//! What was done to the records of a customer in words: agreements, invoices, payments, projects, artifacts, events.

use domain::activity::{Action, ActivityEntry, Change};
use domain::artifacts::ArtifactStatus;
use domain::events::{Entity, Subject};
use domain::id::CustomerId;
use domain::money::{Currency, Money, parse_number};
use domain::projects::ProjectStatus;

use super::record_fields::{DECIMALS, label, value_of};
use super::words::{Deed, Part, Texts, from_to, is_short, of_field, text};

/// The log's words for what a payment settled, and for what was given back of it.
const ALLOCATION: &str = "allocation";
const REFUND: &str = "refund";

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
        // There is nothing to go to.
        name = name.into_iter().map(without_link).collect();
    }
    vec![Deed::of(vec![Part::Said(verb)], name)]
}

/// The record, by what kind it is and its name: "invoice 2026-014".
pub(super) fn named(about: &Subject, customer: CustomerId) -> Vec<Part> {
    let (noun, nameless) = match &about.entity {
        Entity::Customer => ("customer ", "the customer"),
        Entity::Agreement => ("agreement ", "an agreement"),
        Entity::Invoice => ("invoice ", "an invoice"),
        Entity::Payment => ("payment ", "a payment"),
        Entity::Project => ("project ", "a project"),
        Entity::Artifact => ("artifact ", "an artifact"),
        Entity::Event => ("event ", "an event"),
        Entity::Other(word) => match word.as_str() {
            ALLOCATION => ("payment ", "a payment"),
            REFUND => ("refund ", "a refund"),
            _ => ("record ", "a record"),
        },
    };
    let title = about.title.lines().next().unwrap_or_default().trim();
    if title.is_empty() {
        return vec![link(about, customer, nameless.to_owned())];
    }
    vec![Part::Said(noun), link(about, customer, title.to_owned())]
}

/// What has no name of its own is called by its amount: "a payment of 1,000.00 EUR".
fn sum_of(about: &Subject, changes: &[Change], customer: CustomerId) -> Option<Vec<Part>> {
    let value = |field: &str| {
        let change = changes.iter().find(|change| change.field == field)?;
        // Of what was taken away the log has what was there.
        let sides = [&change.after, &change.before];
        sides.into_iter().find(|value| !value.is_null())
    };
    let amount = parse_number("amount", &text(value("amount")?), DECIMALS).ok()?;
    let money = Money::new(amount, Currency::from_code(value("currency")?.as_str()?)?);
    let link = |name: String| link(about, customer, name);
    match &about.entity {
        Entity::Payment => Some(vec![link(format!("a payment of {money}"))]),
        Entity::Other(word) if word == REFUND => Some(vec![link(format!("a refund of {money}"))]),
        Entity::Other(word) if word == ALLOCATION => Some(vec![
            Part::Quoted(money.to_string()),
            Part::Said(" of "),
            link("a payment".to_owned()),
            Part::Said(" for an invoice"),
        ]),
        _ => None,
    }
}

/// A record's name, as the way to it where there is one.
fn link(about: &Subject, customer: CustomerId, name: String) -> Part {
    match way_to(&about.entity, &about.id.to_string(), customer) {
        Some(href) => Part::Linked { text: name, href },
        None => Part::Quoted(name),
    }
}

/// The address of a record of a customer; none for what is on the timeline only.
pub(crate) fn way_to(entity: &Entity, id: &str, customer: CustomerId) -> Option<String> {
    Some(match entity {
        Entity::Agreement => format!("/customers/{customer}/agreements"),
        Entity::Invoice => format!("/invoices/{id}"),
        Entity::Payment => format!("/customers/{customer}/receivables"),
        Entity::Other(word) if is_use_of_payment(word) => {
            format!("/customers/{customer}/receivables")
        }
        Entity::Project => format!("/customers/{customer}/projects?project={id}"),
        Entity::Artifact => format!("/artifacts/{id}"),
        Entity::Customer | Entity::Event | Entity::Other(_) => return None,
    })
}

/// Whether a record is a part of a payment: what it settled, or what was given back of it.
fn is_use_of_payment(word: &str) -> bool {
    matches!(word, ALLOCATION | REFUND)
}

fn without_link(part: Part) -> Part {
    match part {
        Part::Linked { text, .. } => Part::Quoted(text),
        other => other,
    }
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

/// Change by change; a record without parts is called "it".
fn changed(entity: &Entity, changes: &[Change], record: &[Part]) -> Vec<Deed> {
    let mut deeds = Vec::new();
    for change in changes {
        // Says why, beside what.
        let reason = |field| {
            let reason = changes.iter().find(|change| change.field == field);
            reason.map(|change| text(&change.after)).unwrap_or_default()
        };
        let deed = match (entity, change.field.as_str()) {
            (Entity::Invoice, "status") => {
                with_reason(step(change), "", record, reason("status_reason"))
            }
            (Entity::Agreement, "override_status") => {
                let (verb, end) = override_of(change);
                with_reason(verb, end, record, reason("override_reason"))
            }
            (Entity::Project | Entity::Artifact, "status") => moved(entity, change, record),
            (Entity::Artifact, "version") => {
                let version = format!("version {}", text(&change.after));
                let end = vec![Part::Quoted(version), Part::Said(" of ")];
                Deed::of(
                    vec![Part::Said("wrote ")],
                    end.into_iter().chain(or_it(record)),
                )
            }
            (Entity::Invoice, "status_reason") if has(changes, "status") => continue,
            (Entity::Agreement, "override_reason") if has(changes, "override_status") => continue,
            _ => of_record_field(entity, change, record),
        };
        deeds.push(deed);
    }
    if deeds.is_empty() {
        deeds.push(Deed::of(vec![Part::Said("changed ")], or_it(record)));
    }
    deeds
}

fn has(changes: &[Change], field: &str) -> bool {
    changes.iter().any(|change| change.field == field)
}

fn or_it(record: &[Part]) -> Vec<Part> {
    if record.is_empty() {
        vec![Part::Said("it")]
    } else {
        record.to_vec()
    }
}

/// What was done with an invoice as a whole.
fn step(change: &Change) -> &'static str {
    match (change.before.as_str(), change.after.as_str()) {
        (Some("draft"), Some("sent")) => "sent ",
        (_, Some("void")) => "voided ",
        (_, Some("written_off")) => "wrote off ",
        _ => "reopened ",
    }
}

/// What was done with an agreement against its dates: the words before it, and those behind.
fn override_of(change: &Change) -> (&'static str, &'static str) {
    match change.after.as_str() {
        Some("suspended") => ("suspended ", ""),
        Some("terminated") => ("terminated ", ""),
        _ => ("let ", " follow its dates again"),
    }
}

fn with_reason(verb: &'static str, end: &'static str, record: &[Part], reason: String) -> Deed {
    let mut parts = vec![Part::Said(verb)];
    parts.extend(or_it(record));
    if !end.is_empty() {
        parts.push(Part::Said(end));
    }
    if reason.is_empty() {
        return Deed { parts, texts: None };
    }
    if is_short(&reason) {
        return Deed::of(parts, [Part::Said(": "), Part::Quoted(reason)]);
    }
    let texts = Texts {
        before: String::new(),
        after: reason,
    };
    Deed {
        parts,
        texts: Some(texts),
    }
}

fn moved(entity: &Entity, change: &Change, record: &[Part]) -> Deed {
    let label = |value| {
        let word = text(value);
        let label = match entity {
            Entity::Project => ProjectStatus::parse(&word).map(ProjectStatus::label),
            _ => ArtifactStatus::parse(&word).map(ArtifactStatus::label),
        };
        label.map_or(word, ToOwned::to_owned)
    };
    let mut parts = vec![Part::Said("moved ")];
    parts.extend(or_it(record));
    from_to(parts, label(&change.before), label(&change.after))
}

/// "changed Due date of invoice 2026-014 from … to …".
fn of_record_field(entity: &Entity, change: &Change, record: &[Part]) -> Deed {
    let mut what = vec![Part::Quoted(label(entity, &change.field))];
    if !record.is_empty() {
        what.push(Part::Said(" of "));
        what.extend(record.to_vec());
    }
    let side = |value| value_of(entity, &change.field, value);
    match (side(&change.before), side(&change.after)) {
        (Some(before), Some(after)) => of_field(what, before, after),
        _ => Deed::of(vec![Part::Said("changed ")], what),
    }
}

#[cfg(test)]
mod tests {
    use domain::actor::Source;
    use serde_json::{Value, json};

    use super::super::words::plain;
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
