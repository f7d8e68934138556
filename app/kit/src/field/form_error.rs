use domain::Error;
use leptos::html;
use leptos::prelude::*;

use crate::error::CallError;
use crate::{InlineNotification, NotificationKind};

/// What is wrong with one field, out of the answer to the whole form.
///
/// ```ignore
/// let refused = Signal::derive(move || save.value().get().and_then(Result::err));
/// view! { <TextInput name="name" error=field_error(refused, "name") .. /> }
/// ```
pub fn field_error(
    error: Signal<Option<CallError>>,
    field: &'static str,
) -> Signal<Option<String>> {
    Signal::derive(move || {
        error.with(|error| error.as_ref()?.for_field(field).map(ToOwned::to_owned))
    })
}

/// Above a form: what went wrong with all of it. When fields are wrong it moves the focus to the first of them.
#[component]
pub fn FormError(
    /// The answer of the server, if it was a refusal.
    #[prop(into)]
    error: Signal<Option<CallError>>,
    /// Fields of this form that show their errors themselves; an error on any other field is shown here. One that ends in a
    /// dot stands for all below it: `settlements.` for `settlements.0.amount`.
    #[prop(optional)]
    fields: &'static [&'static str],
) -> impl IntoView {
    let node = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        if error.with(is_about_fields)
            && let Some(place) = node.get()
        {
            request_animation_frame(move || focus_first_invalid(&place));
        }
    });
    let words = Signal::derive(move || error.with(|error| summary(error.as_ref()?, fields)));
    view! {
        <div class="nx-form-error" node_ref=node>
            {move || words.get().map(|words| view! {
                <InlineNotification kind=NotificationKind::Error title=words />
            })}
        </div>
    }
    .into_any()
}

fn is_about_fields(error: &Option<CallError>) -> bool {
    matches!(error, Some(CallError::Refused(Error::Invalid { .. })))
}

/// The words for what no field shows.
fn summary(error: &CallError, shown: &[&str]) -> Option<String> {
    let CallError::Refused(Error::Invalid { fields }) = error else {
        return Some(error.to_string());
    };
    let unshown: Vec<&str> = fields
        .iter()
        .filter(|error| !shown.iter().any(|shown| stands_for(shown, &error.field)))
        .map(|error| error.message.as_str())
        .collect();
    (!shown.is_empty() && !unshown.is_empty()).then(|| unshown.join(" "))
}

fn stands_for(shown: &str, field: &str) -> bool {
    shown == field || (shown.ends_with('.') && field.starts_with(shown))
}

fn focus_first_invalid(place: &web_sys::Element) {
    use wasm_bindgen::JsCast;
    let form = place.closest("form, dialog").ok().flatten();
    let field = form.and_then(|form| form.query_selector("[aria-invalid='true']").ok().flatten());
    if let Some(field) = field.and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok()) {
        // A field that cannot take the focus is gone from the page.
        let _ = field.focus();
    }
}

#[cfg(test)]
mod tests {
    use domain::FieldError;

    use super::*;

    #[test]
    fn errors_without_a_field_of_their_own_are_summed_up() {
        let error = CallError::Refused(Error::Invalid {
            fields: vec![
                FieldError::new("name", "Give the customer a name."),
                FieldError::new("team.email", "Enter an e-mail address."),
            ],
        });
        assert_eq!(
            summary(&error, &["name"]).as_deref(),
            Some("Enter an e-mail address.")
        );
        assert_eq!(summary(&error, &["name", "team.email"]), None);
        assert_eq!(summary(&error, &["name", "team."]), None);
        assert!(summary(&error, &["name", "team"]).is_some());
        assert!(summary(&CallError::Unreachable, &[]).is_some());
    }
}
