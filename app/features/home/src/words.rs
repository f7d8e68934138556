//! What happened, and when something is, in words.

use chrono::{Datelike, NaiveDate, Weekday};
use domain::activity::Action;
use domain::actor::Source;
use domain::overview::Happening;
use kit::time::long_date;

/// A day as a heading: "Thursday, 12 March 2026".
pub(crate) fn heading(day: NaiveDate) -> String {
    let weekday = match day.weekday() {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    };
    format!("{weekday}, {}", long_date(day))
}

/// "1 day late", "12 days late".
pub(crate) fn late(days: u32) -> String {
    match days {
        1 => "1 day late".to_owned(),
        days => format!("{days} days late"),
    }
}

/// Who did it: a person's name, or NextUp itself.
pub(crate) fn doer(happening: &Happening) -> &str {
    match (&happening.by, happening.source) {
        (Some(person), _) => &person.name,
        (None, Source::System) => "NextUp",
        (None, _) => "Somebody",
    }
}

/// What they did, as it follows their name.
pub(crate) fn deed(happening: &Happening) -> String {
    let Happening {
        about,
        action,
        fields,
        ..
    } = happening;
    let word = match (about.entity.as_str(), action) {
        ("customer", Action::Updated) => return of_customer(fields).to_owned(),
        ("customer", Action::Created) => return "created the customer".to_owned(),
        // Never changed, only made and taken away.
        ("allocation", Action::Deleted) => return "took a payment off an invoice".to_owned(),
        ("allocation", _) => return "settled an invoice with a payment".to_owned(),
        ("refund", Action::Deleted) => return "took back a refund".to_owned(),
        ("refund", _) => return "gave money back".to_owned(),
        (word, _) => word,
    };
    let verb = match action {
        Action::Created => "added",
        Action::Updated => "changed",
        Action::Deleted => "deleted",
        Action::Restored => "restored",
    };
    match about.title.lines().next() {
        Some(title) if !title.is_empty() => format!("{verb} the {word} “{title}”"),
        _ => format!("{verb} the {word}"),
    }
}

/// What was changed of the customer itself; the most telling of several fields.
fn of_customer(fields: &[String]) -> &'static str {
    let has = |name: &str| fields.iter().any(|field| field == name);
    if has("status") {
        "moved the customer to another status"
    } else if has("user_id") {
        "handed the customer to another owner"
    } else if has("visibility") {
        "changed who may see the customer"
    } else if has("name") {
        "renamed the customer"
    } else if has("info.team") {
        "changed the team"
    } else {
        "changed the profile"
    }
}

/// Where it is to be seen: the tab of the record, or the customer's own page.
pub(crate) fn place_of(happening: &Happening) -> String {
    let customer = happening.customer.id;
    match happening.about.entity.as_str() {
        "agreement" => format!("/customers/{customer}/agreements"),
        "invoice" | "payment" | "allocation" | "refund" => {
            format!("/customers/{customer}/receivables")
        }
        "project" | "artifact" => format!("/customers/{customer}/projects"),
        _ => format!("/customers/{customer}"),
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use domain::events::{Entity, Subject};
    use domain::id::CustomerId;
    use domain::overview::CustomerLink;

    use super::*;

    const ID: &str = "01a1fc26-84c6-7607-a942-b7ce9d486101";

    fn happening(entity: &str, action: Action, title: &str, fields: &[&str]) -> Happening {
        let id = ID.parse::<CustomerId>().unwrap();
        Happening {
            customer: CustomerLink {
                id,
                name: "Acme".to_owned(),
            },
            about: Subject {
                entity: Entity::from(entity.to_owned()),
                id: id.uuid(),
                title: title.to_owned(),
                is_there: true,
                invoice: None,
            },
            action,
            fields: fields.iter().copied().map(str::to_owned).collect(),
            by: None,
            source: Source::Api,
            at: DateTime::UNIX_EPOCH,
        }
    }

    fn told(entity: &str, action: Action, title: &str, fields: &[&str]) -> String {
        deed(&happening(entity, action, title, fields))
    }

    #[test]
    fn a_heading_has_whole_words() {
        let heading = |day: &str| heading(day.parse().unwrap());
        assert_eq!(heading("2026-03-12"), "Thursday, 12 March 2026");
        assert_eq!(heading("2026-11-01"), "Sunday, 1 November 2026");
    }

    #[test]
    fn a_record_is_named_by_its_first_line() {
        assert_eq!(
            told("agreement", Action::Created, "Advice\nand more", &[]),
            "added the agreement “Advice”"
        );
        assert_eq!(
            told("payment", Action::Restored, "", &[]),
            "restored the payment"
        );
        assert_eq!(
            told("allocation", Action::Created, "", &[]),
            "settled an invoice with a payment"
        );
    }

    #[test]
    fn of_a_customer_the_most_telling_change_is_told() {
        let changed = |fields| told("customer", Action::Updated, "", fields);
        assert_eq!(
            changed(&["name", "status"]),
            "moved the customer to another status"
        );
        assert_eq!(changed(&["info.about"]), "changed the profile");
        assert_eq!(
            told("customer", Action::Restored, "", &[]),
            "restored the customer"
        );
    }

    #[test]
    fn what_happened_leads_to_where_it_is_seen() {
        let place = |entity| place_of(&happening(entity, Action::Updated, "", &[]));
        assert_eq!(place("refund"), format!("/customers/{ID}/receivables"));
        assert_eq!(place("artifact"), format!("/customers/{ID}/projects"));
        assert_eq!(place("event"), format!("/customers/{ID}"));
        assert_eq!(
            doer(&happening("event", Action::Updated, "", &[])),
            "Somebody"
        );
    }
}
