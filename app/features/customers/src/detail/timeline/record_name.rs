//! What a record of a customer is called in a sentence, and the way to it.

use domain::activity::Change;
use domain::events::{Entity, Subject};
use domain::id::CustomerId;
use domain::money::{Currency, Money, parse_number};

use super::record_fields::DECIMALS;
use super::sentence::{Part, text};

/// The log's words for what a payment settled, and for what was given back of it.
pub(super) const ALLOCATION: &str = "allocation";
const REFUND: &str = "refund";

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
pub(super) fn sum_of(
    about: &Subject,
    changes: &[Change],
    customer: CustomerId,
) -> Option<Vec<Part>> {
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
pub(super) fn is_use_of_payment(word: &str) -> bool {
    matches!(word, ALLOCATION | REFUND)
}

/// The name where there is nothing to go to.
pub(super) fn without_link(part: Part) -> Part {
    match part {
        Part::Linked { text, .. } => Part::Quoted(text),
        other => other,
    }
}
