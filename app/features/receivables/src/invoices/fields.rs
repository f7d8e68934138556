//! What is typed into the form of an invoice. Outlives the panel, so that closing it by mistake loses nothing.

use chrono::NaiveDate;
use domain::money::Currency;
use domain::receivables::{Charges, InvoiceForm, LineForm};
use leptos::prelude::*;

/// A signal for each field.
#[derive(Clone, Copy)]
pub(super) struct Fields {
    pub(super) number: RwSignal<String>,
    pub(super) date: RwSignal<String>,
    pub(super) due_on: RwSignal<String>,
    pub(super) currency: RwSignal<String>,
    pub(super) amount: RwSignal<String>,
    pub(super) lines: RwSignal<Vec<LineFields>>,
    pub(super) tax_rate: RwSignal<String>,
    pub(super) description: RwSignal<String>,
    pub(super) reference: RwSignal<String>,
    pub(super) agreement: RwSignal<String>,
}

/// The fields of one line. Counted references: its row, which makes them, is gone while the panel is closed.
#[derive(Debug, Clone)]
pub(super) struct LineFields {
    /// Tells it from the others.
    pub(super) key: usize,
    pub(super) description: ArcRwSignal<String>,
    pub(super) quantity: ArcRwSignal<String>,
    pub(super) unit_price: ArcRwSignal<String>,
}

impl LineFields {
    fn new(key: usize, typed: LineForm) -> Self {
        Self {
            key,
            description: ArcRwSignal::new(typed.description),
            quantity: ArcRwSignal::new(typed.quantity),
            unit_price: ArcRwSignal::new(typed.unit_price),
        }
    }

    fn typed(self) -> LineForm {
        LineForm {
            description: self.description.get(),
            quantity: self.quantity.get(),
            unit_price: self.unit_price.get(),
        }
    }
}

/// What a new invoice begins with.
pub(super) fn blank(today: NaiveDate, currency: Currency) -> InvoiceForm {
    InvoiceForm {
        date: today.to_string(),
        currency: currency.code().to_owned(),
        ..InvoiceForm::default()
    }
}

impl Fields {
    /// Fields that say nothing.
    pub(super) fn new() -> Self {
        Self {
            number: RwSignal::default(),
            date: RwSignal::default(),
            due_on: RwSignal::default(),
            currency: RwSignal::default(),
            amount: RwSignal::default(),
            lines: RwSignal::default(),
            tax_rate: RwSignal::default(),
            description: RwSignal::default(),
            reference: RwSignal::default(),
            agreement: RwSignal::default(),
        }
    }

    /// Makes the fields say this.
    pub(super) fn fill(self, form: InvoiceForm) {
        self.number.set(form.number);
        self.date.set(form.date);
        self.due_on.set(form.due_on);
        self.currency.set(form.currency);
        self.amount.set(form.amount);
        let lines = form.lines.into_iter().enumerate();
        let lines = lines.map(|(key, typed)| LineFields::new(key, typed));
        self.lines.set(lines.collect());
        self.tax_rate.set(form.tax_rate);
        self.description.set(form.description);
        self.reference.set(form.reference);
        self.agreement.set(form.agreement);
    }

    /// What was typed; whoever asks while it is typed is told again.
    pub(super) fn form(self) -> InvoiceForm {
        InvoiceForm {
            number: self.number.get(),
            date: self.date.get(),
            due_on: self.due_on.get(),
            description: self.description.get(),
            reference: self.reference.get(),
            agreement: self.agreement.get(),
            ..self.charges_form()
        }
    }

    /// What it comes to, as far as that can be told from what was typed so far.
    pub(super) fn charges(self) -> Option<Charges> {
        // The rest of the form may be wrong or missing yet.
        let form = InvoiceForm {
            date: NaiveDate::default().to_string(),
            ..self.charges_form()
        };
        form.parse().ok().map(|terms| terms.charges)
    }

    fn charges_form(self) -> InvoiceForm {
        let lines = self.lines.get().into_iter();
        InvoiceForm {
            currency: self.currency.get(),
            amount: self.amount.get(),
            lines: lines.map(LineFields::typed).collect(),
            tax_rate: self.tax_rate.get(),
            ..InvoiceForm::default()
        }
    }

    /// Room for one more line.
    pub(super) fn add_line(self) {
        self.lines.update(|all| {
            let key = all.last().map_or(0, |last| last.key + 1);
            all.push(LineFields::new(key, LineForm::default()));
        });
    }

    /// Takes a line out.
    pub(super) fn remove_line(self, key: usize) {
        self.lines.update(|all| all.retain(|line| line.key != key));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_it_comes_to_is_told_before_the_form_is_whole() {
        let owner = Owner::new();
        owner.with(|| {
            let fields = Fields::new();
            assert_eq!(fields.charges(), None);
            fields.fill(InvoiceForm {
                currency: "EUR".to_owned(),
                amount: "1,000".to_owned(),
                tax_rate: "19".to_owned(),
                due_on: "soon".to_owned(),
                ..InvoiceForm::default()
            });
            let total = fields.charges().map(|charges| charges.total().to_string());
            assert_eq!(total.as_deref(), Some("1,190.00 EUR"));
            fields.add_line();
            assert_eq!(fields.charges(), None, "a line without a price");
        });
    }
}
