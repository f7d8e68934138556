use domain::customers::InfoField;
use domain::text::LINE_MAX;
use kit::error::CallError;
use kit::{Button, ButtonKind, ButtonType, Dialog, FormError, TextInput, field_error};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use crate::api::CreateCustomer;
use crate::cache::use_customer_cache;
use crate::draft::Draft;
use crate::form::{FIELDS, InfoInput, StatusInput};

const FORM: &str = "new-customer-form";

kit::part! {
    /// The dialog for a new customer.
    in extras: pub(crate) fn new_customer_dialog() -> kit::Draw<NewCustomerDialogProps> = |dialog| NewCustomerDialog(dialog).into_any();
}

/// A new customer: a name is enough. Goes on to the customer; what was typed survives closing.
#[component]
pub(crate) fn NewCustomerDialog(
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let create = ServerAction::<CreateCustomer>::new();
    let draft = Draft::kept();
    provide_context(draft);
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
    // Opened for what is wrong in there; never closed, which is the person's to do.
    let broken_below = Memo::new(move |was: Option<&bool>| {
        let wrong = |field: &InfoField| {
            refused
                .with(|error| error.as_ref()?.for_field(field.path()).map(drop))
                .is_some()
        };
        was == Some(&true) || InfoField::ALL.iter().any(wrong)
    });
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
            <StatusInput value=draft.status refused />
            <details class="nx-form__more" open=move || broken_below.get()>
                <summary>"More about the customer"</summary>
                {InfoField::ALL.map(|field| view! { <InfoInput field value=draft.field(field) refused /> }).into_iter().collect_view()}
            </details>
        </ActionForm>
    }
}
