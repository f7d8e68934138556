//! Another status.

use domain::chat::{ChangeDraft, Dossier};
use domain::customers::CustomerStatus;

use super::Reply;
use crate::builtin::text::inline;
use crate::builtin::words::Words;

/// Proposes the status that a message names.
pub fn change(question: &str, dossier: &Dossier) -> Reply {
    let now = dossier.customer.status;
    let others = CustomerStatus::ALL
        .into_iter()
        .filter(|status| *status != now);
    let labels: Vec<String> = others
        .map(|status| format!("**{}**", status.label()))
        .collect();
    let labels = labels.join(", ");
    let Some(status) = named(&Words::of(question)) else {
        let name = inline(dossier.customer.name.as_str());
        return Reply::ask(format!(
            "To which status shall {name} move? It is {} now; it can be one of {labels}.",
            now.label()
        ));
    };
    if status == now {
        return Reply::ask(format!(
            "The status is {} already. Did you mean another one: {labels}?",
            now.label()
        ));
    }
    let lead = format!(
        "I propose to move the status from {} to **{}**.",
        now.label(),
        status.label()
    );
    Reply::propose(ChangeDraft::Status { status }, lead)
}

/// Whether a request is about the status of the customer.
pub fn is_named(words: &Words) -> bool {
    let moves = words.has_any(&["move*", "mark*", "switch*", "put"]);
    let of_something_else = words.has_any(&[
        "invoice*",
        "project*",
        "agreement*",
        "artifact*",
        "rechnung*",
        "projekt*",
    ]);
    !of_something_else && (words.has("status") || (moves && named(words).is_some()))
}

/// The status that is named last: "from lead to live" means live.
fn named(words: &Words) -> Option<CustomerStatus> {
    let all = words.all();
    (0..all.len()).rev().find_map(|place| {
        let word = all[place].as_str();
        let pair = all.get(place + 1).map(|next| format!("{word} {next}"));
        let status = |words: &str| match words {
            "lead" => Some(CustomerStatus::Lead),
            "prospect" => Some(CustomerStatus::Prospect),
            "negotiation" | "negotiating" | "verhandlung" => Some(CustomerStatus::Negotiation),
            "live" | "aktiv" => Some(CustomerStatus::Live),
            "on hold" | "paused" | "pausiert" => Some(CustomerStatus::OnHold),
            "archive" | "archived" | "archiv" => Some(CustomerStatus::Archive),
            _ => None,
        };
        status(word).or_else(|| status(pair?.as_str()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::builtin::testing::rich_dossier;

    #[test]
    fn the_status_that_is_named_last_counts() {
        let named = |text| named(&Words::of(text));
        assert_eq!(named("from lead to on hold"), Some(CustomerStatus::OnHold));
        assert_eq!(named("Status auf Archiv"), Some(CustomerStatus::Archive));
        assert_eq!(named("hold on"), None);
    }

    #[test]
    fn without_a_status_it_asks_which() {
        let dossier = rich_dossier();
        assert!(matches!(change("", &dossier), Reply::AskBack(text) if text.contains("On hold")));
        let same = change(dossier.customer.status.label(), &dossier);
        assert!(matches!(same, Reply::AskBack(text) if text.contains("already")));
    }
}
