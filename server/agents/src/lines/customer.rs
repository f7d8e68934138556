use chrono::FixedOffset;
use domain::chat::RecordKind;
use domain::customers::{Customer, CustomerSummary, InfoField, TeamMember};
use domain::money::Money;
use domain::overview::CustomerFigures;

use super::{Finding, day, joined, named};

/// A line for every field of a customer that says something.
pub(crate) fn customer_fields(customer: &Customer, zone: FixedOffset) -> Vec<Finding> {
    let info = &customer.info;
    let known = InfoField::ALL.map(|field| named(field.label(), field.get(info)));
    let extra = info.extra_fields();
    let extra = extra.iter().map(|extra| named(&extra.label, &extra.value));
    [
        named("Name", customer.name.as_str()),
        named("Status", customer.status.label()),
        named("Looked after by", &customer.owner.name),
        named(
            "Customer since",
            &day(customer.created_at, zone).to_string(),
        ),
    ]
    .into_iter()
    .chain(known)
    .chain(extra)
    .filter(|line| !line.is_empty())
    .map(|line| about(customer, &line))
    .collect()
}

/// A line for everybody in the customer's team.
pub(crate) fn team(customer: &Customer) -> Vec<Finding> {
    let member = |member: &TeamMember| {
        let line = joined([
            member.name.clone(),
            named("role", &member.role),
            named("e-mail", &member.email),
            named("notes", &member.notes),
        ]);
        about(customer, &line)
    };
    customer.info.team.iter().map(member).collect()
}

/// A customer in figures.
pub(crate) fn figures(
    customer: &Customer,
    figures: &CustomerFigures,
    zone: FixedOffset,
) -> Finding {
    let contact = figures.last_contact.as_ref();
    let since = figures.status_since;
    let line = joined([
        format!("{} agreements run", figures.running),
        named(
            "worth a year",
            &sums(figures.worth.iter().map(|worth| worth.per_year)),
        ),
        format!("{} open projects", figures.open_projects),
        contact.map_or_else(
            || "no contact on record".to_owned(),
            |contact| format!("last contact {}: {}", day(contact.at, zone), contact.title),
        ),
        since.map_or_else(String::new, |since| {
            format!("{} since {}", customer.status.label(), day(since, zone))
        }),
    ]);
    about(customer, &line)
}

/// Another customer of the workspace.
pub(crate) fn other_customer(
    customer: &CustomerSummary,
    figures: &CustomerFigures,
    zone: FixedOffset,
) -> Finding {
    let contact = figures.last_contact.as_ref();
    let contact = contact.map(|contact| day(contact.at, zone).to_string());
    let line = joined([
        format!("{} ({})", customer.name, customer.status.label()),
        named("vertical", &customer.vertical),
        named("product", &customer.product_name),
        named(
            "worth a year",
            &sums(figures.worth.iter().map(|worth| worth.per_year)),
        ),
        named("owes", &sums(figures.balances())),
        named("overdue", &sums(figures.overdue())),
        format!("{} open projects", figures.open_projects),
        named("last contact", &contact.unwrap_or_default()),
    ]);
    let name = customer.name.to_string();
    Finding::new(RecordKind::Customer, customer.id.uuid(), name, &line)
}

fn sums(sums: impl Iterator<Item = Money>) -> String {
    sums.map(|money| money.to_string())
        .collect::<Vec<_>>()
        .join(", ")
}

/// A line that rests on the customer itself.
pub(super) fn about(customer: &Customer, line: &str) -> Finding {
    let name = customer.name.to_string();
    Finding::new(RecordKind::Customer, customer.id.uuid(), name, line)
}
