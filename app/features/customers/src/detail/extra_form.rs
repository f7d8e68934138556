use domain::customers::{CustomerEdit, ExtraField};
use domain::text::{LINE_MAX, NOTE_MAX};
use kit::{FormDialog, Sending, TextArea, TextInput, field_error};
use leptos::prelude::*;

use super::edits::Edits;

const FIELDS: &[&str] = &["extra.label", "extra.value"];

/// What is typed about a new further field. Stays when the dialog is closed by mistake.
#[derive(Clone, Copy)]
pub(super) struct ExtraForm {
    open: RwSignal<bool>,
    label: RwSignal<String>,
    value: RwSignal<String>,
}

impl ExtraForm {
    /// An empty form, closed.
    pub(super) fn new() -> Self {
        let text = RwSignal::<String>::default;
        Self {
            open: RwSignal::new(false),
            label: text(),
            value: text(),
        }
    }

    /// Opens it, with what was typed before.
    pub(super) fn open(self) {
        self.open.set(true);
    }

    fn clear(self) {
        self.open.set(false);
        self.label.set(String::new());
        self.value.set(String::new());
    }

    /// The field that is typed. A label in use is refused, because setting it would overwrite its value.
    fn parse(self, known: &[ExtraField]) -> domain::Result<CustomerEdit> {
        let field = ExtraField::parse(&self.label.get_untracked(), &self.value.get_untracked())?;
        let same = |other: &ExtraField| other.label.to_lowercase() == field.label.to_lowercase();
        if known.iter().any(same) {
            let words = "There is a field of that name already. Edit it where it stands.";
            return Err(domain::Error::invalid("extra.label", words));
        }
        Ok(CustomerEdit::SetExtra(field))
    }
}

/// Adds a further field.
#[component]
pub(super) fn ExtraFormDialog(
    form: ExtraForm,
    extra: Memo<Vec<ExtraField>>,
    edits: Edits,
) -> impl IntoView {
    let sending = Sending::new(move || {
        let edit = extra.with_untracked(|extra| form.parse(extra));
        async move {
            edits.send(edit?).await?;
            form.clear();
            Ok(())
        }
    });
    let refused = sending.refused();
    view! {
        <FormDialog open=form.open id="field" title="Add a field" verb="Add field" sending fields=FIELDS
            on_cancel=move |()| form.clear()>
            <TextInput label="Label" name="extra.label" value=form.label max=LINE_MAX autofocus=true
                autocomplete="off" placeholder="Renewal month" error=field_error(refused, "extra.label") />
            <TextArea label="Value" name="extra.value" value=form.value max=NOTE_MAX optional=true
                error=field_error(refused, "extra.value") />
        </FormDialog>
    }
}
