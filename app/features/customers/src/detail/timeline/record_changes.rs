//! What was changed of a record of a customer, change by change.

use domain::activity::Change;
use domain::artifacts::ArtifactStatus;
use domain::events::Entity;
use domain::projects::ProjectStatus;

use super::record_fields::{label, value_of};
use super::sentence::{Deed, Part, Texts, from_to, is_short, of_field, text};

/// Change by change; a record without parts is called "it".
pub(super) fn changed(entity: &Entity, changes: &[Change], record: &[Part]) -> Vec<Deed> {
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
