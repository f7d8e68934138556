use domain::id::{CustomerId, InvoiceId, PaymentId};
use domain::money::Currency;
use domain::receivables::{Allocation, Payment, PaymentForm, Refund, RefundForm, SettlementForm};
use kit::{Answer, Toast};

use super::Actions;
use crate::api::{
    allocations_of, create_payment, delete_payment, edit_payment, refund_payment, refunds_of,
    release_payment, restore_payment, settle_payment, take_back_refund,
};
use crate::payments::form_of;
use crate::queries::{ALLOCATIONS, REFUNDS};

impl Actions {
    /// Saves a form: a new payment of a customer, or the one that `was` there when the form was opened.
    pub(crate) async fn save_payment(
        self,
        customer: CustomerId,
        was: Option<Payment>,
        form: PaymentForm,
    ) -> Answer<()> {
        let (_, settled) = form.parse()?;
        let Some(was) = was else {
            let before = self.before(None);
            self.show_settled(&settled);
            let made = self.confirmed(before, create_payment(customer, form));
            let made = made.await?.id;
            self.say(Toast::undo("Payment recorded", move || {
                self.forget_payment(made);
            }));
            self.refresh();
            return Ok(());
        };
        let saved = edit_payment(was.id, was.version(), form).await?;
        self.refresh();
        self.say(Toast::undo("Payment saved", move || {
            self.put_payment_back(saved.clone(), form_of(&was));
        }));
        Ok(())
    }

    fn forget_payment(self, id: PaymentId) {
        self.run("The payment was not taken back", async move {
            delete_payment(id).await?;
            self.say(Toast::success("Payment moved to the trash"));
            Ok(())
        });
    }

    fn put_payment_back(self, now: Payment, before: PaymentForm) {
        self.run("The change was not taken back", async move {
            edit_payment(now.id, now.version(), before).await?;
            self.say(Toast::success("Payment as before"));
            Ok(())
        });
    }

    /// Settles invoices with what is left of a payment.
    pub(crate) async fn settle(
        self,
        payment: &Payment,
        settlements: Vec<SettlementForm>,
    ) -> Answer<()> {
        let currency = payment.terms.amount.currency();
        let settled = SettlementForm::parse_all(&settlements, currency)?;
        let id = payment.id;
        let shown = self.before(None);
        self.show_settled(&settled);
        self.show_payment(id, |payment| {
            let mut amounts = settled.iter().map(|one| one.amount);
            amounts.try_for_each(|amount| payment.allot(amount))
        });
        let before = async {
            let before = allocations_of(id).await?;
            settle_payment(id, currency, settlements).await?;
            Ok(before)
        };
        let mut before = self.confirmed(shown, before).await?;
        before.retain(|known| settled.iter().any(|one| one.invoice == known.invoice));
        self.say(Toast::undo("Invoices settled", move || {
            let invoices = settled.iter().map(|one| one.invoice).collect();
            self.settle_as_before(id, currency, invoices, before.clone());
        }));
        self.refresh();
        Ok(())
    }

    fn settle_as_before(
        self,
        id: PaymentId,
        currency: Currency,
        invoices: Vec<InvoiceId>,
        before: Vec<Allocation>,
    ) {
        self.run("The invoices stay settled", async move {
            for invoice in invoices {
                release_payment(id, invoice).await?;
            }
            if !before.is_empty() {
                settle_payment(id, currency, before.iter().map(settlement).collect()).await?;
            }
            self.say(Toast::success("Invoices as before"));
            Ok(())
        });
    }

    /// Takes a payment off an invoice; to be taken back at once.
    pub(crate) fn release(self, allocation: Allocation) {
        let before = self.before(Some(allocation.invoice));
        self.show_released(std::slice::from_ref(&allocation));
        self.show_payment(allocation.payment, |payment| {
            payment.release(allocation.amount);
            Ok(())
        });
        self.queries.update(ALLOCATIONS, allocation.payment, |all| {
            all.retain(|other| other.id != allocation.id);
        });
        self.run("The payment stays on the invoice", async move {
            let released = release_payment(allocation.payment, allocation.invoice);
            if let Err(error) = self.confirmed(before, released).await {
                self.queries.update(ALLOCATIONS, allocation.payment, |all| {
                    all.push(allocation);
                });
                return Err(error);
            }
            let title = format!("Payment taken off invoice {}", allocation.invoice_number);
            self.say(Toast::undo(title, move || {
                self.settle_again(allocation.clone());
            }));
            Ok(())
        });
    }

    fn settle_again(self, allocation: Allocation) {
        self.run("The invoice was not settled again", async move {
            let currency = allocation.amount.currency();
            settle_payment(allocation.payment, currency, vec![settlement(&allocation)]).await?;
            self.say(Toast::success("The payment is on the invoice again"));
            Ok(())
        });
    }

    /// Gives some of a payment back.
    pub(crate) async fn refund(self, payment: PaymentId, form: RefundForm) -> Answer<()> {
        let terms = form.parse()?;
        let shown = self.before(None);
        self.show_payment(payment, |payment| payment.refund(&terms));
        let before = async {
            let before = refunds_of(payment).await?;
            refund_payment(payment, form).await?;
            Ok(before)
        };
        let before = self.confirmed(shown, before).await?;
        self.say(Toast::undo("Refund recorded", move || {
            self.forget_refunds_since(payment, before.clone());
        }));
        self.refresh();
        Ok(())
    }

    fn forget_refunds_since(self, payment: PaymentId, before: Vec<Refund>) {
        self.run("The refund was not taken back", async move {
            let now = refunds_of(payment).await?.into_iter();
            for refund in now.filter(|refund| before.iter().all(|known| known.id != refund.id)) {
                take_back_refund(refund.id).await?;
            }
            self.say(Toast::success("Refund taken back"));
            Ok(())
        });
    }

    /// Deletes a refund that never was; to be recorded again at once.
    pub(crate) fn take_back_refund(self, refund: Refund) {
        let before = self.before(None);
        self.show_payment(refund.payment, |payment| {
            payment.take_back(refund.terms.amount.money());
            Ok(())
        });
        self.queries.update(REFUNDS, refund.payment, |all| {
            all.retain(|other| other.id != refund.id);
        });
        self.run("The refund was not taken back", async move {
            let taken_back = take_back_refund(refund.id);
            if let Err(error) = self.confirmed(before, taken_back).await {
                self.queries
                    .update(REFUNDS, refund.payment, |all| all.push(refund));
                return Err(error);
            }
            self.say(Toast::undo("Refund taken back", move || {
                self.refund_again(refund.clone());
            }));
            Ok(())
        });
    }

    fn refund_again(self, refund: Refund) {
        self.run("The refund was not recorded again", async move {
            let amount = refund.terms.amount.money();
            let form = RefundForm {
                date: refund.terms.date.to_string(),
                amount: amount.amount().to_string(),
                currency: amount.currency().code().to_owned(),
                reference: refund.terms.reference,
            };
            refund_payment(refund.payment, form).await?;
            self.say(Toast::success("Refund recorded again"));
            Ok(())
        });
    }

    /// Moves a payment to the trash. Taking that back settles what it had settled.
    pub(crate) fn delete_payment(self, payment: &Payment) {
        let id = payment.id;
        let before = self.before(None);
        self.hide_payment(id);
        self.run("The payment was not deleted", async move {
            let deleted = async {
                let settled = allocations_of(id).await?;
                self.show_released(&settled);
                delete_payment(id).await?;
                Ok(settled)
            };
            let settled = self.confirmed(before, deleted).await?;
            self.say(Toast::undo("Payment moved to the trash", move || {
                self.restore_payment(id, settled.clone());
            }));
            Ok(())
        });
    }

    fn restore_payment(self, id: PaymentId, settled: Vec<Allocation>) {
        self.run("The payment was not restored as it was", async move {
            restore_payment(id).await?;
            if let Some(first) = settled.first() {
                let again = settled.iter().map(settlement).collect();
                settle_payment(id, first.amount.currency(), again).await?;
            }
            self.say(Toast::success("The payment is back"));
            Ok(())
        });
    }
}

fn settlement(allocation: &Allocation) -> SettlementForm {
    SettlementForm {
        invoice: allocation.invoice.to_string(),
        amount: allocation.amount.amount().to_string(),
    }
}
