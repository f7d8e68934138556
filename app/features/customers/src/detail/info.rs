use domain::customers::{Customer, CustomerEdit, InfoField};
use kit::{Definition, DefinitionList, InlineEdit, Typed, words_for};
use leptos::prelude::*;

use super::edits::Edits;
use super::section::Section;

/// Some fields of the info, each edited where it stands.
#[component]
pub(super) fn InfoSection(
    id: &'static str,
    title: &'static str,
    fields: &'static [InfoField],
    customer: Memo<Customer>,
    edits: Edits,
    may_edit: Signal<bool>,
) -> impl IntoView {
    let field = move |field: &InfoField| {
        let field = *field;
        let value =
            Memo::new(move |_| customer.with(|customer| field.get(&customer.info).to_owned()));
        view! {
            <Definition term=term(field)>
                <EditableText
                    id=format!("field-{}", field.path().replace('.', "-"))
                    label=field.label()
                    path=field.path()
                    place=field.path()
                    value
                    long=field.is_long()
                    parse=move |text: String| Ok(CustomerEdit::Field(field, field.parse(&text)?))
                    edits
                    may_edit
                />
            </Definition>
        }
    };
    view! {
        <Section id title>
            <DefinitionList>{fields.iter().map(field).collect_view()}</DefinitionList>
        </Section>
    }
}

/// What a field is called below the heading of its section.
const fn term(field: InfoField) -> &'static str {
    match field {
        InfoField::ProductName => "Name",
        InfoField::ProductDescription => "Description",
        InfoField::ProductUrl => "URL",
        other => other.label(),
    }
}

/// A text that is edited in place by whoever may; others read it.
#[component]
pub(super) fn EditableText(
    /// Its id in the page.
    #[prop(into)]
    id: String,
    /// What it is.
    #[prop(into)]
    label: String,
    /// The field that errors name.
    path: &'static str,
    /// Its name among what can be changed about a customer.
    #[prop(into)]
    place: String,
    /// The text to show.
    value: Memo<String>,
    /// Whether it takes several lines.
    long: bool,
    /// Checks what was typed, before it is sent.
    #[prop(into)]
    parse: Callback<String, domain::Result<CustomerEdit>>,
    edits: Edits,
    may_edit: Signal<bool>,
    /// Whether it is open for editing at once.
    #[prop(optional, into)]
    begin: Signal<bool>,
) -> impl IntoView {
    let draft = format!("draft:customer:{}:{id}", edits.id());
    let place = StoredValue::new(place);
    let state = Signal::derive(move || place.with_value(|place| edits.state_of(place)));
    let on_save = move |Typed { text, seen }| {
        let edit = parse.run(text);
        let edit = edit.map_err(|error| words_for(&error.into(), path))?;
        edits.put(edit, seen);
        Ok(())
    };
    move || {
        if !may_edit.get() {
            return view! { <ReadText value /> }.into_any();
        }
        view! {
            <InlineEdit
                id=id.clone()
                label=label.clone()
                value
                on_save
                on_discard=move |()| place.with_value(|place| edits.discard(place))
                state
                placeholder=format!("Add {}", in_sentence(&label))
                long
                draft=draft.clone()
                begin
            />
        }
        .into_any()
    }
}

#[component]
fn ReadText(value: Memo<String>) -> impl IntoView {
    move || {
        let text = value.get();
        if text.is_empty() {
            return view! { <span class="nx-read nx-read--empty">"–"</span> }.into_any();
        }
        if text.starts_with("https://") || text.starts_with("http://") {
            let href = text.clone();
            return view! {
                <a class="cds--link nx-read" href=href target="_blank" rel="noopener noreferrer">{text}</a>
            }
            .into_any();
        }
        view! { <span class="nx-read" dir="auto">{text}</span> }.into_any()
    }
}

/// A label in the middle of a sentence: lower case, but for words like "URL". Our own are ASCII; what people call a field
/// in other scripts stays as they wrote it.
fn in_sentence(label: &str) -> String {
    let word = |word: &str| {
        if word.chars().all(char::is_uppercase) {
            word.to_owned()
        } else {
            word.to_ascii_lowercase()
        }
    };
    label.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_fit_into_a_sentence() {
        assert_eq!(
            in_sentence("Ideal customer profile"),
            "ideal customer profile"
        );
        assert_eq!(in_sentence("Product URL"), "product URL");
    }
}
