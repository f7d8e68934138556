use domain::id::{CustomerId, PaymentId};
use domain::money::{Currency, Money};
use domain::receivables::{
    Allocation, Payment, PaymentForm, Refund, RefundForm, Settlement, SettlementForm,
};
use kit::{Answer, TakenOut, Toast};

use super::Actions;
use crate::api::{
    allocations_of, create_payment, delete_payment, edit_payment, refund_payment, refunds_of,
    release_payment, restore_payment, settle_payment, take_back_refund,
};
use crate::payments::form_of;
use crate::queries::{ALLOCATIONS, REFUNDS};

impl Actions {
    /// Saves a new payment of a customer; what it settles shows at once.
    pub(crate) async fn add_payment(self, customer: CustomerId, form: PaymentForm) -> Answer<()> {
        let (_, settled) = form.parse()?;
        let before = self.before(None);
        self.show_settled(&settled);
        let making = create_payment(customer, form);
        let made = before.unless_refused(making).await?.id;
        self.say(Toast::undo("Payment recorded", move || {
            self.forget_payment(made, &settled);
        }));
        self.refresh();
        Ok(())
    }

    /// Saves what became of the payment that `was` there when its form was opened; shows at once.
    pub(crate) async fn save_payment(self, was: Payment, form: PaymentForm) -> Answer<()> {
        let before = self.before(None);
        self.show_typed(was.id, &form);
        let saving = edit_payment(was.id, was.version(), form);
        let saved = before.unless_refused(saving).await;
        if let Ok(saved) = saved.clone() {
            self.say(Toast::undo("Payment saved", move || {
                self.put_payment_back(saved.clone(), form_of(&was));
            }));
        }
        self.refresh();
        saved.map(drop)
    }

    fn show_typed(self, id: PaymentId, form: &PaymentForm) {
        self.show_payment(id, |payment| {
            (payment.terms, _) = form.parse()?;
            Ok(())
        });
    }

    fn forget_payment(self, id: PaymentId, settled: &[Settlement]) {
        let before = self.before(None);
        self.hide_payment(id);
        self.show_released(settled);
        self.run("The payment was not taken back", async move {
            before.unless_refused(delete_payment(id)).await?;
            self.say(Toast::success("Payment moved to the trash"));
            Ok(())
        });
    }

    fn put_payment_back(self, now: Payment, form: PaymentForm) {
        let before = self.before(None);
        self.show_typed(now.id, &form);
        self.run("The change was not taken back", async move {
            let saving = edit_payment(now.id, now.version(), form);
            before.unless_refused(saving).await?;
            self.say(Toast::success("Payment as before"));
            Ok(())
        });
    }

    fn hide_payment(self, id: PaymentId) -> Option<TakenOut<Payment>> {
        let lists = self.lists?;
        Some(lists.payments.take_out(|row| row.id == id))
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
        self.show_settled_by(id, &settled);
        let before = async {
            let before = allocations_of(id).await?;
            settle_payment(id, currency, settlements).await?;
            Ok(before)
        };
        let mut before = shown.unless_refused(before).await?;
        before.retain(|known| settled.iter().any(|one| one.invoice == known.invoice));
        self.say(Toast::undo("Invoices settled", move || {
            self.settle_as_before(id, currency, settled.clone(), before.clone());
        }));
        self.refresh();
        Ok(())
    }

    fn settle_as_before(
        self,
        id: PaymentId,
        currency: Currency,
        settled: Vec<Settlement>,
        before: Vec<Allocation>,
    ) {
        let shown = self.before(None);
        self.show_released_by(id, &settled);
        self.run("The invoices stay settled", async move {
            let released = async {
                for one in settled {
                    release_payment(id, one.invoice).await?;
                }
                if !before.is_empty() {
                    settle_payment(id, currency, before.iter().map(settlement).collect()).await?;
                }
                Ok(())
            };
            shown.unless_refused(released).await?;
            self.say(Toast::success("Invoices as before"));
            Ok(())
        });
    }

    /// Shows invoices as settled by a payment.
    fn show_settled_by(self, payment: PaymentId, settled: &[Settlement]) {
        self.show_settled(settled);
        self.show_payment(payment, |payment| {
            let mut amounts = settled.iter().map(|one| one.amount);
            amounts.try_for_each(|amount| payment.allot(amount))
        });
    }

    /// Shows invoices without what a payment had settled of them, and the payment with it.
    fn show_released_by(self, payment: PaymentId, settled: &[Settlement]) {
        self.show_released(settled);
        self.show_payment(payment, |payment| {
            settled.iter().for_each(|one| payment.release(one.amount));
            Ok(())
        });
    }

    /// Takes a payment off an invoice; to be taken back at once.
    pub(crate) fn release(self, allocation: Allocation) {
        let before = self.before(Some(allocation.invoice));
        self.show_released_by(allocation.payment, &[settled(&allocation)]);
        self.queries.update(ALLOCATIONS, allocation.payment, |all| {
            all.retain(|other| other.id != allocation.id);
        });
        self.run("The payment stays on the invoice", async move {
            let released = release_payment(allocation.payment, allocation.invoice);
            if let Err(error) = before.unless_refused(released).await {
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
        let before = self.before(Some(allocation.invoice));
        self.show_settled_by(allocation.payment, &[settled(&allocation)]);
        self.run("The invoice was not settled again", async move {
            let currency = allocation.amount.currency();
            let settling =
                settle_payment(allocation.payment, currency, vec![settlement(&allocation)]);
            before.unless_refused(settling).await?;
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
        let before = shown.unless_refused(before).await?;
        self.say(Toast::undo("Refund recorded", move || {
            self.forget_refunds_since(payment, terms.amount.money(), before.clone());
        }));
        self.refresh();
        Ok(())
    }

    fn forget_refunds_since(self, payment: PaymentId, amount: Money, before: Vec<Refund>) {
        let shown = self.before(None);
        self.show_kept(payment, amount);
        self.run("The refund was not taken back", async move {
            let taken_back = async {
                let now = refunds_of(payment).await?.into_iter();
                for refund in now.filter(|refund| before.iter().all(|known| known.id != refund.id))
                {
                    take_back_refund(refund.id).await?;
                }
                Ok(())
            };
            shown.unless_refused(taken_back).await?;
            self.say(Toast::success("Refund taken back"));
            Ok(())
        });
    }

    /// Deletes a refund that never was; to be recorded again at once.
    pub(crate) fn take_back_refund(self, refund: Refund) {
        let before = self.before(None);
        self.show_kept(refund.payment, refund.terms.amount.money());
        self.queries.update(REFUNDS, refund.payment, |all| {
            all.retain(|other| other.id != refund.id);
        });
        self.run("The refund was not taken back", async move {
            let taken_back = take_back_refund(refund.id);
            if let Err(error) = before.unless_refused(taken_back).await {
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

    /// Shows a payment with what was said to be given back.
    fn show_kept(self, payment: PaymentId, amount: Money) {
        self.show_payment(payment, |payment| {
            payment.take_back(amount);
            Ok(())
        });
    }

    fn refund_again(self, refund: Refund) {
        let before = self.before(None);
        self.show_payment(refund.payment, |payment| payment.refund(&refund.terms));
        self.run("The refund was not recorded again", async move {
            let amount = refund.terms.amount.money();
            let form = RefundForm {
                date: refund.terms.date.to_string(),
                amount: amount.amount().to_string(),
                currency: amount.currency().code().to_owned(),
                reference: refund.terms.reference,
            };
            let refunding = refund_payment(refund.payment, form);
            before.unless_refused(refunding).await?;
            self.say(Toast::success("Refund recorded again"));
            Ok(())
        });
    }

    /// Moves a payment to the trash. Taking that back settles what it had settled.
    pub(crate) fn delete_payment(self, payment: &Payment) {
        let id = payment.id;
        let before = self.before(None);
        let taken = self.hide_payment(id);
        self.run("The payment was not deleted", async move {
            let deleted = async {
                let allocations = allocations_of(id).await?;
                self.show_released(&allocations.iter().map(settled).collect::<Vec<_>>());
                delete_payment(id).await?;
                Ok(allocations)
            };
            let allocations = before.unless_refused(deleted).await?;
            self.say(Toast::undo("Payment moved to the trash", move || {
                self.restore_payment(id, taken.clone(), allocations.clone());
            }));
            Ok(())
        });
    }

    fn restore_payment(
        self,
        id: PaymentId,
        taken: Option<TakenOut<Payment>>,
        allocations: Vec<Allocation>,
    ) {
        let before = self.before(None);
        if let (Some(lists), Some(taken)) = (self.lists, taken) {
            lists.payments.put_back(taken);
        }
        self.show_settled(&allocations.iter().map(settled).collect::<Vec<_>>());
        self.run("The payment was not restored as it was", async move {
            let restored = async {
                restore_payment(id).await?;
                if let Some(first) = allocations.first() {
                    let again = allocations.iter().map(settlement).collect();
                    settle_payment(id, first.amount.currency(), again).await?;
                }
                Ok(())
            };
            before.unless_refused(restored).await?;
            self.say(Toast::success("The payment is back"));
            Ok(())
        });
    }
}

const fn settled(allocation: &Allocation) -> Settlement {
    Settlement {
        invoice: allocation.invoice,
        amount: allocation.amount,
    }
}

fn settlement(allocation: &Allocation) -> SettlementForm {
    SettlementForm {
        invoice: allocation.invoice.to_string(),
        amount: allocation.amount.amount().to_string(),
    }
}
