//! Words that more than one page says.

use domain::customers::{BulkChange, BulkOutcome, CustomerName, Visibility};

/// "1 customer", "3 customers".
pub(crate) fn customers_counted(count: usize) -> String {
    if count == 1 {
        "1 customer".to_owned()
    } else {
        format!("{count} customers")
    }
}

/// "1 change", "3 changes".
pub(crate) fn changes_counted(count: usize) -> String {
    if count == 1 {
        "1 change".to_owned()
    } else {
        format!("{count} changes")
    }
}

/// What a change of many did: "3 customers are now live".
pub(crate) fn bulk_done(
    name: Option<&CustomerName>,
    outcome: &BulkOutcome,
    change: BulkChange,
) -> String {
    let count = outcome.changed.len();
    let who = match name {
        Some(name) if count == 1 => name.to_string(),
        _ => customers_counted(count),
    };
    let are = if count == 1 { "is" } else { "are" };
    match change {
        BulkChange::Status(to) => format!("{who} {are} now {}", to.label().to_ascii_lowercase()),
        BulkChange::Visibility(Visibility::Workspace) => {
            format!("{who} {are} shared with the workspace")
        }
        BulkChange::Visibility(Visibility::Private) => {
            format!("{who} {are} only for their owner")
        }
        BulkChange::Owner(_) => format!("{who} changed hands"),
        BulkChange::Delete => format!("{who} moved to the trash"),
        BulkChange::Restore => format!("{who} {are} back"),
    }
}

/// Why some were left alone, if any were.
pub(crate) fn bulk_left_alone(outcome: &BulkOutcome, change: BulkChange) -> Option<String> {
    let count = usize::try_from(outcome.left_alone)
        .ok()
        .filter(|count| *count > 0)?;
    let why = match change {
        BulkChange::Visibility(Visibility::Private) => "only its owner can take a customer back",
        BulkChange::Owner(_) => {
            "a private customer stays with its owner, and only its owner or a manager gives it away"
        }
        _ => "nothing to change there",
    };
    Some(format!(
        "{} left as before: {why}.",
        customers_counted(count)
    ))
}

#[cfg(test)]
mod tests {
    use domain::customers::CustomerStatus;
    use domain::id::CustomerId;

    use super::*;

    #[test]
    fn one_and_many_are_said_differently() {
        let id = "01a1fc26-84c6-7607-a942-b7ce9d486101"
            .parse::<CustomerId>()
            .unwrap();
        let to = BulkChange::Status(CustomerStatus::OnHold);
        let mut outcome = BulkOutcome {
            changed: vec![(id, to)],
            left_alone: 2,
        };
        assert_eq!(bulk_done(None, &outcome, to), "1 customer is now on hold");
        assert!(
            bulk_left_alone(&outcome, to)
                .unwrap()
                .starts_with("2 customers left")
        );
        outcome.changed.push((id, to));
        outcome.left_alone = 0;
        assert_eq!(
            bulk_done(None, &outcome, BulkChange::Delete),
            "2 customers moved to the trash"
        );
        assert_eq!(bulk_left_alone(&outcome, to), None);
    }
}
