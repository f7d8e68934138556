use chrono::NaiveDate;
use domain::agreements::Agreement;
use domain::id::CustomerId;
use domain::money::Currency;
use domain::receivables::{Invoice, InvoiceForm, InvoiceNumber};
use domain::text::{LINE_MAX, NOTE_MAX};
use kit::error::CallError;
use kit::{
    Choice, FormPanel, InputType, Select, Sending, TextArea, TextInput, field_error, new_or_edited,
    or_again,
};
use leptos::prelude::*;

use super::fields::{Fields, blank};
use super::lines::Lines;
use super::sums::Sums;
use crate::actions::Actions;
use crate::words::title;

/// Fields that show their own errors.
const FIELDS: &[&str] = &[
    "number",
    "date",
    "due_on",
    "currency",
    "amount",
    "tax_rate",
    "description",
    "reference",
    "agreement",
];

const NOT_SAVED: &str = "The invoice was not saved";

/// The panel in which an invoice is written.
#[derive(Clone, Copy)]
pub(crate) struct Panel {
    open: RwSignal<bool>,
    /// The invoice as it was when the panel was opened; nothing for a new one.
    was: RwSignal<Option<Invoice>>,
    /// Whether something about a new one may have been typed.
    begun: RwSignal<bool>,
    fields: Fields,
}

impl Panel {
    pub(crate) fn new() -> Self {
        Self {
            open: RwSignal::new(false),
            was: RwSignal::new(None),
            begun: RwSignal::new(false),
            fields: Fields::new(),
        }
    }

    /// Opens it for a new invoice. What was typed about one before is still there.
    pub(crate) fn add(self, today: NaiveDate, currency: Currency) {
        if !self.begun.get_untracked() {
            self.was.set(None);
            self.fields.fill(blank(today, currency));
            self.begun.set(true);
        }
        self.open.set(true);
    }

    /// Opens it for an invoice. What was typed about the same version of it before is still there.
    pub(crate) fn edit(self, invoice: Invoice) {
        let same = self
            .was
            .with_untracked(|was| was.as_ref() == Some(&invoice));
        if same {
            self.open.set(true);
        } else {
            let form = InvoiceForm::from(&invoice);
            self.begin(invoice, form);
        }
    }

    fn begin(self, was: Invoice, form: InvoiceForm) {
        self.fields.fill(form);
        self.was.set(Some(was));
        self.begun.set(false);
        self.open.set(true);
    }

    /// Done: the next time begins anew.
    fn close(self) {
        self.open.set(false);
        self.was.set(None);
        self.begun.set(false);
    }
}

/// New and edited invoices of a customer.
#[component]
pub(crate) fn InvoicePanel(
    panel: Panel,
    customer: CustomerId,
    /// What an invoice can bill.
    agreements: Memo<Vec<Agreement>>,
    actions: Actions,
) -> impl IntoView {
    let sending = Sending::new(move || {
        let (was, form) = (panel.was.get_untracked(), untrack(|| panel.fields.form()));
        async move {
            // The same rules as on the server, without the way there.
            form.parse()?;
            let Some(was) = was else {
                actions.add_invoice(customer, form).await?;
                panel.close();
                return Ok(());
            };
            let saving = actions.save_invoice(was.clone(), form.clone());
            let again = move || panel.begin(was.clone(), form.clone());
            or_again(panel.open, actions.toasts, NOT_SAVED, saving, again).await
        }
    });
    let refused = sending.refused();
    view! {
        <FormPanel open=panel.open id="invoice" title=new_or_edited(panel.was, "New invoice", "Edit invoice")
            verb=new_or_edited(panel.was, "Save draft", "Save invoice") sending fields=FIELDS>
            <Head fields=panel.fields refused />
            <Amounts fields=panel.fields refused />
            <About fields=panel.fields agreements refused />
        </FormPanel>
    }
}

/// Its number and its days.
#[component]
fn Head(fields: Fields, refused: Signal<Option<CallError>>) -> impl IntoView {
    let most = u32::try_from(InvoiceNumber::MAX).unwrap_or(LINE_MAX);
    view! {
        <TextInput label="Number" name="number" value=fields.number max=most optional=true autocomplete="off"
            helper="Without one it gets the next number of the year." error=field_error(refused, "number") />
        <div class="nx-form__row">
            <TextInput label="Date" name="date" input_type=InputType::Date value=fields.date error=field_error(refused, "date") />
            <TextInput label="Due" name="due_on" input_type=InputType::Date value=fields.due_on optional=true
                helper="Without one: as long as the customer has to pay." error=field_error(refused, "due_on") />
        </div>
    }
}

/// What is charged, and what it comes to.
#[component]
fn Amounts(fields: Fields, refused: Signal<Option<CallError>>) -> impl IntoView {
    let charges = Memo::new(move |_| fields.charges());
    view! {
        <Lines fields refused />
        <div class="nx-form__row">
            <TextInput label="Tax in percent" name="tax_rate" value=fields.tax_rate optional=true autocomplete="off"
                error=field_error(refused, "tax_rate") />
            <TextInput label="Currency" name="currency" value=fields.currency autocomplete="off"
                helper="Three letters: EUR, USD, GBP." error=field_error(refused, "currency") />
        </div>
        <div aria-live="polite">{move || view! { <Sums charges=charges.get() /> }}</div>
    }
}

/// What it is about.
#[component]
fn About(
    fields: Fields,
    agreements: Memo<Vec<Agreement>>,
    refused: Signal<Option<CallError>>,
) -> impl IntoView {
    let choices = untrack(|| choices(&agreements.get(), &fields.agreement.get()));
    view! {
        <Select label="Agreement" name="agreement" choices value=fields.agreement error=field_error(refused, "agreement") />
        <TextInput label="Their reference" name="reference" value=fields.reference max=LINE_MAX optional=true autocomplete="off"
            helper="What the customer calls it, such as the number of an order." error=field_error(refused, "reference") />
        <TextArea label="Notes" name="description" value=fields.description max=NOTE_MAX optional=true
            helper="What it is about. Printed on the invoice." error=field_error(refused, "description") />
    }
}

/// None, these, and the one it has should that be an older one.
fn choices(agreements: &[Agreement], chosen: &str) -> Vec<Choice> {
    let mut choices = vec![Choice::new("", "None")];
    choices.extend(
        agreements
            .iter()
            .map(|agreement| Choice::new(agreement.id.to_string(), title(agreement))),
    );
    if !choices.iter().any(|choice| choice.value == chosen) {
        choices.push(Choice::new(chosen, "An older agreement"));
    }
    choices
}
