use chrono::NaiveDate;
use domain::receivables::{Payment, RefundForm};
use domain::text::LINE_MAX;
use kit::{FormDialog, InputType, Sending, TextInput, field_error};
use leptos::prelude::*;

use crate::actions::Actions;

/// The dialog in which some of a payment is given back.
#[derive(Clone, Copy)]
pub(crate) struct Refunding {
    open: RwSignal<bool>,
    payment: RwSignal<Option<Payment>>,
    date: RwSignal<String>,
    amount: RwSignal<String>,
    reference: RwSignal<String>,
}

impl Refunding {
    pub(crate) fn new() -> Self {
        Self {
            open: RwSignal::new(false),
            payment: RwSignal::new(None),
            date: RwSignal::default(),
            amount: RwSignal::default(),
            reference: RwSignal::default(),
        }
    }

    /// Asks about a payment, at first for all that is left of it.
    pub(crate) fn begin(self, payment: Payment, today: NaiveDate) {
        self.date.set(today.to_string());
        self.amount.set(payment.credit().amount().to_string());
        self.reference.set(String::new());
        self.payment.set(Some(payment));
        self.open.set(true);
    }

    fn form(self, payment: &Payment) -> RefundForm {
        RefundForm {
            date: self.date.get_untracked(),
            amount: self.amount.get_untracked(),
            currency: payment.terms.amount.currency().code().to_owned(),
            reference: self.reference.get_untracked(),
        }
    }
}

/// Records that money was given back.
#[component]
pub(crate) fn RefundDialog(refunding: Refunding, actions: Actions) -> impl IntoView {
    let Refunding {
        open,
        payment,
        date,
        amount,
        reference,
    } = refunding;
    let sending = Sending::new(move || {
        let payment = payment.get_untracked();
        async move {
            if let Some(payment) = payment {
                let form = refunding.form(&payment);
                actions.refund(payment.id, form).await?;
            }
            open.set(false);
            Ok(())
        }
    });
    let refused = sending.refused();
    let left = move || {
        payment.with(|payment| payment.as_ref().map(|payment| payment.credit().to_string()))
    };
    view! {
        <FormDialog open id="refund" title="Record refund" verb="Record refund" sending fields=&["date", "amount", "reference"]>
            <p>{left} " of this payment can be given back. NextUp notes it down and moves no money."</p>
            <div class="nx-form__row">
                <TextInput label="Amount" name="amount" value=amount autocomplete="off" error=field_error(refused, "amount") />
                <TextInput label="Date" name="date" input_type=InputType::Date value=date error=field_error(refused, "date") />
            </div>
            <TextInput label="Reference" name="reference" value=reference max=LINE_MAX optional=true autocomplete="off"
                helper="What the bank was told." error=field_error(refused, "reference") />
        </FormDialog>
    }
}
