use domain::customers::{CustomerStatus, InfoField};
use domain::text::{LINE_MAX, NOTE_MAX};
use kit::error::CallError;
use kit::{
    Button, ButtonKind, ButtonType, Choice, Dialog, FormError, InputType, Select, TextArea,
    TextInput, field_error,
};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use crate::api::CreateCustomer;
use crate::cache::use_customer_cache;
use crate::draft::Draft;

const FORM: &str = "new-customer-form";
/// Fields that show their own errors.
const FIELDS: &[&str] = &[
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

/// A new customer: a name is enough. Goes on to the customer; what was typed survives closing.
#[component]
pub fn NewCustomerDialog(
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let create = ServerAction::<CreateCustomer>::new();
    let draft = expect_context::<Draft>();
    let cache = use_customer_cache();
    Effect::new(move |_| {
        if create.value().with(|answer| matches!(answer, Some(Ok(_)))) {
            draft.clear();
            cache.refresh_lists();
        }
    });
    let footer = move || {
        view! {
            <Button kind=ButtonKind::Secondary on_click=move |_| open.set(false)>"Cancel"</Button>
            <Button button_type=ButtonType::Submit form=FORM pending=create.pending()>"Create customer"</Button>
        }
    };
    view! {
        <Dialog open id="new-customer" title="New customer" footer=ViewFn::from(footer)>
            <NewCustomerForm create />
        </Dialog>
    }
}

/// The form in the dialog. Checked in the browser by the rules of the server before it is sent.
#[component]
fn NewCustomerForm(create: ServerAction<CreateCustomer>) -> impl IntoView {
    let draft = expect_context::<Draft>();
    let broken = RwSignal::new(None::<CallError>);
    let refused = Signal::derive(move || {
        broken.get().or_else(|| {
            create
                .value()
                .with(|answer| answer.as_ref()?.as_ref().err().cloned())
        })
    });
    let check = move |event: SubmitEvent| {
        broken.set(untrack(|| draft.form()).parse().err().map(CallError::from));
        if broken.with_untracked(Option::is_some) {
            event.prevent_default();
        }
    };
    let statuses = CustomerStatus::ALL
        .map(|status| Choice::new(status.as_str(), status.label()))
        .to_vec();
    view! {
        <ActionForm action=create attr:id=FORM attr:class="nx-form" attr:novalidate=true on:submit:capture=check>
            <FormError error=refused fields=FIELDS />
            <TextInput
                label="Name"
                name="form[name]"
                value=draft.name
                error=field_error(refused, "name")
                max=LINE_MAX
                autocomplete="off"
                autofocus=true
                helper="All you need to begin. Everything else can follow."
            />
            <Select label="Status" name="form[status]" choices=statuses value=draft.status error=field_error(refused, "status") />
            <details class="nx-form__more">
                <summary>"More about the customer"</summary>
                {InfoField::ALL.map(|field| view! { <InfoInput field refused /> }).into_iter().collect_view()}
            </details>
        </ActionForm>
    }
}

/// The input that fits a field of the info.
#[component]
fn InfoInput(field: InfoField, refused: Signal<Option<CallError>>) -> impl IntoView {
    let value = expect_context::<Draft>().field(field);
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
