use domain::customers::{Customer, CustomerEdit, ExtraField};
use kit::{Button, ButtonKind, ButtonSize, Glyph, IconButton, Toast};
use leptos::prelude::*;

use super::edits::Edits;
use super::extra_form::{ExtraForm, ExtraFormDialog};
use super::focus::focus_soon;
use super::info::EditableText;
use super::section::Section;

/// Id of the button that adds a field.
const ADD: &str = "add-field";

/// Whatever else people note about a customer, under labels of their own.
#[component]
pub(super) fn ExtraSection(
    customer: Memo<Customer>,
    edits: Edits,
    may_edit: Signal<bool>,
) -> impl IntoView {
    let extra = Memo::new(move |_| customer.with(|customer| customer.info.extra_fields()));
    let form = ExtraForm::new();
    let empty = move || {
        extra.with(Vec::is_empty).then(|| {
            view! { <p class="nx-section__empty">"Room for what has no field here: a renewal month, a contract number."</p> }
        })
    };
    view! {
        <Section id="fields" title="Further fields" count=Signal::derive(move || extra.with(Vec::len))>
            {empty}
            <dl class="nx-facts">
                <For each=move || extra.get() key=|field| field.label.clone() let(field)>
                    <Extra label=field.label extra edits may_edit />
                </For>
            </dl>
            {move || may_edit.get().then(|| view! {
                <Button
                    kind=ButtonKind::Ghost
                    size=ButtonSize::Small
                    icon=Glyph::Add
                    class="nx-section__add"
                    attr:id=ADD
                    on_click=move |_| form.open()
                >
                    "Add field"
                </Button>
                <ExtraFormDialog form extra edits />
            })}
        </Section>
    }
}

#[component]
fn Extra(
    label: String,
    extra: Memo<Vec<ExtraField>>,
    edits: Edits,
    may_edit: Signal<bool>,
) -> impl IntoView {
    let known = StoredValue::new(label.clone());
    let value = Memo::new(move |last: Option<&String>| {
        let now =
            extra.with(|extra| find(extra, &known.read_value()).map(|field| field.value.clone()));
        now.or_else(|| last.cloned()).unwrap_or_default()
    });
    let parse = move |text: String| {
        Ok(CustomerEdit::SetExtra(ExtraField::parse(
            &known.read_value(),
            &text,
        )?))
    };
    let remove_label = format!("Remove {label}");
    let place = format!("extra:{label}");
    view! {
        <div class="nx-fact nx-extra">
            <dt class="nx-fact__term" dir="auto">{label.clone()}</dt>
            <dd class="nx-fact__value">
                <EditableText id=format!("extra-{label}") label path="extra.value" place value long=true parse edits may_edit />
            </dd>
            {move || may_edit.get().then(|| {
                let label = remove_label.clone();
                view! {
                    <dd class="nx-extra__remove">
                        <IconButton
                            label
                            glyph=Glyph::Trash
                            size=ButtonSize::Small
                            class="nx-tip--end"
                            on_click=move |_| remove(edits, extra, &known.read_value())
                        />
                    </dd>
                }
            })}
        </div>
    }
}

/// Takes a field out, with Undo.
fn remove(edits: Edits, extra: Memo<Vec<ExtraField>>, label: &str) {
    let Some(field) = extra.with_untracked(|extra| find(extra, label).cloned()) else {
        return;
    };
    let edit = CustomerEdit::RemoveExtra(field.label.clone());
    edits.make(edit, format!("{label} was not removed"), move || {
        let title = format!("{} removed", field.label);
        let undo = move || {
            let refused = format!("{} was not put back", field.label);
            edits.make(CustomerEdit::SetExtra(field.clone()), refused, || {});
        };
        edits.say(Toast::undo(title, undo));
    });
    focus_soon([ADD.to_owned()]);
}

/// The field of this label.
fn find<'a>(extra: &'a [ExtraField], label: &str) -> Option<&'a ExtraField> {
    extra.iter().find(|field| field.label == label)
}
