//! Where database errors become words, once.

use domain::Error;
use sqlx::error::DatabaseError;
use uuid::Uuid;

/// Says what a failed statement means to the person who asked.
#[expect(
    clippy::needless_pass_by_value,
    reason = "the argument of `map_err` everywhere"
)]
pub(crate) fn into_domain(error: sqlx::Error) -> Error {
    match &error {
        sqlx::Error::RowNotFound => Error::NotFound,
        sqlx::Error::Database(database) => {
            from_database(&**database).unwrap_or_else(|| unavailable(&error))
        }
        _ => unavailable(&error),
    }
}

/// A value the database holds but our rules refuse: written by something that is not NextUp.
pub(crate) fn unreadable(what: &str) -> Error {
    unavailable(&format!("the database holds a {what} that cannot be read"))
}

/// Details into the log, a reference to the person.
pub(crate) fn unavailable(detail: &dyn std::fmt::Display) -> Error {
    let reference = Uuid::now_v7().simple().to_string()[24..].to_owned();
    tracing::error!(%reference, "database: {detail}");
    Error::Unavailable { reference }
}

/// Constraints that mirror a rule of `domain`, with the field and the words of that rule. Meeting
/// one means that something came past the rule: still a message beside the field, not a failure.
const CONSTRAINTS: [(&str, &str, &str); 19] = [
    (
        "customers_name_length",
        "name",
        "A name has 1 to 200 characters.",
    ),
    (
        "customers_status_known",
        "status",
        "Choose one of the six statuses.",
    ),
    (
        "customers_info_size",
        "info",
        "This customer holds more text than fits. Shorten some of it.",
    ),
    (
        "workspaces_name_length",
        "name",
        "A name has 1 to 200 characters.",
    ),
    (
        "profiles_name_length",
        "name",
        "A name has 1 to 200 characters.",
    ),
    (
        "customer_projects_agreement_of_customer",
        "agreement",
        "Choose an agreement of this customer.",
    ),
    (
        "customer_projects_end_after_start",
        "ends_on",
        "A project ends after it has begun.",
    ),
    (
        "customer_artifacts_content_size",
        "body",
        "Keep this to 1,024 kB.",
    ),
    (
        "customer_agreements_dates_in_order",
        "ends_on",
        "The last day is before the first.",
    ),
    (
        "customer_agreements_pricing_size",
        "milestones",
        "These milestones hold more text than fits. Shorten some of it.",
    ),
    (
        "customer_receivables_number_unique",
        "number",
        "Another invoice has this number.",
    ),
    (
        "customer_receivables_period_unique",
        "period",
        "This period has another invoice.",
    ),
    (
        "customer_receivables_agreement_of_customer",
        "agreement",
        "Choose an agreement of this customer.",
    ),
    (
        "customer_receivables_lines_size",
        "lines",
        "These lines hold more text than fits. Shorten some of it.",
    ),
    (
        "customer_receivables_settled_range",
        "settlements",
        "This settles more than is open.",
    ),
    (
        "customer_payments_used_range",
        "amount",
        "This uses more of the payment than is left.",
    ),
    (
        "customer_chat_messages_question_length",
        "question",
        "A message has 1 to 20,000 characters.",
    ),
    (
        "customer_chat_messages_answer_length",
        "answer",
        "An answer has at most 400,000 characters.",
    ),
    (
        "users_email_partial_key",
        "email",
        "There is an account with this address already.",
    ),
];

fn from_database(error: &dyn DatabaseError) -> Option<Error> {
    if let Some(constraint) = error.constraint() {
        return CONSTRAINTS
            .iter()
            .find(|(name, ..)| *name == constraint)
            .map(|(_, field, message)| Error::invalid(*field, *message));
    }
    match error.code()?.as_ref() {
        // insufficient_privilege: no grant, or row-level security refused the new row
        "42501" => Some(Error::forbidden(
            "Your role in this workspace does not allow this.",
        )),
        // serialization_failure, deadlock_detected, lock_not_available
        "40001" | "40P01" | "55P03" => Some(Error::conflict(
            "Somebody else is changing this at the same moment. Try again.",
        )),
        // character_not_in_repertoire, untranslatable_character: a null character in text or JSON
        "22021" | "22P05" => Some(Error::invalid(
            "text",
            "This text has characters that cannot be kept.",
        )),
        // object_not_in_prerequisite_state: a trigger of ours refused to settle what waits for no payment
        "55000" => Some(Error::conflict(
            "This waits for no payment any more. Read it again, then repeat your change.",
        )),
        // no_data_found: a function of ours looked for a record that is gone
        "P0002" => Some(Error::NotFound),
        _ => None,
    }
}
