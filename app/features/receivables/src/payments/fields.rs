//! What is typed into the form of a payment. Outlives the panel, so that closing it by mistake loses nothing.

use chrono::NaiveDate;
use domain::money::{Currency, Money, Price};
use domain::receivables::{Payment, PaymentForm, PaymentMethod};
use leptos::prelude::*;

/// A signal for each field but for what it settles.
#[derive(Clone, Copy)]
pub(super) struct Fields {
    pub(super) date: RwSignal<String>,
    pub(super) amount: RwSignal<String>,
    pub(super) currency: RwSignal<String>,
    pub(super) method: RwSignal<String>,
    pub(super) reference: RwSignal<String>,
    pub(super) notes: RwSignal<String>,
}

/// What a new payment begins with.
pub(super) fn blank(today: NaiveDate, currency: Currency) -> PaymentForm {
    PaymentForm {
        date: today.to_string(),
        currency: currency.code().to_owned(),
        method: PaymentMethod::BankTransfer.as_str().to_owned(),
        ..PaymentForm::default()
    }
}

/// What was typed about a payment.
pub(crate) fn form_of(payment: &Payment) -> PaymentForm {
    PaymentForm::from(payment)
}

impl Fields {
    /// Fields that say nothing.
    pub(super) fn new() -> Self {
        Self {
            date: RwSignal::default(),
            amount: RwSignal::default(),
            currency: RwSignal::default(),
            method: RwSignal::default(),
            reference: RwSignal::default(),
            notes: RwSignal::default(),
        }
    }

    /// Makes the fields say this.
    pub(super) fn fill(self, form: PaymentForm) {
        self.date.set(form.date);
        self.amount.set(form.amount);
        self.currency.set(form.currency);
        self.method.set(form.method);
        self.reference.set(form.reference);
        self.notes.set(form.notes);
    }

    /// What was typed, without what it settles.
    pub(super) fn form(self) -> PaymentForm {
        PaymentForm {
            date: self.date.get_untracked(),
            amount: self.amount.get_untracked(),
            currency: self.currency.get_untracked(),
            method: self.method.get_untracked(),
            reference: self.reference.get_untracked(),
            notes: self.notes.get_untracked(),
            settlements: Vec::new(),
        }
    }

    /// The currency typed, or the last one that was one.
    pub(super) fn typed_currency(self) -> Memo<Currency> {
        Memo::new(move |last: Option<&Currency>| {
            let typed = self
                .currency
                .with(|typed| Currency::parse("currency", typed));
            typed.ok().or(last.copied()).unwrap_or(Currency::EUR)
        })
    }

    /// How much was typed, once it is an amount.
    pub(super) fn typed_amount(self, currency: Memo<Currency>) -> Memo<Option<Money>> {
        Memo::new(move |_| {
            let currency = currency.get();
            let typed = self
                .amount
                .with(|typed| Price::parse("amount", typed, currency));
            typed.ok().map(Price::money)
        })
    }
}
