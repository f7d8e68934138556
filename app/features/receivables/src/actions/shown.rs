//! What is on screen changes before the server has answered, by the rules of `domain`, and comes back when it refuses.

use chrono::NaiveDate;
use domain::id::{CustomerId, InvoiceId, PaymentId};
use domain::page::{Cursor, Page};
use domain::receivables::{
    Allocation, Invoice, InvoiceBalance, InvoiceNumber, InvoiceQuery, InvoiceSummary, Payment,
    Settlement,
};
use kit::{Answer, Key, Query};
use leptos::prelude::*;

use super::Actions;
use crate::queries::{INVOICE, INVOICES, PAYMENTS};

type InvoicesKey = (InvoiceQuery, NaiveDate);
type PaymentsKey = (CustomerId, Option<Cursor>);

/// The lists of a customer that are on screen.
#[derive(Clone, Copy)]
pub(crate) struct Lists {
    /// What the list of invoices asks for.
    pub(crate) invoices: Memo<InvoicesKey>,
    /// What the list of payments asks for.
    pub(crate) payments: Memo<PaymentsKey>,
}

/// What was shown before something was done.
pub(super) struct Before {
    invoices: Option<(InvoicesKey, Page<InvoiceSummary>)>,
    payments: Option<(PaymentsKey, Page<Payment>)>,
    invoice: Option<(String, Invoice)>,
}

impl Actions {
    /// What is shown now; of one invoice also what its own page shows.
    pub(super) fn before(self, invoice: Option<InvoiceId>) -> Before {
        // The page, and its memos with it, may be gone by now.
        Before {
            invoices: self
                .lists
                .and_then(|lists| self.kept(INVOICES, lists.invoices.try_get_untracked()?)),
            payments: self
                .lists
                .and_then(|lists| self.kept(PAYMENTS, lists.payments.try_get_untracked()?)),
            invoice: invoice.and_then(|id| self.kept(INVOICE, id.to_string())),
        }
    }

    fn kept<K: Key, T: Clone + Send + Sync + 'static>(
        self,
        query: Query<K, T>,
        key: K,
    ) -> Option<(K, T)> {
        let mut kept = None;
        self.queries.update(query, key.clone(), |answer| {
            kept = Some(answer.clone());
        });
        Some((key, kept?))
    }

    /// Waits for the answer to what is shown already; what was there `before` shows again if it is refused.
    pub(super) async fn confirmed<T>(
        self,
        before: Before,
        doing: impl Future<Output = Answer<T>>,
    ) -> Answer<T> {
        let answer = doing.await;
        if answer.is_err() {
            self.show_again(before);
        }
        answer
    }

    fn show_again(self, before: Before) {
        if let Some((key, page)) = before.invoices {
            self.queries.replace(INVOICES, key, page);
        }
        if let Some((key, page)) = before.payments {
            self.queries.replace(PAYMENTS, key, page);
        }
        if let Some((key, invoice)) = before.invoice {
            self.queries.replace(INVOICE, key, invoice);
        }
    }

    /// Changes where an invoice stands. What the rules refuse is not shown: the server decides about it, and may know more
    /// than what is on screen.
    pub(super) fn show_invoice(
        self,
        id: InvoiceId,
        change: impl Fn(&InvoiceNumber, &mut InvoiceBalance) -> domain::Result<()>,
    ) {
        let changed = |number: &InvoiceNumber, was: InvoiceBalance| {
            let mut now = was;
            change(number, &mut now).map_or(was, |()| now)
        };
        self.in_invoices(|rows| {
            for row in rows.iter_mut().filter(|row| row.id == id) {
                row.balance = changed(&row.number, row.balance);
            }
        });
        self.queries.update(INVOICE, id.to_string(), |invoice| {
            let now = changed(&invoice.number, invoice.balance());
            (invoice.state, invoice.settled) = (now.state, now.settled);
        });
    }

    /// Changes a payment, or leaves it as it is where the rules refuse that.
    pub(super) fn show_payment(
        self,
        id: PaymentId,
        change: impl Fn(&mut Payment) -> domain::Result<()>,
    ) {
        self.in_payments(|rows| {
            for row in rows.iter_mut().filter(|row| row.id == id) {
                let mut now = row.clone();
                if change(&mut now).is_ok() {
                    *row = now;
                }
            }
        });
    }

    /// Shows invoices as settled.
    pub(super) fn show_settled(self, settled: &[Settlement]) {
        for one in settled {
            self.show_invoice(one.invoice, |number, balance| {
                balance.settle(number, one.amount)
            });
        }
    }

    /// Shows invoices without what a payment had settled of them.
    pub(super) fn show_released(self, allocations: &[Allocation]) {
        for one in allocations {
            self.show_invoice(one.invoice, |_, balance| {
                balance.release(one.amount);
                Ok(())
            });
        }
    }

    /// Takes an invoice off the list.
    pub(super) fn hide_invoice(self, id: InvoiceId) {
        self.in_invoices(|rows| rows.retain(|row| row.id != id));
    }

    /// Takes a payment off the list.
    pub(super) fn hide_payment(self, id: PaymentId) {
        self.in_payments(|rows| rows.retain(|row| row.id != id));
    }

    fn in_invoices(self, change: impl FnOnce(&mut Vec<InvoiceSummary>)) {
        let key = self
            .lists
            .and_then(|lists| lists.invoices.try_get_untracked());
        if let Some(key) = key {
            self.queries
                .update(INVOICES, key, |page| change(&mut page.items));
        }
    }

    fn in_payments(self, change: impl FnOnce(&mut Vec<Payment>)) {
        let key = self
            .lists
            .and_then(|lists| lists.payments.try_get_untracked());
        if let Some(key) = key {
            self.queries
                .update(PAYMENTS, key, |page| change(&mut page.items));
        }
    }
}
