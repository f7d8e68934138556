use chrono::NaiveDate;
use domain::id::{AgreementId, CustomerId, InvoiceId};
use domain::receivables::{
    Invoice, InvoiceBalance, InvoiceForm, InvoiceNumber, InvoiceStep, InvoiceSummary,
};
use kit::{Answer, TakenOut, Toast};
use leptos::prelude::*;

use super::Actions;
use crate::api::{
    bill_period, create_invoice, delete_invoice, edit_invoice, get_invoice, restore_invoice,
    step_invoice,
};
use crate::steps::{checked, way_back};

/// The invoice that something is done with, as far as the list knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Subject {
    pub(crate) id: InvoiceId,
    pub(crate) number: InvoiceNumber,
    pub(crate) balance: InvoiceBalance,
}

impl From<&Invoice> for Subject {
    fn from(invoice: &Invoice) -> Self {
        Self {
            id: invoice.id,
            number: invoice.number.clone(),
            balance: invoice.balance(),
        }
    }
}

impl From<&InvoiceSummary> for Subject {
    fn from(invoice: &InvoiceSummary) -> Self {
        Self {
            id: invoice.id,
            number: invoice.number.clone(),
            balance: invoice.balance,
        }
    }
}

impl Actions {
    /// Saves a new invoice of a customer.
    pub(crate) async fn add_invoice(self, customer: CustomerId, form: InvoiceForm) -> Answer<()> {
        let made = create_invoice(customer, form).await?;
        self.say(Toast::success(format!("Invoice {} drafted", made.number)));
        self.refresh();
        Ok(())
    }

    /// Saves what became of the invoice that `was` there when its form was opened; shows at once.
    pub(crate) async fn save_invoice(self, was: Invoice, form: InvoiceForm) -> Answer<()> {
        let before = self.before(Some(was.id));
        self.show_revised(&was, &form);
        let saving = edit_invoice(was.id, was.version(), form);
        let saved = before.unless_refused(saving).await;
        if let Ok(saved) = saved.clone() {
            self.show_as(&saved);
            let title = format!("Invoice {} saved", saved.number);
            self.say(Toast::undo(title, move || {
                self.put_invoice_back(saved.clone(), &was);
            }));
        }
        self.refresh();
        saved.map(drop)
    }

    fn put_invoice_back(self, now: Invoice, was: &Invoice) {
        let form = InvoiceForm::from(was);
        let before = self.before(Some(now.id));
        self.show_revised(&now, &form);
        self.run("The change was not taken back", async move {
            let saving = edit_invoice(now.id, now.version(), form);
            before.unless_refused(saving).await?;
            self.say(Toast::success("Invoice as before"));
            Ok(())
        });
    }

    /// Hands all of an invoice over, fresh from the server: a form begins with it.
    pub(crate) fn with_invoice(self, id: InvoiceId, then: Callback<Invoice>) {
        self.run("The invoice could not be opened", async move {
            then.run(get_invoice(id.to_string()).await?);
            Ok(())
        });
    }

    /// Drafts the invoice of the running period of a retainer, or finds it, and shows it.
    pub(crate) fn bill(self, agreement: AgreementId, today: NaiveDate, show: Callback<Invoice>) {
        self.run("The period was not invoiced", async move {
            let billed = bill_period(agreement, today).await?;
            let number = &billed.invoice.number;
            self.say(if billed.made {
                Toast::success(format!("Invoice {number} drafted"))
            } else {
                Toast::info(format!("This period is on invoice {number} already"))
            });
            show.run(billed.invoice);
            Ok(())
        });
    }

    /// Takes a step that needs no reason.
    pub(crate) fn step(self, invoice: Subject, step: InvoiceStep) {
        self.run("The invoice stays as it was", async move {
            self.take(&invoice, step).await
        });
    }

    /// Takes a step; to be taken back at once.
    pub(crate) async fn take(self, invoice: &Subject, step: InvoiceStep) -> Answer<()> {
        let (id, step) = (invoice.id, checked(step)?);
        let before = self.before(Some(id));
        self.show_invoice(id, |_, balance| balance.take(&step));
        let taken = async {
            let was = get_invoice(id.to_string()).await?;
            Ok((was, step_invoice(id, step.clone()).await?))
        };
        let (was, now) = before.unless_refused(taken).await?;
        self.refresh();
        let title = format!("Invoice {} {}", now.number, done(&step));
        let back = way_back(&step, was.state, was.reason);
        self.say(if back.is_empty() {
            Toast::success(title)
        } else {
            Toast::undo(title, move || self.take_back(id, back.clone()))
        });
        Ok(())
    }

    fn take_back(self, id: InvoiceId, steps: Vec<InvoiceStep>) {
        let before = self.before(Some(id));
        for step in &steps {
            self.show_invoice(id, |_, balance| balance.take(step));
        }
        self.run("The step was not taken back", async move {
            let taken = async {
                for step in steps {
                    step_invoice(id, step).await?;
                }
                Ok(())
            };
            before.unless_refused(taken).await?;
            self.say(Toast::success("Invoice as before"));
            Ok(())
        });
    }

    /// Moves an invoice to the trash; to be taken back at once.
    pub(crate) fn delete_invoice(self, invoice: &Subject) {
        let id = invoice.id;
        let title = format!("Invoice {} moved to the trash", invoice.number);
        let before = self.before(None);
        let taken = self
            .lists
            .map(|lists| lists.invoices.take_out(|row| row.id == id));
        self.run("The invoice was not deleted", async move {
            before.unless_refused(delete_invoice(id)).await?;
            self.say(Toast::undo(title, move || {
                self.restore_invoice(id, taken.clone());
            }));
            Ok(())
        });
    }

    fn restore_invoice(self, id: InvoiceId, taken: Option<TakenOut<InvoiceSummary>>) {
        let before = self.before(None);
        if let (Some(lists), Some(taken)) = (self.lists, taken) {
            lists.invoices.put_back(taken);
        }
        self.run("The invoice was not restored", async move {
            before.unless_refused(restore_invoice(id)).await?;
            self.say(Toast::success("The invoice is back"));
            Ok(())
        });
    }
}

const fn done(step: &InvoiceStep) -> &'static str {
    match step {
        InvoiceStep::Send => "marked as sent",
        InvoiceStep::Void { .. } => "voided",
        InvoiceStep::WriteOff { .. } => "written off",
        InvoiceStep::Reopen => "opened again",
    }
}
