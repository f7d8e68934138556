//! What the forms for a new customer and for all fields of one have in common.

use domain::customers::{CustomerStatus, InfoField};
use domain::text::{LINE_MAX, NOTE_MAX};
use kit::error::CallError;
use kit::{Choice, FieldValue, InputType, Select, TextArea, TextInput, field_error};
use leptos::prelude::*;

/// Fields that show their own errors.
pub(crate) const FIELDS: &[&str] = &[
    "name",
    "status",
    "about",
    "vertical",
    "persona",
    "icp",
    "product.name",
    "product.stage",
    "product.category",
    "product.description",
    "product.url",
];

/// The choice of a status.
#[component]
pub(crate) fn StatusInput(
    /// The word chosen.
    #[prop(into)]
    value: FieldValue,
    /// What the form was refused for.
    refused: Signal<Option<CallError>>,
) -> impl IntoView {
    view! { <Select label="Status" name="form[status]" choices=statuses() value error=field_error(refused, "status") /> }
}

/// Every status to choose from.
pub(crate) fn statuses() -> Vec<Choice> {
    CustomerStatus::ALL
        .map(|status| Choice::new(status.as_str(), status.label()))
        .to_vec()
}

/// The input that fits a field of the info.
#[component]
pub(crate) fn InfoInput(
    /// The field.
    field: InfoField,
    /// Its text.
    #[prop(into)]
    value: FieldValue,
    /// What the form was refused for.
    refused: Signal<Option<CallError>>,
) -> impl IntoView {
    let name = format!("form[{}]", field.path().replace('.', "_"));
    let error = field_error(refused, field.path());
    if field.is_long() {
        view! { <TextArea label=field.label() name value error max=NOTE_MAX /> }.into_any()
    } else {
        let input_type = if field == InfoField::ProductUrl {
            InputType::Url
        } else {
            InputType::Text
        };
        view! { <TextInput label=field.label() name value error input_type max=LINE_MAX autocomplete="off" /> }.into_any()
    }
}
