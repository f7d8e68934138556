use domain::customers::{CustomerEdit, ExtraField};
use domain::text::{LINE_MAX, NOTE_MAX};
use kit::error::CallError;
use kit::{Button, ButtonKind, ButtonType, Dialog, FormError, TextArea, TextInput, field_error};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::edits::Edits;
use crate::outbox::Sent;

const FORM: &str = "field-form";
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
    let save = Action::new(move |edit: &domain::Result<CustomerEdit>| {
        let edit = edit.clone();
        async move {
            let answer = edits.send(edit?).await;
            if answer.is_ok() {
                form.clear();
            }
            answer
        }
    });
    Effect::new(move |_| {
        if form.open.get() {
            save.clear();
        }
    });
    let footer = move || {
        view! {
            <Button kind=ButtonKind::Secondary on_click=move |_| form.clear()>"Cancel"</Button>
            <Button button_type=ButtonType::Submit form=FORM pending=save.pending()>"Add field"</Button>
        }
    };
    view! {
        <Dialog open=form.open id="field" title="Add a field" footer=ViewFn::from(footer)>
            <ExtraInputs form extra save />
        </Dialog>
    }
}

#[component]
fn ExtraInputs(
    form: ExtraForm,
    extra: Memo<Vec<ExtraField>>,
    save: Action<domain::Result<CustomerEdit>, Result<Sent, CallError>>,
) -> impl IntoView {
    let refused = Signal::derive(move || {
        save.value()
            .with(|answer| answer.as_ref()?.as_ref().err().cloned())
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if !save.pending().get_untracked() {
            save.dispatch(extra.with_untracked(|extra| form.parse(extra)));
        }
    };
    view! {
        <form id=FORM class="nx-form" novalidate on:submit=submit>
            <FormError error=refused fields=FIELDS />
            <TextInput label="Label" name="extra.label" value=form.label max=LINE_MAX autofocus=true
                autocomplete="off" placeholder="Renewal month" error=field_error(refused, "extra.label") />
            <TextArea label="Value" name="extra.value" value=form.value max=NOTE_MAX optional=true
                error=field_error(refused, "extra.value") />
        </form>
    }
}
