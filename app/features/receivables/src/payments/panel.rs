use chrono::NaiveDate;
use domain::id::CustomerId;
use domain::money::Currency;
use domain::receivables::{Payment, PaymentForm, PaymentMethod};
use domain::text::{LINE_MAX, NOTE_MAX};
use kit::error::CallError;
use kit::{
    Choice, FormPanel, InputType, Select, Sending, TextArea, TextInput, field_error, new_or_edited,
    or_again,
};
use leptos::prelude::*;

use super::fields::{Fields, blank, form_of};
use super::shares::{Shares, SharesFields};
use crate::actions::{Actions, Subject};

/// Fields that show their own errors.
const FIELDS: &[&str] = &[
    "date",
    "amount",
    "currency",
    "method",
    "reference",
    "notes",
    "settlements.",
];

const NOT_SAVED: &str = "The payment was not saved";

/// The panel in which a payment is written.
#[derive(Clone, Copy)]
pub(crate) struct Panel {
    open: RwSignal<bool>,
    /// The payment as it was when the panel was opened; nothing for a new one.
    was: RwSignal<Option<Payment>>,
    /// Whether something about a new one may have been typed.
    begun: RwSignal<bool>,
    fields: Fields,
    shares: Shares,
}

impl Panel {
    pub(crate) fn new() -> Self {
        Self {
            open: RwSignal::new(false),
            was: RwSignal::new(None),
            begun: RwSignal::new(false),
            fields: Fields::new(),
            shares: Shares::new(),
        }
    }

    /// Opens it for a new payment. What was typed about one before is still there.
    pub(crate) fn add(self, today: NaiveDate, currency: Currency) {
        if !self.begun.get_untracked() {
            self.begin(blank(today, currency));
        }
        self.open.set(true);
    }

    /// Opens it for a payment of all that is open of an invoice.
    pub(crate) fn pay(self, invoice: &Subject, today: NaiveDate) {
        let open = invoice.balance.open();
        self.begin(PaymentForm {
            amount: open.amount().to_string(),
            ..blank(today, open.currency())
        });
        self.shares.begin_with(invoice.id, open);
        self.open.set(true);
    }

    fn begin(self, form: PaymentForm) {
        self.was.set(None);
        self.fields.fill(form);
        self.shares.clear();
        self.begun.set(true);
    }

    /// Opens it for a payment. What was typed about the same version of it before is still there.
    pub(crate) fn edit(self, payment: Payment) {
        let same = self
            .was
            .with_untracked(|was| was.as_ref() == Some(&payment));
        if same {
            self.open.set(true);
        } else {
            let form = form_of(&payment);
            self.begin_edit(payment, form);
        }
    }

    fn begin_edit(self, was: Payment, form: PaymentForm) {
        self.fields.fill(form);
        self.was.set(Some(was));
        self.begun.set(false);
        self.open.set(true);
    }

    fn form(self) -> PaymentForm {
        PaymentForm {
            settlements: if self.is_new().get_untracked() {
                untrack(|| self.shares.forms())
            } else {
                Vec::new()
            },
            ..self.fields.form()
        }
    }

    fn is_new(self) -> Signal<bool> {
        Signal::derive(move || self.was.with(Option::is_none))
    }

    /// Done: the next time begins anew.
    fn close(self) {
        self.open.set(false);
        self.was.set(None);
        self.begun.set(false);
    }
}

/// New and edited payments of a customer.
#[component]
pub(crate) fn PaymentPanel(panel: Panel, customer: CustomerId, actions: Actions) -> impl IntoView {
    let sending = Sending::new(move || {
        let (was, form) = (panel.was.get_untracked(), panel.form());
        async move {
            // The same rules as on the server, without the way there.
            form.parse()?;
            let Some(was) = was else {
                actions.add_payment(customer, form).await?;
                panel.close();
                return Ok(());
            };
            let saving = actions.save_payment(was.clone(), form.clone());
            let again = move || panel.begin_edit(was.clone(), form.clone());
            or_again(panel.open, actions.toasts, NOT_SAVED, saving, again).await
        }
    });
    let is_new = panel.is_new();
    let refused = sending.refused();
    view! {
        <FormPanel open=panel.open id="payment" title=new_or_edited(panel.was, "Record payment", "Edit payment")
            verb=new_or_edited(panel.was, "Record payment", "Save payment") sending fields=FIELDS>
            <Received fields=panel.fields refused />
            {move || is_new.get().then(|| {
                let currency = panel.fields.typed_currency();
                let money = panel.fields.typed_amount(currency);
                view! { <SharesFields customer currency money shares=panel.shares refused /> }
            })}
            <TextArea label="Notes" name="notes" value=panel.fields.notes max=NOTE_MAX optional=true
                helper="Only for those who see the customer in NextUp." error=field_error(refused, "notes") />
        </FormPanel>
    }
}

/// How much came, when, and by which way.
#[component]
fn Received(fields: Fields, refused: Signal<Option<CallError>>) -> impl IntoView {
    let methods = PaymentMethod::ALL.map(|method| Choice::new(method.as_str(), method.label()));
    view! {
        <div class="nx-form__row">
            <TextInput label="Amount" name="amount" value=fields.amount autocomplete="off" error=field_error(refused, "amount") />
            <TextInput label="Currency" name="currency" value=fields.currency autocomplete="off"
                helper="Three letters: EUR, USD, GBP." error=field_error(refused, "currency") />
        </div>
        <div class="nx-form__row">
            <TextInput label="Date" name="date" input_type=InputType::Date value=fields.date error=field_error(refused, "date") />
            <Select label="Method" name="method" choices=methods.to_vec() value=fields.method error=field_error(refused, "method") />
        </div>
        <TextInput label="Reference" name="reference" value=fields.reference max=LINE_MAX optional=true autocomplete="off"
            helper="What the bank wrote." error=field_error(refused, "reference") />
    }
}
