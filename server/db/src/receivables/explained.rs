//! Every reading statement with values, for the test that looks at what Postgres makes of it.

use super::positions::{POSITIONS, POSITIONS_OF_CUSTOMER};
use super::statements::{
    NUMBERED, Narrowed, OF_CUSTOMER, OF_CUSTOMER_OPEN, OF_INVOICE, OF_PAYMENT, OF_PERIOD, ONE,
    PAYMENT, PAYMENTS, REFUNDS, SOME, list,
};

/// Name, statement, values.
pub(crate) fn all(
    workspace: &str,
    user: &str,
    customer: &str,
) -> Vec<(String, &'static str, String)> {
    let first = "'9999-12-31', 'ffffffff-ffff-ffff-ffff-ffffffffffff'";
    let due_first = "'0001-01-01', '00000000-0000-0000-0000-000000000000'";
    let nobody = "00000000-0000-0000-0000-000000000000";
    let (today, anything) = ("'2026-06-15'", "null, null, null, null, null");
    let mut all = Vec::new();
    for (narrowed, mark, values) in [
        (Narrowed::No, first, String::new()),
        (Narrowed::Phase, first, ", 'paid'".to_owned()),
        (Narrowed::Open, due_first, String::new()),
        (Narrowed::Overdue, due_first, format!(", {today}")),
        (
            Narrowed::OpenPhase,
            due_first,
            format!(", 'part_paid', {today}"),
        ),
    ] {
        let values = format!("'{workspace}', '{user}', {mark}, 51{values}");
        let name = format!("invoices, {narrowed:?}");
        all.push((name.clone(), list(narrowed, false), values.clone()));
        let of_currency = format!("{values}, 'CHF'");
        all.push((
            format!("{name} of a currency"),
            list(narrowed, true),
            of_currency,
        ));
    }
    let one = |id: &str| format!("'{id}', '{workspace}'");
    let whose = |mark: &str| format!("'{workspace}', '{customer}', {mark}, 51, {anything}");
    let day = |who: &str| format!("'{workspace}', '{who}', {today}, '2025-06-15'");
    for (name, statement, values) in [
        ("invoices of a customer", OF_CUSTOMER, whose(first)),
        (
            "open ones of a customer",
            OF_CUSTOMER_OPEN,
            whose(due_first),
        ),
        (
            "invoices by number",
            NUMBERED,
            format!("'{workspace}', '{user}', 'R-12', 1000, 50, {anything}, null"),
        ),
        ("one invoice", ONE, one(nobody)),
        (
            "some invoices",
            SOME,
            format!("array['{nobody}']::uuid[], '{workspace}', '{customer}'"),
        ),
        (
            "invoice of a period",
            OF_PERIOD,
            format!("{}, {today}", one(nobody)),
        ),
        (
            "payments",
            PAYMENTS,
            format!("{}, {first}, 51", one(customer)),
        ),
        ("one payment", PAYMENT, one(nobody)),
        ("what settled an invoice", OF_INVOICE, one(nobody)),
        ("what a payment settled", OF_PAYMENT, one(nobody)),
        ("refunds", REFUNDS, one(nobody)),
        ("positions", POSITIONS, day(user)),
        (
            "positions of a customer",
            POSITIONS_OF_CUSTOMER,
            day(customer),
        ),
    ] {
        all.push((name.to_owned(), statement, values));
    }
    all
}
